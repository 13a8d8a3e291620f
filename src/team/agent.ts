import type { Streams } from '../random/index.ts'
import { CATEGORY } from './categories.ts'
import { ContextWindow } from './context.ts'
import type { Member } from './member.ts'
import type { Model } from './model.ts'
import { Reply } from './reply.ts'
import { STREAM } from './streams.ts'

/** What an agent is doing, as far as the ledger must know when the run ends. */
export type Phase = 'thinking' | 'queueing' | 'testing' | 'waiting'

/** One place in the team: what it remembers and what it is doing. */
export class Agent {
  readonly index: number
  readonly member: Member
  readonly context: ContextWindow
  readonly reply: Reply
  /** Turns started. */
  turns = 0
  phase: Phase = 'waiting'
  /** Since when it is in that phase; for thinking, the reply's snapshot counts. */
  sinceUs = 0
  /** Category of the time in phase `waiting`. */
  waitCategory: number = CATEGORY.idle
  /** Whether its last turn ended with a test that failed. */
  testFailed = false
  /** Whether the cap cut off its last reply, and what was cut is lost. */
  wasCut = false
  /** Whether its last reply went into a file that was too long for it. */
  overreached = false
  /** Tasks it has written to their end, and is not in the middle of writing again. */
  readonly wrote: Uint8Array
  /** Tasks it has written to their end at some time: whatever it writes of them now is a rewrite. */
  readonly drafted: Uint8Array
  /** Tasks that it claimed with success. */
  readonly claimed: Uint8Array
  /** Tasks that it has claimed and will not mark done, unless it recalls them. */
  readonly abandons: Uint8Array
  /** Pieces it has written to their end. */
  readonly wrotePiece: Uint8Array
  /** Output tokens already spent on pieces that are not at their end. */
  readonly progress: Float64Array
  /** Tasks that may ever be its, in the order in which it looks at them. */
  order: readonly number[]
  /** Factor on the time of its turns in this run. */
  drift = 1
  /** Whether it begins one task a turn. */
  stepwise = false
  /** Whether its last reply began tasks. */
  hasBegun = false
  /** Whether it has wrong names in mind for all files. */
  strays = false
  private readonly pathAmbiguity: number
  /** Probabilities with which it is stepwise, and with which it stops being so in a turn, with this board. */
  private readonly stepwiseChance: number
  readonly hurryChance: number

  constructor(model: Model, index: number) {
    const { context } = model.scenario
    this.index = index
    this.pathAmbiguity = model.scenario.board.pathAmbiguity
    this.member = model.members[index]!
    const odds = model.coordination.selfOrganising ? model.scenario.board.stepwiseOdds : 1
    this.stepwiseChance = withOdds(this.member.behaviour.stepwise, odds)
    this.hurryChance = withOdds(this.member.behaviour.hurry, 1, odds)
    this.context = new ContextWindow(context.historyMessages, context.systemTokens, context.cache === 'prefix')
    this.reply = new Reply(model.taskCount, model.pieceCount)
    this.wrote = new Uint8Array(model.taskCount)
    this.drafted = new Uint8Array(model.taskCount)
    this.claimed = new Uint8Array(model.taskCount)
    this.abandons = new Uint8Array(model.taskCount)
    this.wrotePiece = new Uint8Array(model.pieceCount)
    this.progress = new Float64Array(model.pieceCount)
    this.order = model.topologicalOrder
  }

  /** A fresh memory at time 0. `listed`: the tasks that may be its, as the coordination lists them. */
  reset(streams: Streams, listed: readonly number[]): void {
    const { order } = this.member.behaviour
    this.context.reset()
    this.turns = 0
    this.phase = 'waiting'
    this.waitCategory = CATEGORY.idle
    this.sinceUs = 0
    this.testFailed = this.wasCut = this.overreached = this.hasBegun = false
    this.wrote.fill(0)
    this.drafted.fill(0)
    this.claimed.fill(0)
    this.wrotePiece.fill(0)
    this.progress.fill(0)
    this.abandons.fill(0)
    this.strays = this.guessPaths(streams)
    this.stepwise = this.drawStepwise(streams)
    this.order = order === 'shuffled' ? this.shuffled(listed, streams) : listed
  }

  /** Whether it will never mark a task done. */
  forgets(task: number): boolean {
    return this.abandons[task] === 1 && this.member.behaviour.recall === 0
  }

  /** It has found out what the files are called: all that it wrote elsewhere is still to be written. */
  learnPaths(): void {
    this.strays = false
    this.wrote.fill(0)
    this.wrotePiece.fill(0)
    this.progress.fill(0)
  }

  private guessPaths(streams: Streams): boolean {
    const chance = this.member.behaviour.strayPath * this.pathAmbiguity
    if (chance === 0) return false
    streams.at(STREAM.stray, this.index)
    return streams.uniform() < chance
  }

  private drawStepwise(streams: Streams): boolean {
    if (this.stepwiseChance === 0) return false
    streams.at(STREAM.stepwise, this.index)
    return streams.uniform() < this.stepwiseChance
  }

  private shuffled(listed: readonly number[], streams: Streams): number[] {
    const keys = listed.map((task) => {
      streams.at(STREAM.order, this.index, task)
      return streams.uniform()
    })
    return listed
      .map((_, place) => place)
      .sort((a, b) => keys[a]! - keys[b]!)
      .map((place) => listed[place]!)
  }
}

/** A probability whose odds are so many times those of `probability`, divided by `divisor`. */
const withOdds = (probability: number, factor: number, divisor = 1): number =>
  (probability * factor) / ((1 - probability) * divisor + probability * factor)
