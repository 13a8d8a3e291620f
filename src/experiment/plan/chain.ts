import type { Scenario } from '../../scenario/index.ts'
import type { Interval } from '../../stats/index.ts'
import { taskGraph } from '../../team/index.ts'
import { criticalPath } from '../../theory/index.ts'
import { summarise } from '../replicate.ts'
import { meanTaskTokens } from '../taskSizes.ts'

/** The longest chain of tasks by mean size, in their order. */
export interface LongestChain {
  readonly tasks: readonly string[]
  /**
   * Mean makespan in s of these tasks alone, of one agent: of all that were looked at the fastest. A yardstick and no bound:
   * several agents who share the chain each read a shorter context than one who does all of it, and can be faster. Null if none
   * completed them, or where the board does not enforce needs.
   */
  readonly seconds: number | null
  /** The 95 % interval of that mean; null where it is not known. */
  readonly ci95: Interval | null
}

/** Replications of the chain alone. */
const REPLICATIONS = 256

/** `agents`: names of those who may do it. */
export function longestChainOf(scenario: Scenario, agents: Iterable<string>, seed: number): LongestChain {
  const ids = chainIn(scenario)
  const chain = new Set(ids)
  const tasks = scenario.tasks
    .filter(({ id }) => chain.has(id))
    .map((task) => ({ ...task, needs: task.needs.filter((need) => chain.has(need)) }))
  const makespanOf = (agent: string) => {
    const alone = { ...scenario, tasks, team: { size: 1, members: [agent] } }
    return summarise(alone, seed, REPLICATIONS).estimates().makespan!
  }
  const makespans = scenario.board.enforceNeeds ? [...agents].map(makespanOf) : []
  const [fastest] = makespans.filter(({ mean }) => mean !== null).sort((a, b) => a.mean! - b.mean!)
  return { tasks: ids, seconds: fastest?.mean ?? null, ci95: fastest?.ci95 ?? null }
}

function chainIn({ tasks }: Scenario): string[] {
  const weights = meanTaskTokens(tasks).map((size) => (Number.isFinite(size) ? size : 1))
  return criticalPath(taskGraph(tasks).needs, weights).path.map((task) => tasks[task]!.id)
}
