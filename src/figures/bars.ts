import { CATEGORY, categories } from '../team/index.ts'
import type { GanttRow } from './ganttData.ts'

/** A stretch of a Gantt chart in one colour: one row, or several too short to be seen by themselves. */
export interface Bar extends GanttRow {
  /** How many rows it stands for. */
  readonly rowCount: number
}

/**
 * The bars to draw for rows in order of agent and time. Neighbours shorter than `secondsMin` are drawn together, in the
 * colour of the category that is owed most length so far (as a printer dithers greys): so each agent's colours add up to
 * what they should within a few `secondsMin`, and a picture holds a bounded number of bars however long the run.
 */
export function barsOf(rows: readonly GanttRow[], secondsMin: number): Bar[] {
  const bars: Bar[] = []
  for (let from = 0; from < rows.length; ) {
    const { agent } = rows[from]!
    let to = from
    while (rows[to]?.agent === agent) to++
    addBarsOfAgent(bars, rows.slice(from, to), secondsMin)
    from = to
  }
  return bars
}

function addBarsOfAgent(bars: Bar[], rows: readonly GanttRow[], secondsMin: number): void {
  const owedS = categories.map(() => 0)
  let short: GanttRow[] = []

  function flush(): void {
    if (short.length === 1) bars.push({ ...short[0]!, rowCount: 1 })
    if (short.length > 1) bars.push(together(short, owedS))
    short = []
  }

  for (const row of rows) {
    if (row.endS - row.startS >= secondsMin) {
      flush()
      bars.push({ ...row, rowCount: 1 })
    } else {
      short.push(row)
      if (row.endS - short[0]!.startS >= secondsMin) flush()
    }
  }
  flush()
}

/** One bar for several rows, in the colour owed most; `owedS` holds what is owed by category, in seconds. */
function together(rows: readonly GanttRow[], owedS: number[]): Bar {
  for (const { category, startS, endS } of rows) owedS[CATEGORY[category]]! += endS - startS
  const chosen = owedS.indexOf(Math.max(...owedS))
  const { agent, startS } = rows[0]!
  const { endS } = rows.at(-1)!
  owedS[chosen]! -= endS - startS
  return { agent, category: categories[chosen]!, startS, endS, task: null, turn: null, rowCount: rows.length }
}
