// Times each benchmark as a whole process on the built package and prints one JSON line each: { name, nsPerEvent, ratio }.
//   node bench/main.mjs [--quick] [--only NAME] [--yardstick DIR]
// With --yardstick the compiled C programs of DIR (w1, w2, w3) run alternately with ours on the same N, and ratio is the
// median of ours over theirs in whole-process time; without it, null. --quick: small N and one round, to see that all works.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { benchmarks } from './list.mjs'

const ROUNDS = 5
const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, yardstick: { type: 'string' }, only: { type: 'string' } },
})
const chosen = benchmarks.filter(({ name }) => options.only === undefined || name === options.only)
if (chosen.length === 0)
  throw new Error(`--only ${options.only}: expected one of ${benchmarks.map(({ name }) => name).join(', ')}`)

/** Runs a command to its end: nanoseconds of the whole process and what it printed. */
function timed(command, args) {
  const start = process.hrtime.bigint()
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  const ns = Number(process.hrtime.bigint() - start)
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`)
  return { ns, stdout }
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

/** Alternates ours with the yardstick, so that both meet the same load of the machine. */
function measure({ name, file, n, quickN, eventsPerN, yardstick, rounds = ROUNDS }) {
  const count = options.quick ? quickN : n
  const script = fileURLToPath(new URL(file, import.meta.url))
  const ours = []
  const ratios = []
  let answer
  for (let round = 0; round < (options.quick ? 1 : rounds); round++) {
    const { ns, stdout } = timed(process.execPath, [script, String(count)])
    answer = JSON.parse(stdout)
    ours.push(ns)
    if (options.yardstick !== undefined && yardstick !== undefined)
      ratios.push(ns / timed(path.resolve(options.yardstick, yardstick), [String(count)]).ns)
  }
  const events = eventsPerN === undefined ? answer.events : count * eventsPerN
  const nsPerEvent = Number((median(ours) / events).toFixed(1))
  const ratio = ratios.length === 0 ? null : Number(median(ratios).toFixed(2))
  return { name, nsPerEvent, ratio, n: count, answer }
}

for (const benchmark of chosen) console.log(JSON.stringify(measure(benchmark)))
