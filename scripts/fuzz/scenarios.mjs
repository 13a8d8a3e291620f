// Mutates packaged scenarios, loads what comes of it, and runs what is accepted: nothing may hang, throw anything but the errors for
// wrong input, or have NaN in a result. Every case follows from its number, so that `--only NUMBER` shows one again.
// Usage: npm run build, then node scripts/fuzz/scenarios.mjs [cases] [--from NUMBER] [--only NUMBER]. 200,000 take about an hour and a half.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { caseOf } from './scenarioMutations.mjs'
import { verdictOf } from './scenarioVerdict.mjs'

const CASES_DEFAULT = 200_000
/** Nothing may take longer than that; after ten times as long the case is given up. */
const SECONDS_MAX = 2
const FAULTS_SHOWN = 30

/** Tries cases one after the other; which one it is at, and since when, can be seen from outside. */
function work({ from, to, at }) {
  for (let number = from; number < to; number++) {
    at[0] = number
    at[1] = Date.now()
    const cpu = process.cpuUsage()
    const verdict = verdictOf(caseOf(number))
    // Other programs may keep the machine busy: a case is slow if it takes long by both clocks.
    const { user, system } = process.cpuUsage(cpu)
    const seconds = Math.min((Date.now() - at[1]) / 1000, (user + system) / 1e6)
    parentPort.postMessage({ number, seconds, ...(seconds > SECONDS_MAX ? slow(seconds) : verdict) })
  }
}

const slow = (seconds) => ({ outcome: 'hang', fault: `took ${seconds.toFixed(1)} s` })

/** Tries the cases of a range in a worker, and in another one after a case that does not end. */
async function tryAll(from, to, note) {
  for (let next = from; next < to; ) next = await tryUntilHang(next, to, note)
}

/** The case to go on with. */
function tryUntilHang(from, to, note) {
  const at = new Float64Array(new SharedArrayBuffer(16))
  at[0] = from
  at[1] = Date.now()
  const worker = new Worker(new URL(import.meta.url), { workerData: { from, to, at } })
  return new Promise((done, failed) => {
    const end = (next) => {
      clearInterval(watch)
      worker.terminate().then(() => done(next), failed)
    }
    const watch = setInterval(() => {
      if (Date.now() - at[1] < 10 * SECONDS_MAX * 1000) return
      note({ number: at[0], ...slow(10 * SECONDS_MAX) })
      end(at[0] + 1)
    }, 200)
    worker.on('message', (noted) => {
      note(noted)
      if (noted.number === to - 1) end(to)
    })
    worker.on('error', (error) => {
      note({ number: at[0], outcome: 'exception', fault: `the worker died: ${error.message}` })
      end(at[0] + 1)
    })
  })
}

async function main(args) {
  const option = (name) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : undefined)
  const only = option('--only')
  if (only !== undefined) return show(only)
  const from = option('--from') ?? 0
  const count = /^\d+$/.test(args[0] ?? '') ? Number(args[0]) : CASES_DEFAULT
  const tally = new Map()
  const faults = []
  let [cases, secondsMax] = [0, 0]
  const report = () => {
    const outcomes = Object.fromEntries([...tally].sort(([, a], [, b]) => b - a))
    console.log(JSON.stringify({ cases, from, faults: faults.length, secondsMax, outcomes }, null, 2))
    for (const fault of faults.slice(0, FAULTS_SHOWN)) console.log(fault)
    process.exitCode = faults.length > 0 ? 1 : 0
  }
  // Whoever cannot wait sees what was found so far, and goes on from there with --from.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(report()))
  await tryAll(from, from + count, ({ number, outcome, fault, seconds = 0 }) => {
    cases++
    tally.set(outcome, (tally.get(outcome) ?? 0) + 1)
    secondsMax = Math.max(secondsMax, seconds)
    if (fault !== undefined) faults.push(`case ${number}: ${outcome}: ${fault}`)
    if (cases % 1000 === 0) console.error(`${cases} cases, ${faults.length} faults`)
  })
  report()
}

function show(number) {
  const input = caseOf(number)
  console.log(JSON.stringify(input, null, 2))
  console.log(verdictOf(input))
}

if (isMainThread) await main(process.argv.slice(2))
else work(workerData)
