import type { Decisions, Validation } from '../validation/index.ts'
import { table } from './table.ts'

/** A validation, and what was predicted how. */
export interface ValidationReport extends Validation {
  readonly holdout: string
  readonly predictor: string
}

const BLIND =
  'A suite that nobody had seen while Brooks was built was predicted far worse: docs/validation.md has that blind test first.'

/** How well runs were predicted, in words and tables. */
export function validationText(report: ValidationReport, replications: number): string {
  const { holdout, predictor, runs, cells, metrics, success } = report
  const unpredicted = cells - success.cells
  return [
    `Tested on ${runs} runs in ${cells} cells; held out: ${holdout}; ${replications} simulated runs a cell`,
    predictor,
    ...(holdout === 'suite' ? [BLIND] : []),
    ...(unpredicted > 0 ? [`${unpredicted} cells could not be predicted`] : []),
    '',
    'Successful runs. Error: median over cells, of means; share of ceiling: run variance explained ÷ what cell means can explain.',
    metricsTable(metrics),
    '',
    'R² of cell means within each mode and model',
    withinTable(metrics),
    '',
    'Choosing mode and size by predicted wall clock, for each model, suite and graph',
    decisionsTable(report),
    '',
    `Success: mean absolute error of cells ${share(success.meanAbsError)}; Brier score ${share(success.brier)}, of the overall share ${share(success.brierOfMean)}`,
    successTable(success),
  ].join('\n')
}

function metricsTable(metrics: Validation['metrics']): string {
  const head = [
    'metric',
    'cells',
    'error',
    'in CI95',
    'R² cells',
    'runs',
    'ceiling',
    'share',
    'line',
    'suites',
    'in PI90',
  ]
  const rows = Object.entries(metrics).map(([name, scores]) => [
    name,
    `${scores.cells}`,
    percent(scores.medianAbsErrorPct),
    share(scores.inCi95),
    share(scores.r2Cells),
    share(scores.etaExplained),
    share(scores.ceiling),
    share(scores.shareOfCeiling),
    share(scores.naive.line),
    share(scores.naive.suites),
    share(scores.coverage90),
  ])
  return table(head, rows)
}

function withinTable(metrics: Validation['metrics']): string {
  const groups = [...new Set(Object.values(metrics).flatMap(({ within }) => Object.keys(within)))].sort()
  const rows = Object.entries(metrics).map(([name, { within }]) => [
    name,
    ...groups.map((group) => share(within[group] ?? null)),
  ])
  return table(['metric', ...groups.map((group) => group.replace(' ', '\n'))], rows)
}

function decisionsTable({ decisions }: Validation): string {
  const row = (name: string, { choices, medianRegretPct, pairs, rankedCorrectly }: Decisions) => [
    name,
    `${choices}`,
    percent(medianRegretPct),
    `${pairs}`,
    share(rankedCorrectly),
  ]
  const { line, suites } = decisions.naive
  const rows = [row('simulation', decisions), row('a line in n', line), row('the other suites', suites)]
  return table(['predictor', 'choices', 'median regret', 'pairs apart', 'ranked correctly'], rows)
}

function successTable({ rates }: Validation['success']): string {
  const rows = rates.map(({ mode, teammates, runs, measured, predicted }) => [
    mode,
    `${teammates}`,
    `${runs}`,
    share(measured),
    share(predicted),
  ])
  return table(['mode', 'agents', 'runs', 'measured', 'predicted'], rows)
}

const share = (value: number | null): string => value?.toFixed(2) ?? '–'

const percent = (value: number | null): string => (value === null ? '–' : `${value.toFixed(1)} %`)
