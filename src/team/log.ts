import { float64, grown, int32, Table, uint8 } from './columns.ts'

/**
 * The ledger: what every agent did with every microsecond. For each agent the rows tile the time from 0 to the end of
 * the run without gap or overlap. Tokens stand in the row that caused them.
 */
export class Ledger extends Table {
  agent = int32()
  /** Index into `categories`. */
  category = uint8()
  startUs = float64()
  endUs = float64()
  /** Row in `Turns`, or −1 between turns. */
  turn = int32()
  /** The task worked on, or −1. */
  task = int32()
  inputTokens = float64()
  /** The part of the input tokens that was read from a cache. */
  cachedTokens = float64()
  outputTokens = float64()

  add(
    agent: number,
    category: number,
    startUs: number,
    endUs: number,
    turn: number,
    task: number,
    outputTokens: number,
    inputTokens = 0,
    cachedTokens = 0,
  ): void {
    const row = this.next()
    this.agent[row] = agent
    this.category[row] = category
    this.startUs[row] = startUs
    this.endUs[row] = endUs
    this.turn[row] = turn
    this.task[row] = task
    this.outputTokens[row] = outputTokens
    this.inputTokens[row] = inputTokens
    this.cachedTokens[row] = cachedTokens
  }

  protected resize(capacity: number): void {
    this.agent = grown(this.agent, capacity)
    this.category = grown(this.category, capacity)
    this.startUs = grown(this.startUs, capacity)
    this.endUs = grown(this.endUs, capacity)
    this.turn = grown(this.turn, capacity)
    this.task = grown(this.task, capacity)
    this.inputTokens = grown(this.inputTokens, capacity)
    this.cachedTokens = grown(this.cachedTokens, capacity)
    this.outputTokens = grown(this.outputTokens, capacity)
  }
}

/** One row a turn, in order of their snapshots. */
export class Turns extends Table {
  agent = int32()
  /** From 1; 0 where turns do not come in rounds. */
  round = int32()
  snapshotUs = float64()
  /** When the reply was applied; −1 if the run ended before. */
  appliedUs = float64()
  inputTokens = float64()
  outputTokens = float64()

  add(agent: number, round: number, snapshotUs: number, inputTokens: number, outputTokens: number): number {
    const row = this.next()
    this.agent[row] = agent
    this.round[row] = round
    this.snapshotUs[row] = snapshotUs
    this.appliedUs[row] = -1
    this.inputTokens[row] = inputTokens
    this.outputTokens[row] = outputTokens
    return row
  }

  protected resize(capacity: number): void {
    this.agent = grown(this.agent, capacity)
    this.round = grown(this.round, capacity)
    this.snapshotUs = grown(this.snapshotUs, capacity)
    this.appliedUs = grown(this.appliedUs, capacity)
    this.inputTokens = grown(this.inputTokens, capacity)
    this.outputTokens = grown(this.outputTokens, capacity)
  }
}

/** What can happen in a run, in the vocabulary of the paper's own logs; `subject` and `value` by kind. */
export const eventKinds = [
  'roundStart', // subject: the round
  'reply', // a reply begins to act; its events follow
  'edit', // subject: the path; value: the piece
  'claim', // subject: the task
  'claimBlocked', // subject: the task
  'complete', // subject: the task
  'test', // subject: the return code; value: its duration in microseconds
  'message', // value: its tokens
] as const

export type EventKind = (typeof eventKinds)[number]

/** The number of each kind of event, as the log stores it. */
export const EVENT = Object.fromEntries(eventKinds.map((kind, index) => [kind, index])) as Record<EventKind, number>

/** What happened, in order. */
export class Events extends Table {
  /** Index into `eventKinds`. */
  kind = uint8()
  timeUs = float64()
  /** Row in `Turns`; −1 for the start of a round. */
  turn = int32()
  subject = int32()
  value = float64()

  add(kind: number, timeUs: number, turn: number, subject: number, value = 0): void {
    const row = this.next()
    this.kind[row] = kind
    this.timeUs[row] = timeUs
    this.turn[row] = turn
    this.subject[row] = subject
    this.value[row] = value
  }

  protected resize(capacity: number): void {
    this.kind = grown(this.kind, capacity)
    this.timeUs = grown(this.timeUs, capacity)
    this.turn = grown(this.turn, capacity)
    this.subject = grown(this.subject, capacity)
    this.value = grown(this.value, capacity)
  }
}

/** Everything that one run records. The tables are refilled by the next run of the same team. */
export class RunLog {
  readonly ledger = new Ledger()
  readonly turns = new Turns()
  readonly events = new Events()

  clear(): void {
    this.ledger.clear()
    this.turns.clear()
    this.events.clear()
  }
}
