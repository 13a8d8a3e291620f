// A sweep of a paper scenario, 2 modes × 16 sizes × N replications, as whole processes: on one thread and on two in turn,
// without rows and with them. `speedup` is the median of the ratios of their wall-clock times. `speedupOverOneCore` is the
// same over one thread that is held to one processor (where there is `taskset`): else V8's compiler and garbage collector
// already use a second one. `runsPerSecond` and `entriesPerSecond` (entries of the ledger) are those of one thread without rows.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadScenario, policyKinds, TeamSimulation } from 'brooks'

const replications = Number(process.argv[2] ?? 3000)
const ROUNDS = replications < 100 ? 1 : 3
const MODES = ['preassigned', 'decentralized']
const SIZES = Array.from({ length: 16 }, (_, index) => index + 1)
const cli = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const scenario = fileURLToPath(new URL('../scenarios/paper/svgutils-p05.yaml', import.meta.url))
const folder = mkdtempSync(path.join(tmpdir(), 'brooks-bench-'))

const canPin = replications >= 100 && spawnSync('taskset', ['-c', '0', 'true']).status === 0

/** Wall-clock seconds of a sweep; `before`: a command that starts it. */
function sweep(threads, rows, before = []) {
  const vary = ['--vary', `coordination.kind=${MODES}`, '--vary', `team.size=${SIZES}`]
  const options = ['--rows', rows, '--threads', threads, '--replications', replications, '--quiet', '--no-figures']
  const start = process.hrtime.bigint()
  const [command, ...rest] = [...before, process.execPath]
  const { status, stderr } = spawnSync(command, [
    ...rest,
    cli,
    'sweep',
    scenario,
    ...vary,
    ...options.map(String),
    '--out',
    folder,
  ])
  if (status !== 0) throw new Error(`sweep: ${stderr}`)
  return Number(process.hrtime.bigint() - start) / 1e9
}

/** Entries of the ledger in a run, on average over the design. */
function entriesPerRun() {
  let entries = 0
  const sample = 20
  for (const mode of MODES)
    for (const size of SIZES) {
      const set = [`coordination.kind=${mode}`, `team.size=${size}`]
      const loaded = loadScenario(scenario, { read: (file) => readFileSync(file, 'utf8'), kinds: policyKinds, set })
      const team = new TeamSimulation(loaded.scenario)
      for (let replication = 0; replication < sample; replication++)
        entries += team.run(1, replication).log.ledger.length
    }
  return entries / (MODES.length * SIZES.length * sample)
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]
const times = { none: [], csv: [] }
for (let round = 0; round < ROUNDS; round++)
  for (const rows of ['none', 'csv'])
    times[rows].push([sweep(1, rows), sweep(2, rows), canPin ? sweep(1, rows, ['taskset', '-c', '0']) : Number.NaN])
rmSync(folder, { recursive: true })

const runs = MODES.length * SIZES.length * replications
const oneThread = median(times.none.map(([one]) => one))
const speedup = (rows) => Number(median(times[rows].map(([one, two]) => one / two)).toFixed(2))
const overOneCore = (rows) => Number(median(times[rows].map(([, two, pinned]) => pinned / two)).toFixed(2))
const perRun = entriesPerRun()
console.log(
  JSON.stringify({
    events: Math.round(runs * perRun * (canPin ? 6 : 4) * ROUNDS),
    runs,
    runsPerSecond: Math.round(runs / oneThread),
    entriesPerSecond: Math.round((runs * perRun) / oneThread),
    speedup: { rowsNone: speedup('none'), rowsCsv: speedup('csv') },
    ...(canPin && { speedupOverOneCore: { rowsNone: overOneCore('none'), rowsCsv: overOneCore('csv') } }),
  }),
)
