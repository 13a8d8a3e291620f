import {
  type Communication,
  type Coordination,
  communications,
  coordinations,
  type Pacing,
  pacings,
  type Verification,
  verifications,
  type Workspace,
  workspaces,
} from '../policy/index.ts'
import { distributionOf, RareDraws, Streams } from '../random/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { type TaskGraph, taskGraph } from './graph.ts'
import { type Member, member, typicalOf } from './member.ts'
import { type Pieces, pieces } from './pieces.ts'

const MICROSECONDS_PER_HOUR = 3_600_000_000

/** A scenario made ready to run: everything that is the same in all its replications. */
export interface Model extends TaskGraph, Pieces {
  readonly scenario: Scenario
  readonly streams: Streams
  /** Whether rare latencies happen. */
  readonly rare: RareDraws
  /** Number of agents. */
  readonly size: number
  /** One a place in the team. */
  readonly members: readonly Member[]
  /** Samplers of the tasks' sizes in output tokens, before verbosity. */
  readonly outputTokens: readonly (() => number)[]
  /** Mean sizes in output tokens. */
  readonly expectedTokens: readonly number[]
  readonly coordination: Coordination
  readonly communication: Communication
  readonly pacing: Pacing
  readonly workspace: Workspace
  readonly verification: Verification
  readonly timeLimitUs: number
  /** What turns look at in the scenario: scenarios come in many shapes, and hot code should see one. */
  readonly enforceNeeds: boolean
  readonly limits: Scenario['limits']
  /** By task. */
  readonly difficulty: Float64Array
}

/** Makes a scenario ready to run. */
export function compile(scenario: Scenario): Model {
  const streams = new Streams(scenario.seed)
  const { uniform } = streams
  const rare = new RareDraws()
  const coordination = coordinations.create(scenario.coordination, uniform)
  const byName = new Map(
    Object.entries(scenario.agents).map(([name, profile]) => [
      name,
      member(name, profile, coordination.selfOrganising, uniform, rare),
    ]),
  )
  const sizes = scenario.tasks.map((task) => distributionOf(task.outputTokens))
  const { taskCount, ids, needs, dependents, topologicalOrder } = taskGraph(scenario.tasks)
  const { pieceCount, first, taskOf, pathOf, paths } = pieces(scenario.tasks)
  // Without `...`: engines give objects made that way hidden classes of their own, and compile the hot paths once for each.
  return {
    taskCount,
    ids,
    needs,
    dependents,
    topologicalOrder,
    pieceCount,
    first,
    taskOf,
    pathOf,
    paths,
    scenario,
    streams,
    rare,
    size: scenario.team.size,
    members: scenario.team.members.map((name) => byName.get(name)!),
    outputTokens: sizes.map((size) => size.sampler(uniform)),
    expectedTokens: sizes.map(typicalOf),
    coordination,
    communication: communications.create(scenario.communication, uniform),
    pacing: pacings.create(scenario.pacing, uniform),
    workspace: workspaces.create(scenario.workspace, uniform),
    verification: verifications.create(scenario.verification, uniform),
    enforceNeeds: scenario.board.enforceNeeds,
    limits: scenario.limits,
    difficulty: Float64Array.from(scenario.tasks, ({ difficulty }) => difficulty),
    timeLimitUs: Math.round(scenario.limits.hours * MICROSECONDS_PER_HOUR),
  }
}
