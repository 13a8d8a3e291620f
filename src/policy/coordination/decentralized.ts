import { z } from 'zod'
import { definePolicy } from '../registry.ts'
import type { Coordination } from './coordination.ts'

/** Nobody owns anything at the start; agents read the board, choose, and claim what they find free. */
export const decentralized = definePolicy({
  kind: 'decentralized',
  summary: 'agents choose and claim tasks for themselves',
  options: z.strictObject({}),
  create: (): Coordination => ({
    selfOrganising: true,
    assignOwners({ topologicalOrder }, owner) {
      owner.fill(-1)
      return topologicalOrder
    },
    mayTake: (owner, agent) => owner === -1 || owner === agent,
  }),
})
