// Writes docs/intervals.md: how often intervals of nominally 95 % for a mean makespan hold it, on packaged scenarios.
// Usage: npm run build, then node scripts/coverage.mjs [repetitions]. Of 400 repetitions it takes about a quarter of an hour on two cores.
import { readFileSync, writeFileSync } from 'node:fs'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { loadScenario, policyKinds } from '../dist/index.js'
import { coverageOf } from '../dist/validation/index.js'

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

function scenarioOf([graph, model, mode]) {
  const set = [`team.members=[${model}]`, `coordination.kind=${mode}`, 'team.size=3']
  const read = (path) => readFileSync(path, 'utf8')
  return loadScenario(`scenarios/paper/${graph}.yaml`, { read, kinds: policyKinds, set }).scenario
}

const percent = (share) => (100 * share).toFixed(1)

function page(rows, repetitions) {
  const lines = rows.map(({ cell: [graph, model, mode], found }) => {
    const sequential = found.at(-1)
    const shares = found.map(({ share }) => percent(share)).join(' | ')
    return `| ${graph} | ${model} | ${mode} | ${shares} | ${sequential.runs.toFixed(0)} | ${percent(found[0].tooLow)} |`
  })
  return `# How often intervals hold the mean

Written by \`node scripts/coverage.mjs ${repetitions}\`. Each line is three agents on a packaged scenario: of ${repetitions} samples, each with runs of its own, the
percentage whose interval of nominally 95 % held the mean makespan, which is that of all their runs. The standard error of a share of 95 %
is ${percent(Math.sqrt((0.95 * 0.05) / repetitions))} %. "To 3 %" samples until the mean is known to 3 %, 500 runs at most. "Too low" is the percentage of
intervals of 100 runs that lie below the mean.

| scenario | agents | mode | 100 runs | 200 | 500 | to 3 % | runs for that | too low |
|---|---|---|---|---|---|---|---|---|
${lines.join('\n')}

Where the percentage is far below 95, the mean hangs on runs that are rare and long for another reason than a slow reply: a team that
goes on for dozens of rounds because somebody forgot a task, say. A sample that holds none of them cannot know of them. Then nothing
helps but more runs; the terminal says which events a sample may have missed (the rule of three).
`
}

async function main(repetitions) {
  const rows = []
  let next = 0
  const work = async () => {
    while (next < CELLS.length) {
      const at = next++
      const found = await new Promise((resolve, reject) => {
        const worker = new Worker(new URL(import.meta.url), { workerData: { cell: CELLS[at], repetitions } })
        worker.on('message', resolve).on('error', reject)
      })
      rows[at] = { cell: CELLS[at], found }
      console.error(CELLS[at].join(' '), found.map(({ share }) => percent(share)).join(' '))
    }
  }
  await Promise.all([work(), work()])
  writeFileSync('docs/intervals.md', page(rows, repetitions))
}

if (isMainThread) await main(Number(process.argv[2] ?? 400))
else parentPort.postMessage(coverageOf(scenarioOf(workerData.cell), SAMPLINGS, workerData.repetitions, 1))
