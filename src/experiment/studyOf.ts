import type { Experiment } from '../scenario/index.ts'
import { checkpoints, StoppingRule } from '../stats/index.ts'
import type { DesignPoint } from './designPoint.ts'
import type { PointSummary } from './pointSummary.ts'
import type { Study } from './study.ts'

/** Replications at which the precision is looked at first. */
const FIRST_LOOK = 64

/** The study of an experiment's design points: of so many runs each, or until all of its metrics are precise enough. */
export function studyOf(points: readonly DesignPoint[], { runs, metrics }: Experiment): Study {
  if ('replications' in runs)
    return { points, metrics, replicationsMax: runs.replications, checkpoints: [], enough: () => true }
  const { precision, maxReplications } = runs
  const rules = new Map(points.map(({ index }) => [index, metrics.map(() => new StoppingRule(precision))]))
  const enough = ({ index }: DesignPoint, summary: PointSummary) =>
    rules
      .get(index)!
      .map((rule, at) => rule.reached(summary.momentsOf(metrics[at]!)))
      .every(Boolean)
  return {
    points,
    metrics,
    replicationsMax: maxReplications,
    checkpoints: checkpoints(FIRST_LOOK, maxReplications),
    enough,
  }
}
