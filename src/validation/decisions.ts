import { grouped, momentsOf } from '../dataset/index.ts'
import { type Moments, median, welchPValue } from '../stats/index.ts'
import type { PredictedCell } from './predictor.ts'
import { scoredCells } from './scoredCells.ts'
import { scoredMetrics } from './scoredMetrics.ts'

/** How well one would choose mode and size of a team by predicted wall clock. */
export interface Decisions {
  /** Choices: a model, suite and graph with two ways or more to choose from. */
  readonly choices: number
  /** Median of what the chosen way takes longer than the best one, both as measured, in % of the best. */
  readonly medianRegretPct: number | null
  /** Pairs of ways whose measured means differ at p < 0.05. */
  readonly pairs: number
  /** Share of those predicted in the right order; a tie is not right. */
  readonly rankedCorrectly: number | null
}

/** A mode and size: its wall clock over successful runs. */
interface Way {
  readonly measured: Moments
  readonly predictedMean: number
}

/** Level at which the data tell two ways apart. */
const SIGNIFICANCE = 0.05

const wallClock = scoredMetrics.find(({ name }) => name === 'wallClock')!

/** Decisions among the cells that a predictor can say something of; the means are of successful runs. */
export function decisionsOf(cells: readonly PredictedCell[]): Decisions {
  const scored = scoredCells(cells, wallClock)
  const choices = [...grouped(scored, ({ key }) => JSON.stringify([key.model, key.taskType, key.pLabel])).values()]
    .map((own): Way[] => own.map(({ measured, predictedMean }) => ({ measured: momentsOf(measured), predictedMean })))
    .filter(({ length }) => length >= 2)
  const separated = choices.flatMap(pairsOf).filter(([a, b]) => areSeparated(a, b))
  const right = separated.filter(
    ([a, b]) => (a.measured.mean - b.measured.mean) * (a.predictedMean - b.predictedMean) > 0,
  )
  return {
    choices: choices.length,
    medianRegretPct: median(choices.map(regretPct)),
    pairs: separated.length,
    rankedCorrectly: separated.length > 0 ? right.length / separated.length : null,
  }
}

function regretPct(ways: readonly Way[]): number {
  const chosen = ways.reduce((best, way) => (way.predictedMean < best.predictedMean ? way : best))
  const best = Math.min(...ways.map(({ measured }) => measured.mean))
  return 100 * (chosen.measured.mean / best - 1)
}

const pairsOf = (ways: readonly Way[]): [Way, Way][] =>
  ways.flatMap((a, index) => ways.slice(index + 1).map((b): [Way, Way] => [a, b]))

const areSeparated = (a: Way, b: Way): boolean => (welchPValue(a.measured, b.measured) ?? 1) < SIGNIFICANCE
