import { z } from 'zod'
import { formatProblem, loadScenario, type PolicyKinds, type Scenario, ScenarioError } from '../index.ts'

/** Policies with just enough options to tell kinds apart; the real ones live above this room. */
export const kinds: PolicyKinds = {
  coordination: {
    preassigned: z.strictObject({ assignment: z.enum(['chainRoundRobin', 'heft']).default('chainRoundRobin') }),
    decentralized: z.strictObject({ patience: z.number().min(0).max(9).default(3) }),
  },
  communication: { none: z.strictObject({}), ring: z.strictObject({ tokens: z.int().min(1) }) },
  pacing: { rounds: z.strictObject({}), async: z.strictObject({}) },
  workspace: { lastWriterWins: z.strictObject({}) },
  verification: { none: z.strictObject({}), ownTests: z.strictObject({}) },
}

/** A scenario with nothing but what must be there, plus `more`. */
export const minimal = (more = '') => `version: 1
name: tiny
tasks:
  - { id: a, outputTokens: 100 }
  - { id: b, needs: [a], outputTokens: 200 }
agents:
  ann: { name: Ann }
${more}`

/** Loads `main.yaml` from files that are only in memory. */
export function load(
  files: string | Record<string, string>,
  ...set: string[]
): { scenario: Scenario; warnings: string[] } {
  const all: Record<string, string> = typeof files === 'string' ? { 'main.yaml': files } : files
  const read = (path: string) => {
    const text = all[path]
    if (text === undefined) throw new Error('no such file')
    return text
  }
  const { scenario, warnings } = loadScenario('main.yaml', { read, kinds, set })
  return { scenario, warnings: warnings.map(formatProblem) }
}

/** The lines that loading complains with. */
export function complaints(files: string | Record<string, string>, ...set: string[]): string[] {
  try {
    load(files, ...set)
    return []
  } catch (error) {
    if (error instanceof ScenarioError) return error.message.split('\n')
    throw error
  }
}
