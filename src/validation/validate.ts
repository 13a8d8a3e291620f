import { cellsOf } from '../dataset/index.ts'
import { type Decisions, decisionsOf } from './decisions.ts'
import { type NaiveName, naiveFits, naiveNames } from './naive.ts'
import type { Fit, PredictedCell } from './predictor.ts'
import { scoredMetrics } from './scoredMetrics.ts'
import { type Scores, scoresOf } from './scores.ts'
import type { Split } from './splits.ts'
import { type SuccessScores, successScores } from './success.ts'

/** Scores of a metric, with those of the naive predictors. */
export interface MetricScores extends Scores {
  /** Their `shareOfCeiling`, each over the cells of which it can say something; null if there are none. */
  readonly naive: Readonly<Record<NaiveName, number | null>>
  /** Their `medianAbsErrorPct`. */
  readonly naiveErrorPct: Readonly<Record<NaiveName, number | null>>
}

/** How well measured runs were predicted. */
export interface Validation {
  /** Runs tested, successful or not, and their cells. */
  readonly runs: number
  readonly cells: number
  readonly metrics: Readonly<Record<string, MetricScores>>
  readonly decisions: Decisions & { readonly naive: Readonly<Record<NaiveName, Decisions>> }
  readonly success: SuccessScores
}

/**
 * Fits and predicts every split, and scores all test cells together. A generator, since that may take long: it yields each cell
 * once it is predicted.
 */
export function* validate(splits: readonly Split[], fitTo: Fit): Generator<PredictedCell, Validation> {
  const ours: PredictedCell[] = []
  for (const cell of predictedCells(splits, fitTo)) {
    ours.push(cell)
    yield cell
  }
  const naive = byNaive((name) => [...predictedCells(splits, naiveFits[name])])
  const metrics = scoredMetrics.map((metric): [string, MetricScores] => {
    const others = byNaive((name) => scoresOf(metric, naive[name]))
    const scores = {
      ...scoresOf(metric, ours),
      naive: byNaive((name) => others[name].shareOfCeiling),
      naiveErrorPct: byNaive((name) => others[name].medianAbsErrorPct),
    }
    return [metric.name, scores]
  })
  return {
    runs: ours.reduce((sum, { runs }) => sum + runs.length, 0),
    cells: ours.length,
    metrics: Object.fromEntries(metrics),
    decisions: { ...decisionsOf(ours), naive: byNaive((name) => decisionsOf(naive[name])) },
    success: successScores(ours),
  }
}

/** The test cells of all splits; a predictor sees what they are called, never their runs. */
function* predictedCells(splits: readonly Split[], fitTo: Fit): Generator<PredictedCell, void> {
  for (const { train, test } of splits) {
    const cells = cellsOf(test).map(({ runs, ...key }) => ({ key, runs }))
    const predictor = fitTo(
      train,
      cells.map(({ key }) => key),
    )
    for (const { key, runs } of cells) yield { ...key, runs, predicted: predictor(key) }
  }
}

const byNaive = <Value>(of: (name: NaiveName) => Value): Record<NaiveName, Value> =>
  Object.fromEntries(naiveNames.map((name) => [name, of(name)])) as Record<NaiveName, Value>
