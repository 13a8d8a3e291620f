import { loadScenario, type PolicyKinds } from '../../scenario/index.ts'
import { type Run, Team } from '../../team/index.ts'

const scenario = `version: 1
name: small
seed: 3
tasks:
  - { id: a, files: [a.py], outputTokens: 200 }
  - { id: b, needs: [a], files: [b.py], outputTokens: 300 }
  - { id: c, needs: [b], files: [c.py, c2.py], outputTokens: 500 }
  - { id: d, files: [d.py], outputTokens: 100 }
  - { id: e, files: [e.py], outputTokens: 400 }
  - { id: f, needs: [d, e], files: [], outputTokens: 0 }
agents:
  quick:
    name: Quick
    latency: { timeToFirstTokenSeconds: 1, secondsPerOutputToken: 0.01, noise: { lognormal: { mean: 1, cv: 0.4 } } }
    tokens: { overheadTokens: 40, idleTokens: 20, outputTokensMax: 700 }
    behaviour: { batchTasks: 3, rewrite: 0.4, test: 1, strayPath: 0.2, fixAfterFailure: 0.5 }
  slow:
    name: Slow
    latency: { timeToFirstTokenSeconds: 2, secondsPerOutputToken: 0.03 }
    behaviour: { batchTasks: 2, test: 1 }
team: { members: [quick, { agent: slow, count: 2 }] }
verification: { kind: ownTests, seconds: 0.7, runner: shared }
limits: { rounds: 40 }
`

/** Settings under which the scenario shows every kind of run: rounds and none, messages, limits that cut turns off. */
export const cases: Readonly<Record<string, readonly string[]>> = {
  rounds: [],
  decentralized: ['coordination.kind=decentralized'],
  async: ['pacing.kind=async', 'communication.kind=broadcast'],
  'round limit': ['coordination.kind=decentralized', 'limits.rounds=1'],
  'time limit': ['limits.hours=0.001', 'coordination.kind=decentralized', 'pacing.kind=async'],
  alone: ['team.size=1'],
}

/** A run of a small scenario; `kinds` are handed in because policies are no business of this room. */
export function runOf(kinds: PolicyKinds, settings: readonly string[] = []): Run {
  const read = () => scenario
  const loaded = loadScenario('small.yaml', { read, kinds, set: settings }).scenario
  return new Team(loaded).run(loaded.seed, 0)
}
