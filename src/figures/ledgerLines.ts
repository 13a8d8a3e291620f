import { type CategoryName, categories, type Run } from '../team/index.ts'

/** An entry of the ledger as JSON: what an agent did from `startUs` to `endUs`, and the tokens that caused. */
export interface LedgerLine {
  /** From 0. */
  readonly agent: number
  /** The name of its profile. */
  readonly member: string
  readonly category: CategoryName
  /** Microseconds since the start of the run, integers; equal where tokens had no time of their own. */
  readonly startUs: number
  readonly endUs: number
  /** Number of the turn, from 0 in the order of snapshots; null between turns. */
  readonly turn: number | null
  /** Id of the task worked on, or null. */
  readonly task: string | null
  readonly inputTokens: number
  /** The part of the input tokens that was read from a cache. */
  readonly cachedTokens: number
  readonly outputTokens: number
}

/** The whole ledger of a run in the order in which it was written; one JSON.stringify a line makes a JSON-lines file. */
export function* ledgerLines({ model, log: { ledger } }: Run): Generator<LedgerLine, void> {
  for (let row = 0; row < ledger.length; row++) {
    const agent = ledger.agent[row]!
    const turn = ledger.turn[row]!
    yield {
      agent,
      member: model.members[agent]!.name,
      category: categories[ledger.category[row]!]!,
      startUs: ledger.startUs[row]!,
      endUs: ledger.endUs[row]!,
      turn: turn === -1 ? null : turn,
      task: model.ids[ledger.task[row]!] ?? null,
      inputTokens: ledger.inputTokens[row]!,
      cachedTokens: ledger.cachedTokens[row]!,
      outputTokens: ledger.outputTokens[row]!,
    }
  }
}
