// Writes docs/intervals.md: how often intervals of nominally 95 % for a mean makespan hold it, and how often plans are right, on
// packaged scenarios. Usage: npm run build, then node scripts/coverage.mjs [repetitions [plans]]. Of 400 and 100 it takes about half an
// hour on two cores.
import { readFileSync, writeFileSync } from 'node:fs'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { designsOf, loadScenario, policyKinds, usualGoal } from '../dist/index.js'
import { coverageOf, planAccuracyOf } from '../dist/validation/index.js'

const SAMPLINGS = [{ runs: 100 }, { runs: 200 }, { runs: 500 }, { precision: 0.03, runsMax: 500 }]
const CELLS = [
  ['mathutilities20-p02', 'sonnet', 'preassigned'],
  ['dataanalysis-p05', 'sonnet', 'preassigned'],
  ['mathutilities20-p05', 'sonnet', 'decentralized'],
  ['mathutilities20-p02', 'gemini', 'preassigned'],
  ['mathutilities20-p02', 'gemini', 'decentralized'],
  ['dataanalysis-p09', 'gemini', 'decentralized'],
  ['mathutilities20-p05', 'gpt', 'preassigned'],
  ['dataanalysis-p02', 'gpt', 'preassigned'],
  ['dataanalysis-p05', 'gpt', 'decentralized'],
  ['dataanalysis-p09', 'sonnet', 'preassigned'],
  ['mathutilities20-p09', 'sonnet', 'decentralized'],
  ['mathutilities20-p09', 'gpt', 'decentralized'],
]

const PLANS = [
  ['mathutilities20-p02', 'sonnet', 'total'],
  ['mathutilities20-p02', 'sonnet', 'makespan'],
  ['dataanalysis-p05', 'sonnet', 'total'],
  ['dataanalysis-p05', 'sonnet', 'makespan'],
  ['mathutilities20-p05', 'gemini', 'total'],
  ['dataanalysis-p02', 'gpt', 'makespan'],
]
const PLAN_RUNS_MAX = 2000
const TRUTH_RUNS = 20_000
const SIZES = [1, 2, 3, 4, 5]

function scenarioOf(graph, model, mode, size) {
  const set = [`team.members=[${model}]`, `coordination.kind=${mode}`, `team.size=${size}`]
  const read = (path) => readFileSync(path, 'utf8')
  return loadScenario(`scenarios/paper/${graph}.yaml`, { read, kinds: policyKinds, set }).scenario
}

const coverageIn = ([graph, model, mode], repetitions) =>
  coverageOf(scenarioOf(graph, model, mode, 3), SAMPLINGS, repetitions, 1)

function accuracyIn([graph, model, minimize], searches) {
  const variants = ['preassigned', 'decentralized'].map((mode) => ({
    settings: {},
    scenario: scenarioOf(graph, model, mode, SIZES.at(-1)),
  }))
  const trial = { searches, replicationsMax: PLAN_RUNS_MAX, truthRuns: TRUTH_RUNS, seed: 1 }
  return planAccuracyOf(designsOf(variants, SIZES), { ...usualGoal, minimize }, trial)
}

const percent = (share) => (100 * share).toFixed(1)

function coverageLine([graph, model, mode], found) {
  const shares = found.map(({ share }) => percent(share)).join(' | ')
  return `| ${graph} | ${model} | ${mode} | ${shares} | ${found.at(-1).runs.toFixed(0)} | ${percent(found[0].tooLow)} |`
}

function planLine([graph, model, minimize], { searches, settled, settledRight, right, runs }) {
  const share = settled === 0 ? 'none' : percent(settledRight / settled)
  return `| ${graph} | ${model} | ${minimize} | ${percent(right / searches)} | ${settled} | ${share} | ${runs.toFixed(0)} |`
}

const page = (
  coverages,
  repetitions,
  plans,
  searches,
) => `# How often intervals hold the mean, and how often plans are right

Written by \`node scripts/coverage.mjs ${repetitions} ${searches}\`.

## Intervals

Each line is three agents on a packaged scenario: of ${repetitions} samples, each with runs of its own, the percentage whose interval of
nominally 95 % held the mean makespan, which is that of all their runs. The standard error of a share of 95 % is
${percent(Math.sqrt((0.95 * 0.05) / repetitions))} %. "To 3 %" samples until the mean is known to 3 %, 500 runs at most. "Too low" is the percentage of intervals of
100 runs that lie below the mean.

| scenario | agents | mode | 100 runs | 200 | 500 | to 3 % | runs for that | too low |
|---|---|---|---|---|---|---|---|---|
${coverages.map((found, at) => coverageLine(CELLS[at], found)).join('\n')}

Where the percentage is far below 95, the mean hangs on runs that are rare and long for another reason than a slow reply: a team that
goes on for dozens of rounds because somebody forgot a task, say. A sample that holds none of them cannot know of them. Then nothing
helps but more runs; the terminal says which events a sample may have missed (the rule of three).

## Plans

Each line repeats the search of \`brooks plan\` ${searches} times, each with runs of its own: teams of one to five, preassigned and
decentralized, ${PLAN_RUNS_MAX} runs of a design at most. A choice is right if, by ${TRUTH_RUNS} other runs of every design, it completes often enough,
what is minimized is within ${100 * usualGoal.tolerance} % of the lowest (\`--minimize total\`; within 0 % for makespan), and no design that is to be preferred was
passed over, up to differences of ${100 * usualGoal.indifference} %. A plan claims ${100 * usualGoal.confidence} % only where it was settled before the runs ran out, and says so otherwise.

| scenario | agents | minimize | right, % | settled | right of those, % | runs |
|---|---|---|---|---|---|---|
${plans.map((found, at) => planLine(PLANS[at], found)).join('\n')}
`

/** Does the jobs in two workers; the results in the order of the jobs. */
async function inWorkers(jobs) {
  const results = []
  let next = 0
  const work = async () => {
    while (next < jobs.length) {
      const at = next++
      results[at] = await new Promise((resolve, reject) => {
        new Worker(new URL(import.meta.url), { workerData: jobs[at] }).on('message', resolve).on('error', reject)
      })
      console.error(jobs[at].cell.join(' '), JSON.stringify(results[at]))
    }
  }
  await Promise.all([work(), work()])
  return results
}

async function main(repetitions, searches) {
  const coverages = CELLS.map((cell) => ({ cell, repetitions }))
  const plans = PLANS.map((cell) => ({ cell, searches }))
  const found = await inWorkers([...plans, ...coverages])
  writeFileSync(
    'docs/intervals.md',
    page(found.slice(plans.length), repetitions, found.slice(0, plans.length), searches),
  )
}

const { cell, repetitions, searches } = workerData ?? {}
if (isMainThread) await main(Number(process.argv[2] ?? 400), Number(process.argv[3] ?? 100))
else parentPort.postMessage(await (searches ? accuracyIn(cell, searches) : coverageIn(cell, repetitions)))
