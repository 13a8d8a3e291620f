export { type Comparison, compare, SIGNIFICANCE } from './comparison.ts'
export type { DesignPoint } from './designPoint.ts'
export { type Execution, execute } from './execute.ts'
export { type Job, ROW_WIDTH, type RowParts, type Rows, rowAt, Simulator } from './job.ts'
// Of the paper no more than the design: the rest, paper/index.ts, loads statistical tests and Parquet.
export {
  type PaperJob,
  type PaperKey,
  type PaperMode,
  paperGraphs,
  paperJobs,
  paperModes,
  paperSizes,
  paperSuites,
  paperVariant,
} from './paper/design.ts'
export * from './plan/index.ts'
export { type MeasuredSummary, type MetricSummary, PointSummary, type Quantile } from './pointSummary.ts'
export { type Replication, replicate, summarise } from './replicate.ts'
export { type Row, rowOf } from './row.ts'
export { storedRows } from './storedRows.ts'
export { type Progress, Stopped, type Study } from './study.ts'
export { studyOf } from './studyOf.ts'
export { type Estimate, Summary } from './summary.ts'
export { type PointResult, pointResult, type SweepResult } from './sweepResult.ts'
export { meanTaskTokens } from './taskSizes.ts'
export { validityWarnings } from './validity.ts'
export { withOneAgent } from './variants.ts'
