import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newFolder } from './cli.ts'

/**
 * A scenario file of a first task and fourteen others that all write src/core.ts, for fourteen agents. Agents make errors in
 * every fifth task on average, and no test finds one.
 */
export function sharedCore(): string {
  const others = Array.from({ length: 14 }, (_, index) => index + 1)
  const scenario = {
    version: 1,
    name: 'core',
    tasks: [
      { id: 'base', files: ['src/base.ts'], outputTokens: 50 },
      ...others.map((index) => ({ id: `t${index}`, needs: ['base'], files: ['src/core.ts'], outputTokens: 100 })),
    ],
    agents: { worker: { name: 'Worker', latency: { secondsPerOutputToken: 1 }, quality: { errorRate: 0.2 } } },
    team: { size: 14, members: ['worker'] },
    coordination: { kind: 'preassigned', assignment: 'roundRobin' },
  }
  const file = join(newFolder(), 'core.yaml')
  writeFileSync(file, JSON.stringify(scenario))
  return file
}

/** What is said of it first, without the ends of lines. */
export const SHARED =
  'Beware: 14 of 15 tasks write files that other tasks may be writing at the same time (src/core.ts by 14). Conflicts cost nothing'
