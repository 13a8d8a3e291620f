import { designsOf, type PlanGoal, type PlanResult, plan, usualGoal } from '../../experiment/index.ts'
import { runnerOf } from '../../experiment/runners/index.ts'
import { loadScenario, type PolicyKinds, type Scenario, type Settings } from '../../scenario/index.ts'

/** Text that would do harm where it is not taken as text. */
export const HOSTILE = `<script>alert(1)</script> & "quoted" 'text' </style> <img src=x onerror=alert(2)> ]]> &lt;`

const scenario = `version: 1
name: small
source: ${JSON.stringify(HOSTILE)}
tasks:
  - { id: "<b>a", files: [a.py], outputTokens: { lognormal: { mean: 4000, cv: 0.5 } } }
  - { id: b, needs: ["<b>a"], files: [b.py], outputTokens: 3000 }
  - { id: c, files: [c.py], outputTokens: 5000 }
  - { id: d, files: [d.py], outputTokens: { uniform: { min: 1000, max: 4000 } } }
agents:
  quick:
    name: Quick
    source: https://example.org/quick
    latency: { timeToFirstTokenSeconds: 1, secondsPerOutputToken: 0.02, noise: { lognormal: { mean: 1, cv: 0.4 } } }
    quality: { errorRate: 0.1 }
    prices: { inputPerMillion: 1, cachedInputPerMillion: 0.1, outputPerMillion: 10, asOf: "2026-01-02", source: a list }
verification: { kind: ownTests, seconds: { lognormal: { mean: 10, cv: 0.2 } } }
context: { systemTokens: 2000 }
team: { members: [quick] }
`

export interface PlanCase {
  readonly set?: readonly string[]
  readonly goal?: Partial<PlanGoal>
  readonly sizes?: readonly number[]
  readonly ways?: readonly Settings[]
}

const WAYS: readonly Settings[] = [
  { 'coordination.kind': 'preassigned', 'coordination.assignment': 'heft' },
  { 'coordination.kind': 'decentralized' },
]
const GOAL: PlanGoal = { ...usualGoal, minimize: 'team', confidence: 0.9 }

/** A plan of a small team, and the scenario of the design that it is about; policies are no business of this room. */
export async function planOf(
  kinds: PolicyKinds,
  { set = [], goal = {}, sizes = [1, 2, 3], ways = WAYS }: PlanCase,
): Promise<{ plan: PlanResult; scenario: Scenario }> {
  const variants = ways.map((settings) => {
    const given = Object.entries({ 'team.size': sizes.at(-1)!, ...settings }).map(([path, value]) => `${path}=${value}`)
    const { scenario: checked } = loadScenario('small.yaml', { read: () => scenario, kinds, set: [...set, ...given] })
    return { settings, scenario: checked }
  })
  const designs = designsOf(variants, sizes)
  const runner = runnerOf({ scenarios: designs.map(({ scenario }) => scenario), seed: 1 }, 1)
  const question = { scenario: 'small', seed: 1, designs, goal: { ...GOAL, ...goal }, replicationsMax: 64 }
  const result = await plan(question, '0.0.0', { runner })
  return { plan: result, scenario: designs[(result.recommended ?? result.nearest)!]!.scenario }
}
