import type { LoggedReply, LoggedRun } from '../dataset/index.ts'
import { meanTaskTokens } from '../experiment/index.ts'
import type { Scenario } from '../scenario/index.ts'
import type { ScenarioOf } from './cellScenario.ts'

/** How often something happened of the times it could have. */
class Share {
  private count = 0
  private sum = 0

  add(value: number | boolean): void {
    this.count++
    this.sum += Number(value)
  }

  /** Drawn towards `usual` as if that had been seen a few times. */
  value(usual: number): number {
    return (this.sum + FEW * usual) / (this.count + FEW)
  }
}

const FEW = 4
/** What agents set out to write is more than what they get to. */
const CUT_SHORT = 1.5

/** What is usual where the runs say nothing. */
const usual = {
  rewrite: 0.15,
  fixAfterFailure: 0.4,
  claimAhead: 0.2,
  test: 0.8,
  lookAhead: 0.5,
  rewriteTasks: 2.5,
  batchTokens: 1000,
} as const

export type Counted = Readonly<Record<keyof typeof usual, number>>

/**
 * What the replies of runs show of habits without a simulation: where the search for them begins. Counts of what is seen, not
 * of what was decided: a task that was taken by somebody else in the same round looks like one that was not wanted.
 */
export function firstCounts(runs: readonly LoggedRun[], scenarioOf: ScenarioOf): Counted {
  const shares = Object.fromEntries(Object.keys(usual).map((name) => [name, new Share()])) as Record<
    keyof typeof usual,
    Share
  >
  for (const run of runs) {
    const suite = suiteOf(scenarioOf(run.taskType, run.pLabel))
    const minds = new Map<string, Mind>()
    for (const reply of run.replies) {
      const mind = minds.get(reply.agent) ?? { wrote: new Set(), failed: false }
      minds.set(reply.agent, mind)
      countReply(reply, mind, suite, shares)
    }
  }
  const values = Object.entries(usual).map(([name, value]) => [name, shares[name as keyof typeof usual].value(value)])
  return Object.fromEntries(values) as Counted
}

/** What an agent has behind it. */
interface Mind {
  readonly wrote: Set<string>
  failed: boolean
}

interface Suite {
  readonly tokens: number
  /** Paths of tasks that need others. */
  readonly needy: ReadonlySet<string>
}

const suiteOf = ({ tasks }: Scenario): Suite => ({
  tokens: meanTaskTokens(tasks).reduce((sum, size) => sum + size, 0) / tasks.length,
  needy: new Set(tasks.filter(({ needs }) => needs.length > 0).flatMap(({ files }) => files)),
})

function countReply(
  { actions, round }: LoggedReply,
  mind: Mind,
  { tokens, needy }: Suite,
  shares: Record<keyof typeof usual, Share>,
): void {
  const paths = new Set(actions.flatMap((action) => (action.kind === 'edit' ? [action.path] : [])))
  const again = [...paths].filter((path) => mind.wrote.has(path)).length
  if (mind.failed) shares.fixAfterFailure.add(again > 0)
  else if (mind.wrote.size > 0) shares.rewrite.add(again > 0)
  if (again > 0) shares.rewriteTasks.add(again)
  if (round === 1 && paths.size > 0) {
    shares.batchTokens.add(CUT_SHORT * paths.size * tokens)
    shares.lookAhead.add([...paths].some((path) => needy.has(path)))
  }
  if (round > 1 && paths.size === again) shares.claimAhead.add(actions.some(({ kind }) => kind === 'claimBlocked'))
  const tests = actions.flatMap((action) => (action.kind === 'test' ? [action] : []))
  if (actions.some(({ kind }) => kind !== 'test')) shares.test.add(tests.length > 0)
  for (const path of paths) mind.wrote.add(path)
  if (tests.length > 0) mind.failed = tests.at(-1)!.returnCode !== 0
}
