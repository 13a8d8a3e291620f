import { type CategoryName, categories, EVENT, type Outcome, type Run } from '../team/index.ts'

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
  readonly makespanS: number
  /** When the rounds started; none where turns do not come in rounds. */
  readonly roundStartsS: readonly number[]
  /** By agent, then by time. Each agent's rows cover [0, makespanS] without gap or overlap. */
  readonly rows: readonly GanttRow[]
}

/** The ledger of a run, less its entries of no time (which only hold tokens). */
export function ganttData(run: Run): GanttData {
  const { ledger } = run.log
  const { ids, members, scenario } = run.model
  const rows: GanttRow[] = []
  for (let row = 0; row < ledger.length; row++) {
    if (ledger.endUs[row]! === ledger.startUs[row]!) continue
    const turn = ledger.turn[row]!
    rows.push({
      agent: ledger.agent[row]!,
      category: categories[ledger.category[row]!]!,
      startS: ledger.startUs[row]! / 1e6,
      endS: ledger.endUs[row]! / 1e6,
      task: ids[ledger.task[row]!] ?? null,
      turn: turn === -1 ? null : turn,
    })
  }
  return {
    scenario: scenario.name,
    members: members.map(({ name }) => name),
    outcome: run.outcome,
    reason: run.reason,
    makespanS: run.makespanUs / 1e6,
    roundStartsS: roundStartsUs(run).map((us) => us / 1e6),
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
