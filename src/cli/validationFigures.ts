import { newDocument } from '../figures/document.ts'
import { drawAgreement, drawDotTable, svgText, type TableDot } from '../figures/index.ts'
import { blindTest, cellMeansOf, scoredMetrics } from '../validation/index.ts'
import type { ValidationStudy } from './validationStudy.ts'

/** The figures of docs/validation.md: file names and texts of SVG files. */
export const validationFigures = (study: ValidationStudy): Readonly<Record<string, string>> => ({
  'validation-shares.svg': sharesSvg(study),
  'validation-wallclock.svg': wallClockSvg(study),
})

function sharesSvg({ reports }: ValidationStudy): string {
  const blind = Object.entries(blindTest.shareOfCeiling).map(([row, value]): TableDot => {
    return { panel: 'third suite, blind', row, series: 'simulation', value }
  })
  const computed = Object.entries(reports).flatMap(([panel, { metrics }]) =>
    Object.entries(metrics).flatMap(([row, { shareOfCeiling, naive }]) =>
      Object.entries({
        simulation: shareOfCeiling,
        'a line in n': naive.line,
        'the other suites': naive.suites,
      }).flatMap(([series, value]): TableDot[] => (value === null ? [] : [{ panel, row, series, value }])),
    ),
  )
  const options = {
    title: 'What is predicted of single runs',
    subtitle: 'by way to hold out; 1: as much as cell means can explain; hollow: below −0.5',
    label: 'share of the ceiling',
    domain: [-0.5, 1.2],
    ticks: [0, 0.5, 1],
    reference: 1,
  } as const
  return svgText(drawDotTable([...computed, ...blind], options, newDocument()))
}

function wallClockSvg({ cells, replications }: ValidationStudy): string {
  const metric = scoredMetrics.find(({ name }) => name === 'wallClock')!
  const points = cellMeansOf(cells, metric).map(({ key, measured, predicted }) => {
    return { panel: key.mode, series: key.model, measured, predicted }
  })
  const options = {
    title: 'Simulated and measured wall clock',
    subtitle: `means of successful runs in ${points.length} cells, in sample; ${replications} simulated runs a cell`,
    label: 'wall clock (s)',
  }
  return svgText(drawAgreement(points, options, newDocument()))
}
