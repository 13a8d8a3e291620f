export {
  type Cell,
  type CellKey,
  type CellMean,
  cellMean,
  cellMeanOf,
  cellsOf,
  momentsOf,
  reproducible,
  valuesOf as metricValuesOf,
} from './cells.ts'
export { type CellTable, cellTable, cellTableSchema, cellTableText } from './cellTable.ts'
export { DatasetError } from './error.ts'
export { type Condition, conditionsOf, rowsWhere } from './filter.ts'
export { grouped } from './grouped.ts'
export { harnessEvents, harnessEventsPath, harnessRuns } from './harness.ts'
export { type LoggedMetric, loggedMetric, loggedMetrics, simulatedColumn } from './metrics/index.ts'
export { recordedName, sameModel } from './modelName.ts'
export { builtRuns, readRuns } from './read.ts'
export type { TableFile, TableRows } from './readTable.ts'
export type { LoggedAction, LoggedReply, LoggedRun } from './run.ts'
export { type EventRow, eventColumns, type RunRow, runColumns } from './schema.ts'
export { publishedMode, type SimulatedRun, simulatedEvents, simulatedRow } from './simulated.ts'
export { type LoggedSpeedup, meanSpeedup, type SpeedupPair, speedupsOf } from './speedup.ts'
export { type DatasetSummary, datasetSummary, type MetricFacts, type SpeedupLine } from './summary.ts'
export { type Append, TableWriter } from './writeTable.ts'
