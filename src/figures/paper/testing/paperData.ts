import {
  type PaperCell,
  type PaperMetric,
  type PaperRun,
  paperGraphs,
  paperMetricNames,
  paperModes,
  paperSizes,
} from '../../../experiment/paper/index.ts'
import type { PaperData } from '../paperFigure.ts'

const ps = { p02: 0.2, p05: 0.5, p09: 0.9 } as const

export interface Options {
  readonly suites?: readonly string[]
  readonly models?: readonly string[]
  /** What the means are multiplied by. */
  readonly scale?: number
  /** Whether all cells were measured too; the means half as large again. */
  readonly measured?: boolean
}

/**
 * Cells of the whole design, with numbers that could be; standard deviations are a fifth of the means, of 4 runs. All simulated
 * cells vary in step.
 */
export function paperData({
  suites = ['mathutilities20', 'dataanalysis'],
  models = ['claude-sonnet-4.6', 'gemini-3-flash-preview', 'gpt-5.2'],
  scale = 1,
  measured = true,
}: Options = {}): PaperData {
  const cells = (by: number): PaperCell[] =>
    suites.flatMap((suite) =>
      paperGraphs.flatMap((graph) =>
        models.flatMap((model, place) =>
          paperModes.flatMap((mode) =>
            paperSizes.map((n) => {
              const key = { suite, graph, p: ps[graph], model, mode, n }
              const of = (metric: PaperMetric) =>
                metric === 'wallClock' ? 100 / n ** ps[graph] : (mode === 'preassigned' ? 1 : 3) * n * (place + 1)
              const scaled = (metric: PaperMetric) => of(metric) * by * scale
              return { ...key, runs: 4, successful: 4, means: meansOf(scaled), each: by === 1 ? eachOf(scaled) : null }
            }),
          ),
        ),
      ),
    )
  return { simulated: cells(1), measured: measured ? cells(1.5) : [] }
}

const meansOf = (of: (metric: PaperMetric) => number): PaperCell['means'] =>
  Object.fromEntries(
    paperMetricNames.map((metric) => [metric, { mean: of(metric), sd: of(metric) / 5, n: 4, ci95: null }]),
  ) as PaperCell['means']

/** Four runs with these means, and a fifth of them as standard deviations. */
const eachOf = (of: (metric: PaperMetric) => number): PaperRun[] =>
  [-1, -1, 1, 1].map((sign) => ({
    success: true,
    values: Object.fromEntries(
      paperMetricNames.map((metric) => [metric, of(metric) * (1 + (sign * Math.sqrt(3)) / 10)]),
    ) as PaperRun['values'],
  }))
