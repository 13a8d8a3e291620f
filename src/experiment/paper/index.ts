export { type Average, averageOver, extraOver, speedupOf, tokenMultiple } from './average.ts'
export { cellAt, type PaperCell, type PaperMetric, type PaperRun, paperCell, paperMetricNames } from './cell.ts'
export { type HeadlineLine, headlineLines, type Spread, type SuccessLine, successLines } from './comparison.ts'
export {
  type PaperJob,
  type PaperKey,
  type PaperMode,
  paperGraphs,
  paperJobs,
  paperModes,
  paperSizes,
  paperSuites,
} from './design.ts'
export { type HeadlineStatistic, headlineStatistics, median } from './headline.ts'
export { measuredCells, tabledCells } from './measured.ts'
export { type PaperSimulation, simulatedCells } from './simulated.ts'
export { studiesOf } from './studies.ts'
export { outcomesOfCells, outcomesOfRuns, type TeamOutcome } from './teamOutcome.ts'
