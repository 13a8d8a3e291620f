import { type PaperCell, type PaperMetric, type PaperRun, paperCell, paperMetricNames } from '../cell.ts'
import type { PaperKey } from '../design.ts'

export const keyOf = (key: Partial<PaperKey> = {}): PaperKey => ({
  ...{ suite: 'dataanalysis', graph: 'p05', p: 0.5, model: 'gpt-5.2', mode: 'preassigned', n: 1 },
  ...key,
})

/** A run with these values and no others. */
export const paperRun = (values: Partial<Record<PaperMetric, number>>, success = true): PaperRun => ({
  success,
  values: Object.fromEntries(paperMetricNames.map((name) => [name, values[name] ?? null])) as PaperRun['values'],
})

/** A cell of successful runs with these values of one metric. */
export const cellWith = (key: Partial<PaperKey>, metric: PaperMetric, ...values: number[]): PaperCell =>
  paperCell(
    keyOf(key),
    values.map((value) => paperRun({ [metric]: value })),
  )
