import {
  type Ablation,
  blindGoals,
  blindTest,
  goalsOf,
  holdouts,
  medianRatios,
  type PredictedCell,
  scoredMetrics,
  type Validation,
} from '../validation/index.ts'
import { BLIND_LINK, blindSection } from './blindSection.ts'
import { markdownTable } from './markdownTable.ts'
import type { ValidationStudy } from './validationStudy.ts'
import { validationText } from './validationText.ts'

/** docs/validation.md: every number in it is made here, of validations. */
export function validationDoc({ source, replications, reports, cells, ablations }: ValidationStudy): string {
  const { none } = reports
  const sections = Object.entries(reports).map(
    ([name, report]) => `### ${name}: ${holdouts[name as keyof typeof reports].summary}
${name === 'suite' ? `\nOf a third suite far less was predicted than this suggests: ${BLIND_LINK}.\n` : ''}
\`\`\`text
${validationText(report, replications)}
\`\`\`
`,
  )
  return `# Validation

How well simulated runs predict measured ones. This page is written by \`npm run validation -- FOLDER "SOURCE"\`, numbers and all; one
table at a time comes from \`npx brooks validate --dataset FOLDER --holdout none\` (or \`size\`, \`suite\`, \`mode\`, or \`--train\` and \`--test\`
with conditions as in [dataset.md](dataset.md)), and \`--json\` has its numbers in full.

Predicted: ${source}. ${none.runs} runs in ${none.cells} cells, ${replications} simulated runs each, by ${none.predictor}; in sample
these are all runs, and what comes of them are the packaged profiles and scenarios.

${blindSection(reports.suite)}

## In pictures

![Share of the ceiling by metric and way to hold out: simulation, a line in n, the other suites](validation-shares.svg)

![Simulated against measured mean wall clock of cells, in both modes](validation-wallclock.svg)

## What the numbers mean

All are over successful runs, measured and simulated, of the cells (mode × model × suite × task graph × size) that are tested and have
both. Success itself is scored apart, failed runs included.

${MEANINGS}

The naive predictors are fitted on the same training runs. **line**: a straight line in the number of agents through the training runs
of the same model, mode, suite and graph (constant where those are of one size). **suites**: the mean of the other suites' cells of the
same model, mode, graph and size. Each is scored over the cells of which it can say something, by its share of the ceiling; where
larger teams are held out, the other suites have none either. In sample a line has seen what it is tested on, with two free numbers for
every five cells, and may exceed 1.

## Goals

"Held out by suite" is one of two suites that were both known while this was made; goals that begin with "Blind" are of a suite that
nobody here has seen: ${BLIND_LINK}. Held out by mode, only preassigned teams are tested: less varies between these than between all
runs, so that the same share of the ceiling is harder to reach.

${goalsTable(reports)}

## What is poor

Metrics from the lowest share of the ceiling in sample. Simulated ÷ measured: median over the cells of a mode and model, where that is
furthest from 1.

${poorTable(none, cells)}

- Pooled figures flatter: most of the variance lies between models and modes. The tables of R² within each mode and model below are the
  stricter test, and negative wherever a model's own mean would do better.
- Nothing here predicts what the ceiling leaves out: the speed of providers drifts between batches of runs, batches are not balanced over
  cells, and 20 runs hold 45 % of the variance of wall clock within cells (which is why its logarithm is scored too).
- Successful runs only: where many runs fail, as in large decentralized teams, those that are left are the lucky ones. The round
  limit, which decides what failed, was 30 to 100 by batch; simulated it is 60.
- Where a ceiling is low, as that of idle rounds, its share says little: a small error is a large multiple of what could be explained.

## Simulated ÷ measured

Median over cells, in sample. 1.00: errors go both ways.

${ratioTable(cells)}

## What each number buys

Every number of the profiles, taken away from all models at once (what it is by default in its place, also where tasks are assigned),
without fitting the others anew: mean over the metrics of what they lose of the share of the ceiling, and the metric that loses
most. What loses nothing is there for what is not scored here (failures, intervals, money), or stands in for others.

${ablationTable(ablations)}

## Tables

Columns: error = medianAbsErrorPct; in CI95 = inCi95; R² cells = r2Cells; runs = etaExplained; share = shareOfCeiling; line and suites, the
same share of naive predictors; in PI90 = coverage90.

${sections.join('\n')}
## Claim, equation, test

${CLAIMS}
`
}

const MEANINGS = `| number | meaning |
|---|---|
| \`cells\` | Cells that can be scored. |
| \`medianAbsErrorPct\` | Median over cells of \\|predicted mean ÷ measured mean − 1\\|, in %; of a logarithm, that of geometric means. Cells with a measured mean of 0 are left out. |
| \`inCi95\` | Share of cells whose predicted mean lies in the measured 95 % t-interval: 0.95 would be expected of the truth. |
| \`r2Cells\` | 1 − Σ n (measured − predicted)² ÷ Σ n (measured − mean)², over means of cells with n runs. |
| \`etaExplained\` | 1 − Σ (run − predicted mean of its cell)² ÷ Σ (run − mean of all)², over single runs. |
| \`ceiling\` | What a model of cell means can explain of single runs at most: η² corrected for the number of cells, on the same rows. |
| \`shareOfCeiling\` | \`etaExplained\` ÷ \`ceiling\`. 1 is what knowing the true mean of every cell gives on average, 0 what one mean for all does. |
| \`coverage90\` | Share of measured runs between the 5 % and 95 % points of the runs simulated for their cell. |
| \`naive\` | \`shareOfCeiling\` of the naive predictors (\`naiveErrorPct\`: their \`medianAbsErrorPct\`). |
| \`within\` | \`r2Cells\` over the cells of one mode and model. |
| \`decisions\` | Choosing mode and size of a team by predicted mean wall clock, for each model, suite and graph: \`medianRegretPct\` is what the choice takes longer than the best one, both as measured; \`rankedCorrectly\` the share of pairs in the right order, among those that Welch's t test separates at p < 0.05. |
| \`success\` | \`meanAbsError\` of a cell's share; the Brier score of single runs, and of one who always says the overall share; shares by mode and size. |`

const CLAIMS = `| claim | equation | test |
|---|---|---|
| Knowing all true means reaches the ceiling | E[\`shareOfCeiling\`] = 1; half of each deviation, 3/4; none, 0 | \`src/validation/scores.test.ts\` |
| The ceiling is the share of variance of true means | 1 − (1 − η²)(N − 1)/(N − G) | \`src/stats/varianceShare.test.ts\` |
| Prediction intervals of N simulated runs hold 90 % | 1 − 2k/(N + 1), k = ⌊(N + 1)/20⌋ | \`src/validation/scores.test.ts\` |
| A line in n is exact on linear data | least squares | \`src/validation/naive.test.ts\` |
| Deciding by measured means costs nothing | regret = chosen ÷ best − 1 = 0 | \`src/validation/decisions.test.ts\` |
| Pairs are told apart | Welch's t, degrees of freedom of Satterthwaite | \`src/stats/welch.test.ts\` |
| Held-out runs are not trained on | train ∩ test = ∅, train ∪ test = all | \`src/validation/splits.test.ts\` |
| Simulation predicts what the same simulation recorded | all errors 0 | \`test/validate.test.ts\` |
| A recorded simulated run has the simulator's metrics | equal to the last digit | \`test/dataset.test.ts\` |
| Calibrating on runs of a known profile gives it back | within 5 standard errors, four of five numbers within 2.5 | \`src/calibration/calibrate.test.ts\` |
| Standard errors of fitted numbers | (J′J)⁻¹ J′ΣJ (J′J)⁻¹, runs as clusters | \`src/calibration/standardErrors.test.ts\` |
| Ceilings of the measured runs | as published with the definitions | \`test/measured.test.ts\` |`

function goalsTable(reports: ValidationStudy['reports']): string {
  const goals = [...goalsOf(reports), ...blindGoals(blindTest)]
  const lines = goals.map(({ goal, reached, met }) => `| ${goal} | ${reached} | ${met ? 'yes' : '**no**'} |`)
  const met = goals.filter((goal) => goal.met).length
  return `${met} of ${goals.length} are met.\n\n${markdownTable(['goal', 'reached', 'met'], lines)}`
}

function poorTable({ metrics }: Validation, cells: readonly PredictedCell[]): string {
  const known = scoredMetrics.filter(({ name }) => metrics[name]!.shareOfCeiling !== null)
  const shareOf = (name: string) => metrics[name]!.shareOfCeiling!
  const lines = known
    .toSorted((a, b) => shareOf(a.name) - shareOf(b.name))
    .map((metric) => {
      const ratios = Object.entries(medianRatios(cells, metric)).filter(([, ratio]) => ratio !== null)
      const distance = ([, ratio]: (typeof ratios)[number]) => Math.abs(Math.log(ratio!))
      const [where, ratio] = ratios.reduce((far, other) => (distance(other) > distance(far) ? other : far))
      return `| ${metric.name} | ${shareOf(metric.name).toFixed(2)} | ${ratio!.toFixed(2)} | ${where} |`
    })
  return markdownTable(['metric', 'share of ceiling', 'simulated ÷ measured', 'where'], lines)
}

function ratioTable(cells: readonly PredictedCell[]): string {
  const byMetric = scoredMetrics
    .filter(({ logarithm }) => !logarithm)
    .map((metric) => ({ name: metric.name, ratios: medianRatios(cells, metric) }))
  const groups = [...new Set(byMetric.flatMap(({ ratios }) => Object.keys(ratios)))].sort()
  const lines = byMetric.map(({ name, ratios }) => {
    return `| ${[name, ...groups.map((group) => ratios[group]?.toFixed(2) ?? '–')].join(' | ')} |`
  })
  return markdownTable(['metric', ...groups], lines)
}

function ablationTable(ablations: readonly Ablation[]): string {
  const lines = ablations.map(
    ({ name, lost, worst }) => `| \`${name}\` | ${lost.toFixed(2)} | ${worst.metric} | ${worst.lost.toFixed(2)} |`,
  )
  return markdownTable(['number', 'lost on average', 'most', 'lost there'], lines)
}
