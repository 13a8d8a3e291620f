import { type Metric, metricColumn } from '../../metrics/index.ts'
import type { LoggedRun } from '../run.ts'

/** One number about a recorded run, by the definitions of the notebook that goes with arXiv 2603.12229. */
export interface LoggedMetric extends Metric<LoggedRun> {
  /** The name of the same metric of a simulated run, where it is another one; null where there is none. */
  readonly simulated?: string | null
}

/** Where the same metric of a simulated run stands among `metrics`; undefined where there is none. */
export const simulatedColumn = ({ name, simulated = name }: LoggedMetric): number | undefined =>
  simulated === null ? undefined : metricColumn(simulated)
