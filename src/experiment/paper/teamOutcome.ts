import { cellAt, type PaperCell } from './cell.ts'
import type { PaperKey } from './design.ts'

/** How a team did against one agent in the same mode, on the same graph, with the same model. */
export interface TeamOutcome extends Pick<PaperKey, 'mode' | 'graph' | 'p' | 'n'> {
  /** Mean wall clock of one agent ÷ that of the team. */
  readonly speedup: number
  /** Tokens of the team ÷ mean tokens of one agent. */
  readonly tokenMultiple: number
}

/** Of each cell of two or more agents that has means, against that of one agent. */
export const outcomesOfCells = (cells: readonly PaperCell[]): TeamOutcome[] =>
  outcomesOf(cells, ({ means }) => [[means.wallClock.mean, means.totalTokens.mean]])

/** Of each successful run of two or more agents, against the mean of one agent; null where single runs are not known. */
export function outcomesOfRuns(cells: readonly PaperCell[]): TeamOutcome[] | null {
  if (cells.some(({ each }) => each === null)) return null
  return outcomesOf(cells, ({ each }) =>
    each!.filter(({ success }) => success).map(({ values }) => [values.wallClock, values.totalTokens]),
  )
}

type WallClockAndTokens = readonly [number | null, number | null]

function outcomesOf(
  cells: readonly PaperCell[],
  observed: (cell: PaperCell) => readonly WallClockAndTokens[],
): TeamOutcome[] {
  return cells
    .filter(({ n }) => n >= 2)
    .flatMap((cell) => {
      const one = cellAt(cells, cell, { n: 1 })?.means
      const [wallClock, tokens] = [one?.wallClock.mean, one?.totalTokens.mean]
      if (wallClock == null || tokens == null) return []
      const { mode, graph, p, n } = cell
      return observed(cell).flatMap(([own, ownTokens]) =>
        own && ownTokens !== null
          ? [{ mode, graph, p, n, speedup: wallClock / own, tokenMultiple: ownTokens / tokens }]
          : [],
      )
    })
}
