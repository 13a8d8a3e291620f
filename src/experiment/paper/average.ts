import { meanSpeedup } from '../../dataset/index.ts'
import { type EstimatedVariance, type Interval, mean, summedVariance, tQuantile } from '../../stats/index.ts'
import { cellAt, type PaperCell, type PaperMetric } from './cell.ts'

/** A mean with its standard error: null where that is not known. */
export interface Average {
  readonly mean: number
  readonly standardError: number | null
  /** How well that error is known; null where it is not. */
  readonly degreesOfFreedom: number | null
}

/** Student's t interval of 95 %: a few runs a cell say little of their own spread. Null without a standard error. */
export function averageInterval({ mean, standardError, degreesOfFreedom }: Average): Interval | null {
  if (standardError === null || degreesOfFreedom === null) return null
  const reach = standardError === 0 ? 0 : tQuantile(0.975, degreesOfFreedom) * standardError
  return [mean - reach, mean + reach]
}

/**
 * A metric over cells, each counting the same; cells without it are left out, null if all are. The error is that of a
 * stratified mean; a cell of one run is taken to vary as much as the others do on average.
 */
export function averageOver(cells: readonly PaperCell[], metric: PaperMetric): Average | null {
  const known = cells.map(({ means }) => means[metric]).filter(({ mean }) => mean !== null)
  if (known.length === 0) return null
  const varied = known.filter(({ sd }) => sd !== null)
  // What each single run adds, spread over those that a variance is known of.
  const lent = (known.length - varied.length) / varied.length
  const { variance, degreesOfFreedom } = summedVariance(
    varied.map(({ sd, n }) => ({ variance: sd! ** 2 * (1 / n + lent), degreesOfFreedom: n - 1 })),
  )
  const isKnown = varied.length > 0
  return {
    mean: mean(known.map((cell) => cell.mean!)),
    standardError: isKnown ? Math.sqrt(variance) / known.length : null,
    degreesOfFreedom: isKnown ? degreesOfFreedom : null,
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
  const parts = [more, less].flatMap(varianceOf)
  const { variance, degreesOfFreedom } = summedVariance(parts)
  const isKnown = parts.length === 2
  return {
    mean: more.mean - less.mean,
    standardError: isKnown ? Math.sqrt(variance) : null,
    degreesOfFreedom: isKnown ? degreesOfFreedom : null,
  }
}

const varianceOf = ({ standardError, degreesOfFreedom }: Average): EstimatedVariance[] =>
  standardError === null || degreesOfFreedom === null ? [] : [{ variance: standardError ** 2, degreesOfFreedom }]

/** The speedup of teams over one agent, by the paper's definition; `all` has the cells of one agent. */
export function speedupOf(teams: readonly PaperCell[], all: readonly PaperCell[]): Average | null {
  const speedup = meanSpeedup(
    teams.flatMap((team) => {
      const one = cellAt(all, team, { n: 1 })
      return one ? [{ one: one.means.wallClock, team: team.means.wallClock }] : []
    }),
  )
  if (!speedup) return null
  const { speedup: mean, standardError, degreesOfFreedom } = speedup
  return { mean, standardError, degreesOfFreedom }
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
