import { type CategoryName, EVENT, type Outcome, type Run } from '../team/index.ts'
import { type LedgerLine, ledgerLines } from './ledgerLines.ts'
import { type Wrong, wrongIn } from './wrong.ts'

/** What one agent did for a while. */
export interface GanttRow {
  /** From 0. */
  readonly agent: number
  readonly category: CategoryName
  readonly startS: number
  /** After `startS`. */
  readonly endS: number
  /** The task worked on, if it was one. */
  readonly task: string | null
  /** The row in the run's turns, or null between turns. */
  readonly turn: number | null
}

/** One run as a Gantt chart shows it; plain data that outlives the run. */
export interface GanttData {
  /** Name of the scenario. */
  readonly scenario: string
  /** The name of each agent's profile, by agent. */
  readonly members: readonly string[]
  readonly outcome: Outcome
  /** The outcome in a sentence. */
  readonly reason: string
  /** How many tasks are wrong at its end. */
  readonly wrong: Wrong
  readonly makespanS: number
  /** When the rounds started; none where turns do not come in rounds. */
  readonly roundStartsS: readonly number[]
  /** By agent, then by time. Each agent's rows cover [0, makespanS] without gap or overlap. */
  readonly rows: readonly GanttRow[]
}

/** What a Gantt chart tells of a run beside its ledger. */
export type RunFacts = Omit<GanttData, 'makespanS' | 'roundStartsS' | 'rows'> & {
  readonly makespanUs: number
  readonly roundStartsUs: readonly number[]
}

/** One run as a Gantt chart shows it. */
export function ganttData(run: Run): GanttData {
  const { model, outcome, reason, makespanUs } = run
  const members = model.members.map(({ name }) => name)
  const facts = { scenario: model.scenario.name, members, outcome, reason, wrong: wrongIn(run), makespanUs }
  return ganttOf({ ...facts, roundStartsUs: roundStartsUs(run) }, ledgerLines(run))
}

/** The same from the lines of a ledger in any order, less those of no time (which only hold tokens). */
export function ganttOf({ makespanUs, roundStartsUs, ...facts }: RunFacts, lines: Iterable<LedgerLine>): GanttData {
  const rows: GanttRow[] = []
  for (const { agent, category, startUs, endUs, task, turn } of lines)
    if (endUs > startUs) rows.push({ agent, category, startS: startUs / 1e6, endS: endUs / 1e6, task, turn })
  return {
    ...facts,
    makespanS: makespanUs / 1e6,
    roundStartsS: roundStartsUs.map((us) => us / 1e6),
    rows: rows.sort((a, b) => a.agent - b.agent || a.startS - b.startS),
  }
}

/** When the rounds of a run started, in microseconds. */
export function roundStartsUs({ log: { events } }: Run): number[] {
  const starts: number[] = []
  for (let row = 0; row < events.length; row++) {
    if (events.kind[row] === EVENT.roundStart) starts.push(events.timeUs[row]!)
  }
  return starts
}
