// Two sweeps, two plans, two calibrations at once into one folder, so many times each (20 unless told: `node scripts/at-once.mjs 3`): one works,
// the other says who holds the folder, and the results are those of one that was not disturbed. Every other time a dead process has left a
// lock there. Prints a line for each command; exit code 1 if it was ever otherwise.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const scenario = (name) => fileURLToPath(new URL(`../scenarios/${name}.yaml`, import.meta.url))
const times = Number(process.argv[2] ?? 20)
const work = mkdtempSync(join(tmpdir(), 'brooks-at-once-'))
const dataset = join(work, 'dataset')
/** Two that do not meet, because one has ended when the other begins, are let run again, so often at most. */
const AGAIN_MAX = 20

const suite = scenario('paper/mathutilities20-p09')
const commands = {
  sweep: ['sweep', suite, '--vary', 'team.size=1..3', '--replications', '400', '--threads', '1', '--quiet'],
  plan: ['plan', suite, '--sizes', '1..4', '--max-replications', '200', '--threads', '1', '--quiet'],
  calibrate: [
    'calibrate',
    '--dataset',
    dataset,
    '--replications',
    '8',
    '--iterations',
    '2',
    '--threads',
    '1',
    '--json',
  ],
}

/** Runs a command to its end. */
async function ended(args) {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  for await (const text of child.stderr) said += text
  const code = child.exitCode ?? (await new Promise((resolve) => child.on('exit', resolve)))
  return { pid: child.pid, code, said }
}

const contentsOf = (folder) =>
  JSON.stringify(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'base64')]),
  )

/** Lets a process begin in a folder, and kills it without warning as soon as it has the lock. */
async function leaveLock(folder, args) {
  const child = spawn(process.execPath, [cli, ...args, '--out', folder], { stdio: 'ignore' })
  const isLocked = () => existsSync(join(folder, '.brooks.lock'))
  while (!isLocked() && child.exitCode === null) await setTimeout(5)
  child.kill('SIGKILL')
  await new Promise((resolve) =>
    (child.exitCode ?? child.signalCode) === null ? child.on('exit', resolve) : resolve(),
  )
  return isLocked()
}

/** Two at once into a new folder: what was wrong, null if nothing, or 'again' if they did not meet. */
async function wrongWith(args, expected, withStale) {
  const out = mkdtempSync(join(work, 'out-'))
  if (withStale && !(await leaveLock(out, args))) return 'a killed process left no lock'
  const both = await Promise.all([ended([...args, '--out', out]), ended([...args, '--out', out])])
  const [winner, loser] = both.sort((a, b) => a.code - b.code)
  const isSame = contentsOf(out) === expected
  rmSync(out, { recursive: true })
  if (!isSame) return `other results: ${both.map(({ code, said }) => `${code} ${said}`)}`
  if (loser.code === 0) return 'again'
  const tells = loser.said.includes(`is in use: process ${winner.pid} on ${hostname()} writes there since `)
  return winner.code === 0 && loser.code === 2 && tells ? null : `codes ${winner.code} and ${loser.code}: ${loser.said}`
}

spawnSync(process.execPath, [
  ...[cli, 'sweep', suite, '--vary', 'team.size=1..2', '--vary', 'coordination.kind=preassigned,decentralized'],
  ...['--replications', '3', '--no-figures', '--export-dataset', dataset, '--out', join(work, 'runs')],
])
for (const [name, args] of Object.entries(commands)) {
  const alone = join(work, name)
  await ended([...args, '--out', alone])
  const expected = contentsOf(alone)
  let [right, again] = [0, 0]
  const wrong = []
  while (right + wrong.length < times && again < AGAIN_MAX) {
    const what = await wrongWith(args, expected, right % 2 === 1)
    if (what === null) right++
    else if (what === 'again') again++
    else wrong.push(what)
  }
  console.log(`${name}: ${right} of ${times} times one worked, the other said who; ${again} pairs did not meet`)
  for (const what of wrong) console.log(`  ${what}`)
  if (right < times) process.exitCode = 1
}
rmSync(work, { recursive: true })
