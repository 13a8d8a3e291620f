// Damages what Brooks reads back, and looks at what it does then: summaries, ledgers, traces and manifests (brooks figure), finished runs of
// a sweep (--resume), profiles as brooks calibrate writes them (brooks run), and the list and the lock of a folder. Each is refused with
// words and exit code 2, or understood; never more than two seconds of work, a failure of Brooks or NaN in what comes of it; and a sweep
// that goes on gives the bytes of one that was not interrupted.
//
//   node scripts/fuzz/results.mjs [mutations, 2000 unless told] [seed]
//
// Prints a line for each kind of file, and what was wrong. Exit code 1 if anything was.
import { fork, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import seedrandom from 'seedrandom'

const MS_MAX = 2000
/** Of the clock, until a process is taken to hang: others may keep the machine busy. */
const HANG_MS = 20_000
const [mutations, seed] = [Number(process.argv[2] ?? 2000), process.argv[3] ?? 'results']
const random = seedrandom(seed)
const below = (count) => Math.floor(random() * count)
const oneOf = (list) => list[below(list.length)]

const work = mkdtempSync(join(tmpdir(), 'brooks-fuzz-'))
const scenarios = fileURLToPath(new URL('../../scenarios/', import.meta.url))
const paper = join(scenarios, 'paper', 'svgutils-p05.yaml')

// How files are damaged: bytes in, bytes out.

function flipped(bytes) {
  const copy = Buffer.from(bytes)
  for (let times = 1 + below(4); times > 0; times--) copy[below(copy.length)] ^= 1 << below(8)
  return copy
}
const cut = (bytes) => {
  const at = below(bytes.length)
  return random() < 0.5
    ? bytes.subarray(0, at)
    : Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(40))])
}
const doubled = (bytes) => Buffer.concat([bytes, bytes.subarray(below(bytes.length))])

/** Values that JSON and YAML can say, and no such file should: as they stand in the text. */
const oddNumbers = [
  ...['-1', '0', '0.5', '-0', '1', '2', '100000', '4294967296', '9007199254740991', '9007199254740993'],
  ...['1e308', '-1e308', '1e999', '-1e999', '1e-320', '5e15', '-7.25'],
]
const oddValues = [
  ...oddNumbers,
  ...['null', 'true', '""', '"x"', '[]', '{}', '[1]', '{"a":1}', '[0,0,1]', '"1e999"', '[[[[]]]]'],
  ...['"\\u0000\\u001b[2J"', '"__proto__"', `"${'a'.repeat(5000)}"`],
]

/** Replaces, drops or exchanges values of JSON; of one of its lines where there is one a line. */
function revalued(bytes) {
  const text = bytes.toString('utf8').trimEnd()
  const texts = text.startsWith('{"agent"') ? text.split('\n') : [text]
  const at = below(texts.length)
  const root = JSON.parse(texts[at])
  const put = []
  for (let times = 1 + below(3); times > 0; times--) {
    const [holder, key] = placeIn(root)
    if (random() < 0.25 && !Array.isArray(holder)) delete holder[key]
    else if (random() < 0.2) holder[key] = valueAt(placeIn(root))
    else {
      put.push(oneOf(typeof holder[key] === 'number' && random() < 0.7 ? oddNumbers : oddValues))
      holder[key] = `@${put.length - 1}@`
    }
  }
  // As text, since not all that JSON can say comes through JSON.stringify.
  texts[at] = put.reduce((line, value, index) => line.replace(`"@${index}@"`, () => value), JSON.stringify(root))
  return Buffer.from(`${texts.join('\n')}\n`)
}

/** A place in JSON, its holder and its key: as likely near the top, where there are few, as deep in long lists. */
function placeIn(holder) {
  const key = oneOf(Object.keys(holder))
  const goesOn = holder[key] !== null && typeof holder[key] === 'object' && Object.keys(holder[key]).length > 0
  return goesOn && random() < 0.8 ? placeIn(holder[key]) : [holder, key]
}

/** A copy of what stands at a place. */
const valueAt = ([holder, key]) => JSON.parse(JSON.stringify(holder[key]))

/** Replaces a value of YAML, or drops a line. */
function relined(bytes) {
  const lines = bytes.toString('utf8').split('\n')
  const at = below(lines.length)
  const value = oneOf([...oddValues, '.nan', '.inf', '-.inf', '*a', '&a [*a]', '!!binary x', '2020-01-01', '~'])
  if (random() < 0.3) lines.splice(at, 1)
  else lines[at] = lines[at].replace(/(-?\d[\d.e-]*)(?=[^\d]*(#|$))|(?<=: )[^#{]+/, () => value)
  return Buffer.from(lines.join('\n'))
}

// What is damaged, and what reads it. `files`: which of the folder's; `args`: of the command, given the folder with the damaged file.

const figures = (folder) => ['figure', folder, '--out', join(folder, 'drawn')]
const gantt = (folder) => [...figures(folder), '--kind', 'gantt']
const amdahl = join(scenarios, 'lessons', 'amdahl.yaml')
const sweepArgs = (out) => [
  ...[
    'sweep',
    amdahl,
    '--set',
    'agents.worker.latency.noise={lognormal: {mean: 1, cv: 0.3}}',
    '--vary',
    'team.size=1..2',
  ],
  ...['--replications', '150', '--threads', '1', '--no-figures', '--quiet', '--out', out],
]
const runArgs = (out) => ['run', amdahl, '--out', out]
const withProfile = (folder) => [
  'run',
  join(folder, 'scenario.yaml'),
  '--replications',
  '2',
  '--out',
  join(folder, 'ran'),
]
const bytewise = [flipped, cut, doubled]

const kinds = [
  { name: 'summary.json', share: 0.3, of: 'swept', files: /^summary\.json$/, ways: [...bytewise, revalued, revalued, revalued], args: figures },
  { name: 'ledger.jsonl', share: 0.15, of: 'ran', files: /^ledger/, ways: [...bytewise, revalued, revalued, revalued], args: gantt },
  { name: 'trace.json', share: 0.15, of: 'ran', files: /^trace/, ways: [...bytewise, revalued, revalued, revalued], args: gantt },
  { name: 'manifest.json', share: 0.05, of: 'ran', files: /^manifest/, ways: [...bytewise, revalued], args: gantt },
  { name: '*.rows', share: 0.15, of: 'chunks', files: /\.rows$/, ways: bytewise, args: (folder) => [...sweepArgs(folder), '--resume'], same: true },
  { name: 'profile', share: 0.1, of: 'profile', files: /^profile/, ways: [...bytewise, relined, relined, relined], args: withProfile },
  { name: '.brooks.json', share: 0.05, of: 'listed', files: /\.brooks\.json$/, ways: [...bytewise, revalued], args: runArgs },
  { name: '.brooks.lock', share: 0.05, of: 'locked', files: /\.brooks\.lock.*json$/, ways: [...bytewise, revalued], args: runArgs },
] // biome-ignore format: a table

// The folders that are damaged, each made once.

const cli = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const folder = (name) => join(work, name)
const run = (...args) => spawnSync(process.execPath, [cli, ...args])

async function makeFolders() {
  const vary = ['--vary', 'team.size=1..3', '--vary', 'coordination.kind=preassigned,decentralized']
  run('sweep', paper, ...vary, '--replications', '12', '--out', folder('swept'), '--export-dataset', folder('dataset'))
  run('run', paper, '--trace', '--out', folder('ran'))
  run(...sweepArgs(folder('whole')))
  await keptRuns(folder('chunks'))
  run(
    'calibrate',
    '--dataset',
    folder('dataset'),
    '--replications',
    '2',
    '--iterations',
    '1',
    '--out',
    folder('profile'),
  )
  const [profile] = readdirSync(folder('profile')).filter((name) => name.endsWith('.yaml'))
  renameSync(join(folder('profile'), profile), join(folder('profile'), 'profile.yaml'))
  writeFileSync(join(folder('profile'), 'scenario.yaml'), JSON.stringify(scenario))
  run(...runArgs(folder('listed')))
  await killed(...runArgs(folder('locked')), '--replications', '10000000')
}

const scenario = {
  version: 1,
  name: 'fuzz',
  tasks: ['a', 'b', 'c', 'd'].map((id) => ({ id, outputTokens: 500, files: [`${id}.ts`] })),
  agents: { one: { profile: 'profile.yaml' } },
  team: { size: 2 },
  coordination: { kind: 'decentralized' },
}

/** Leaves all runs of a sweep in its folder: it may not replace a file that is not its own. */
async function keptRuns(out) {
  const child = spawn(process.execPath, [cli, ...sweepArgs(out)], { stdio: 'ignore' })
  while (!existsSync(join(out, '.chunks'))) await setTimeout(1)
  writeFileSync(join(out, 'rows.csv'), '')
  await once(child, 'exit')
  rmSync(join(out, 'rows.csv'))
}

/** Kills a command without warning as soon as it has its lock. */
async function killed(...args) {
  const child = spawn(process.execPath, [cli, ...args], { stdio: 'ignore' })
  while (!existsSync(join(args[args.indexOf('--out') + 1], '.brooks.lock'))) await setTimeout(5)
  child.kill('SIGKILL')
  await once(child, 'exit')
}

// One mutation after another.

let child = null

/** Runs the command line, in a process that is made anew after one that hung. */
async function answerOf(args) {
  child ??= fork(fileURLToPath(new URL('commandLine.mjs', import.meta.url)))
  child.send(args)
  const answer = await new Promise((resolve) => {
    child.once('message', resolve).once('exit', () => resolve({ code: 'none: the process ended', ms: 0 }))
    setTimeout(HANG_MS, { code: 'none: it hung', ms: HANG_MS }, { ref: false }).then(resolve)
  })
  child.removeAllListeners('message').removeAllListeners('exit')
  if (typeof answer.code === 'number') return answer
  child.kill('SIGKILL')
  child = null
  return answer
}

const filesIn = (path) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(path, join(parentPath, name)))
    .sort()
const NO_NUMBER = /\b(NaN|Infinity|undefined)\b/

/** What is wrong with what came of a damaged file; null if nothing. */
function wrongIn({ code, stdout = '', stderr = '', ms }, copy, before, isSame) {
  if (ms > MS_MAX) return `${Math.round(ms)} ms of work`
  if (code !== 0 && code !== 2) return `exit code ${code}: ${stderr.slice(0, 300)}`
  if (code === 2 && stderr.trim() === '') return 'exit code 2 without words'
  if (isSame && code === 0) return isWhole(copy) ? null : 'other results'
  const texts = filesIn(copy).flatMap((name) => (before.includes(name) ? [] : [readFileSync(join(copy, name), 'utf8')]))
  const found = [stdout, ...texts].map((text) => NO_NUMBER.exec(text)).find((match) => match !== null)
  return found
    ? `${found[0]} in ${JSON.stringify(found.input.slice(Math.max(0, found.index - 80), found.index + 40))}`
    : null
}

/** Whether a sweep gave what one that was never interrupted gives. */
function isWhole(copy) {
  const [own, whole] = [copy, folder('whole')].map((path) =>
    filesIn(path).map((name) => [name, readFileSync(join(path, name), 'base64')]),
  )
  return JSON.stringify(own) === JSON.stringify(whole)
}

/** Damages a file of a copy, and lets a command read it. */
async function tried({ of, files, ways, args, same }) {
  const names = filesIn(folder(of))
  const name = oneOf(names.filter((one) => files.test(one)))
  const damaged = oneOf(ways)(readFileSync(join(folder(of), name)))
  const attempt = async () => {
    const copy = join(work, 'damaged')
    rmSync(copy, { recursive: true, force: true })
    cpSync(folder(of), copy, { recursive: true })
    writeFileSync(join(copy, name), damaged)
    const answer = await answerOf(args(copy))
    return { ...answer, wrong: wrongIn(answer, copy, names, same) }
  }
  const first = await attempt()
  // A hang comes again, other work that kept the machine busy does not.
  const result = first.ms > MS_MAX ? await attempt() : first
  if (result.wrong !== null && KEEP) writeFileSync(join(KEEP, `${kept++}-${basename(name)}`), damaged)
  return result
}

/** Folder for the damaged files that something is wrong with, to look at them. */
const KEEP = process.env.FUZZ_KEEP
let kept = 0

await makeFolders()
for (const kind of kinds) {
  const times = Math.max(1, Math.round(kind.share * mutations))
  const tally = { understood: 0, refused: 0, slowestMs: 0 }
  const wrongs = []
  for (let time = 0; time < times; time++) {
    const { code, ms, wrong } = await tried(kind)
    if (wrong !== null) wrongs.push(wrong)
    else tally[code === 0 ? 'understood' : 'refused']++
    tally.slowestMs = Math.max(tally.slowestMs, Math.round(ms))
  }
  const { understood, refused, slowestMs } = tally
  console.log(
    `${kind.name}: ${times} damaged, ${refused} refused, ${understood} understood, ${wrongs.length} wrong; at most ${slowestMs} ms`,
  )
  for (const wrong of wrongs.slice(0, 20)) console.log(`  ${wrong}`)
  if (wrongs.length > 0) process.exitCode = 1
}
child?.kill()
rmSync(work, { recursive: true })
