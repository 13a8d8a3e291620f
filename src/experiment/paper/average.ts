import { meanSpeedup } from '../../dataset/index.ts'
import { mean } from '../../stats/index.ts'
import { cellAt, type PaperCell, type PaperMetric } from './cell.ts'

/** A mean with its standard error: null where that is not known. */
export interface Average {
  readonly mean: number
  readonly standardError: number | null
}

/**
 * A metric over cells, each counting the same; cells without it are left out, null if all are. The error is that of a
 * stratified mean; a cell of one run is taken to vary as much as the others do on average.
 */
export function averageOver(cells: readonly PaperCell[], metric: PaperMetric): Average | null {
  const known = cells.map(({ means }) => means[metric]).filter(({ mean }) => mean !== null)
  if (known.length === 0) return null
  const variances = known.flatMap(({ sd }) => (sd === null ? [] : [sd ** 2]))
  const usual = mean(variances)
  const errors = known.map(({ sd, n }) => (sd === null ? usual : sd ** 2) / n)
  return {
    mean: mean(known.map((cell) => cell.mean!)),
    standardError: variances.length > 0 ? Math.sqrt(mean(errors) / known.length) : null,
  }
}

/** What more of a metric there is in decentralized teams than in preassigned ones: cells of both modes; null if one has none. */
export function extraOver(cells: readonly PaperCell[], metric: PaperMetric): Average | null {
  const [more, less] = (['decentralized', 'preassigned'] as const).map((mode) =>
    averageOver(
      cells.filter((cell) => cell.mode === mode),
      metric,
    ),
  )
  if (!more || !less) return null
  const known = more.standardError !== null && less.standardError !== null
  return {
    mean: more.mean - less.mean,
    standardError: known ? Math.hypot(more.standardError!, less.standardError!) : null,
  }
}

/** The speedup of teams over one agent, by the paper's definition; `all` has the cells of one agent. */
export function speedupOf(teams: readonly PaperCell[], all: readonly PaperCell[]): Average | null {
  const speedup = meanSpeedup(
    teams.flatMap((team) => {
      const one = cellAt(all, team, { n: 1 })
      return one ? [{ one: one.means.wallClock, team: team.means.wallClock }] : []
    }),
  )
  return speedup && { mean: speedup.speedup, standardError: speedup.standardError }
}

/** Tokens as a multiple of those of one agent: the mean of the cells' ratios; null where there is none. */
export function tokenMultiple(teams: readonly PaperCell[], all: readonly PaperCell[]): number | null {
  const multiples = teams.flatMap((team) => {
    const one = cellAt(all, team, { n: 1 })?.means.totalTokens.mean
    const own = team.means.totalTokens.mean
    return one && own ? [own / one] : []
  })
  return multiples.length > 0 ? mean(multiples) : null
}
