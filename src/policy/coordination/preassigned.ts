import { z } from 'zod'
import { assignments } from '../assignment/index.ts'
import { definePolicy } from '../registry.ts'
import type { Coordination } from './coordination.ts'

const kinds = assignments.map(({ kind }) => kind)

/** Every task belongs to one agent from the start; nobody touches another's. */
export const preassigned = definePolicy({
  kind: 'preassigned',
  summary: 'every task belongs to one agent before the run starts',
  options: z.strictObject({
    assignment: z
      .enum(kinds)
      .default('chainRoundRobin')
      .describe(`Who gets which task: ${assignments.map(({ kind, summary }) => `${kind} (${summary})`).join('; ')}.`),
  }),
  create({ assignment }): Coordination {
    const chosen = assignments.find(({ kind }) => kind === assignment)!
    return {
      selfOrganising: false,
      assignOwners(input, owner) {
        owner.set(chosen.assign(input))
        return chosen.order?.(input) ?? input.topologicalOrder
      },
      mayTake: (owner, agent) => owner === agent,
    }
  },
})
