import { Simulation } from '../kernel/index.ts'
import { Agent } from './agent.ts'
import { assignmentInput } from './assign.ts'
import { Board } from './board.ts'
import { RunLog } from './log.ts'
import type { Member } from './member.ts'
import type { Model } from './model.ts'
import { Project } from './project.ts'
import { STREAM } from './streams.ts'

/** Everything that changes in a run. One object serves all replications of a model. */
export class World {
  readonly model: Model
  readonly sim: Simulation
  readonly board: Board
  readonly project: Project
  readonly agents: readonly Agent[]
  /** The profiles in the team, each once. */
  private readonly kinds: readonly Member[]
  readonly log = new RunLog()
  /** Sizes of the tasks in output tokens in this replication, before verbosity. */
  readonly taskTokens: Float64Array
  /** The current round, from 1; 0 before the first, or where there are none. */
  round = 0
  /** Replies that acted, and what they cost. */
  replies = 0
  tokens = 0
  dollars = 0

  constructor(model: Model) {
    this.model = model
    this.sim = new Simulation({ timeUs: model.timeLimitUs })
    this.board = new Board(model, model.enforceNeeds)
    this.project = new Project(model)
    this.agents = model.members.map((_, index) => new Agent(model, index))
    this.kinds = [...new Set(model.members)]
    this.taskTokens = new Float64Array(model.taskCount)
  }

  /** Time 0 of replication `replication` of root seed `seed`. */
  reset(seed: number, replication: number): void {
    const { model, taskTokens } = this
    const { streams } = model
    streams.restart(seed, replication)
    this.sim.reset()
    this.log.clear()
    this.project.reset()
    this.board.reset()
    this.round = this.replies = this.tokens = this.dollars = 0
    for (let task = 0; task < model.taskCount; task++) {
      streams.at(STREAM.size, task)
      taskTokens[task] = model.outputTokens[task]!()
    }
    streams.at(STREAM.assignment, 0)
    const order = model.coordination.assignOwners(assignmentInput(model, streams.uniform), this.board.owner)
    for (const agent of this.agents) agent.reset(streams, this.withinReach(agent.index, order))
    this.drawDrift()
  }

  /** One provider serves all agents of a profile: today it is slow for all of them, or for none. */
  private drawDrift(): void {
    for (const [place, kind] of this.kinds.entries()) {
      this.model.streams.at(STREAM.drift, place)
      const drift = kind.drift()
      for (const agent of this.agents) if (agent.member === kind) agent.drift = drift
    }
  }

  /** The tasks that an agent may ever work on, in the order given: of those that have owners, its own. */
  private withinReach(agent: number, order: readonly number[]): readonly number[] {
    const { coordination } = this.model
    const { owner } = this.board
    return coordination.selfOrganising ? order : order.filter((task) => coordination.mayTake(owner[task]!, agent))
  }

  /**
   * Output tokens of a piece when `agent` writes it: its task's tokens (a share of them if it wrote the
   * task before), split evenly over the task's pieces.
   */
  pieceTokens(agent: Agent, piece: number): number {
    const { model, taskTokens } = this
    const { verbosity, rewriteShare } = agent.member.profile.tokens
    const task = model.taskOf[piece]!
    const first = model.first[task]!
    const count = model.first[task + 1]! - first
    const total = taskTokens[task]! * verbosity * (agent.drafted[task] ? rewriteShare : 1)
    const place = piece - first
    return Math.round((total * (place + 1)) / count) - Math.round((total * place) / count)
  }
}
