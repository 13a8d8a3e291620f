// Times each benchmark as a whole process on the built package, beside the C program of the same model if given:
//   npm run bench -- [--yardstick DIR] [--alternations K] [--only TEXT] [--quick]
// DIR holds the executables w1, w2 and w3. Each prints a line of JSON: { name, nsPerEvent, ratio, answer }.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { benchmarks } from './benchmarks.mjs'

const { values: options } = parseArgs({
  options: {
    yardstick: { type: 'string' },
    alternations: { type: 'string' },
    only: { type: 'string', default: '' },
    quick: { type: 'boolean', default: false },
  },
})
const alternations = Number(options.alternations ?? (options.quick ? 1 : 5))
if (!Number.isInteger(alternations) || alternations < 1)
  throw new RangeError(`--alternations: expected a whole number of at least 1, got ${options.alternations}`)

function timed(command, args) {
  const start = performance.now()
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' })
  const elapsedMs = performance.now() - start
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr}`)
  return { elapsedMs, stdout }
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Alternates with the yardstick, so that what else the machine does weighs on both. */
function measure({ name, file, n, quick, eventsPerUnit, yardstick }) {
  const size = String(options.quick ? quick : n)
  const times = []
  const ratios = []
  let answer
  for (let i = 0; i < alternations; i++) {
    const { elapsedMs, stdout } = timed(process.execPath, [join(import.meta.dirname, file), size])
    answer = JSON.parse(stdout)
    times.push(elapsedMs)
    if (options.yardstick !== undefined && yardstick !== undefined)
      ratios.push(elapsedMs / timed(join(options.yardstick, yardstick), [size]).elapsedMs)
  }
  const nsPerEvent = (median(times) * 1e6) / (Number(size) * eventsPerUnit)
  return { name, nsPerEvent: round(nsPerEvent, 1), ratio: ratios.length === 0 ? null : round(median(ratios), 2), answer }
}

function round(value, digits) {
  return Number(value.toFixed(digits))
}

for (const benchmark of benchmarks)
  if (benchmark.name.includes(options.only)) console.log(JSON.stringify(measure(benchmark)))
