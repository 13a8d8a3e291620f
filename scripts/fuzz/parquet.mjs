// Reads small recorded runs whose Parquet files were damaged at random, and prints how that ended, as JSON:
//   node scripts/fuzz/parquet.mjs [COUNT, 2000 if not given] [SEED of the first, 1]
// Every file has to be read or refused in words (DatasetError) in 2 s of computing time and 512 MB, without a number that is none.
// Each is read by the library, every 20th by the command line as well. Needs the built package. Exit code 1 if something is wrong.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { randomInt, randomLcg } from 'd3-random'
import { parquetReadObjects } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { datasetSummary, readRuns } from '../../dist/dataset/index.js'

const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const SCENARIO = fileURLToPath(new URL('../../scenarios/paper/svgutils-p05.yaml', import.meta.url))
const NAMES = ['runs.parquet', 'events.parquet']
const SECONDS_MAX = 2
/** After so long without a word a reader is taken to hang, however busy the machine is. */
const SILENCE_MS_MAX = 20_000
const MEMORY_MB_MAX = 512
const THROUGH_COMMAND_LINE = 20

/** What happens to some bytes. */
const damages = {
  flipped(bytes, below) {
    for (let times = 1 + below(8); times > 0; times--) bytes[below(bytes.length)] = below(256)
    return bytes
  },
  cut: (bytes, below) => bytes.subarray(0, below(bytes.length)),
  zeroed(bytes, below) {
    const at = below(bytes.length)
    bytes.subarray(at, at + 1 + below(64)).fill(0)
    return bytes
  },
  /** Integers of Parquet are little-endian, or varints that go on while the highest bit is set. */
  enlarged(bytes, below) {
    const length = [
      [0xff, 0xff, 0xff, 0x7f],
      [0xff, 0xff, 0xff, 0xff, 0x0f],
      [0xff, 0xff, 0xff, 0xff],
    ][below(3)]
    for (let times = 1 + below(3); times > 0; times--) bytes.set(length, below(bytes.length - length.length))
    return bytes
  },
  /** Near the end, where the file says what it holds. */
  misdescribed(bytes, below) {
    for (let times = 1 + below(4); times > 0; times--)
      bytes[bytes.length - 1 - below(Math.min(1500, bytes.length))] = below(256)
    return bytes
  },
}

/** Some runs as Brooks writes them, and the same without compression, so that damage meets the values themselves. */
async function originals(folder) {
  const set = ['--set', 'team.size=2', '--set', 'coordination.kind=decentralized']
  const { status, stderr } = spawnSync(process.execPath, [
    ...[CLI, 'run', SCENARIO, ...set, '--replications', '3', '--out', folder, '--export-dataset', folder],
  ])
  if (status !== 0) throw new Error(`no recorded runs to damage: ${stderr}`)
  const packed = NAMES.map((name) => readFileSync(path.join(folder, name)))
  return [packed, await Promise.all(packed.map(unpacked))]
}

async function unpacked(bytes) {
  const rows = await parquetReadObjects({ file: arrayBuffer(bytes) })
  const columns = Object.keys(rows[0]).filter((name) => name !== 'agents')
  const typeOf = (values) => (typeof values.find((value) => value !== null) === 'bigint' ? 'INT64' : undefined)
  const columnData = [...columns, 'agents'].map((name) => {
    const data = rows.map((row) => (name === 'agents' ? null : (row[name] ?? null)))
    return { name, data, type: name === 'agents' ? 'STRING' : typeOf(data) }
  })
  return Buffer.from(parquetWriteBuffer({ columnData, codec: 'UNCOMPRESSED' }))
}

const arrayBuffer = (bytes) => Uint8Array.from(bytes).buffer

/** The damaged files of a seed: what was done, and their bytes. */
function damaged(sets, seed) {
  const random = randomLcg(seed / 2 ** 32)
  for (let skipped = 0; skipped < 10; skipped++) random() // seeds beside each other begin alike
  const below = (limit) => randomInt.source(random)(limit)()
  const files = sets[below(sets.length)].map((bytes) => Buffer.from(bytes))
  const kind = Object.keys(damages)[below(5)]
  const which = below(2)
  files[which] = damages[kind](files[which], below)
  return { kind, files }
}

/** How the library ends on them: "read", "refused", or what is wrong. */
async function outcomeOf(files) {
  const before = process.cpuUsage()
  const outcome = await ending(files)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6 > SECONDS_MAX ? `${outcome}, but slow` : outcome
}

async function ending(files) {
  try {
    const [runs, events] = files.map((bytes, index) => ({ name: NAMES[index], bytes: arrayBuffer(bytes) }))
    return holdsNoNumber(datasetSummary(await readRuns(runs, events))) ? 'NaN' : 'read'
  } catch (error) {
    return error.name === 'DatasetError' ? 'refused' : `threw ${error.stack}`
  }
}

const holdsNoNumber = (value) =>
  typeof value === 'number'
    ? !Number.isFinite(value)
    : Object.values(value ?? {}).some((part) => typeof part !== 'string' && holdsNoNumber(part))

/** The same through the command line. It writes its own use of the machine when it ends. */
function commandLineOutcome(files, folder) {
  for (const [index, name] of NAMES.entries()) writeFileSync(path.join(folder, name), files[index])
  const usage = 'process.on("exit", () => fs.writeSync(3, JSON.stringify(process.resourceUsage())))'
  const { status, stdout, output } = spawnSync(
    process.execPath,
    [
      `--max-old-space-size=${MEMORY_MB_MAX}`,
      '--import',
      `data:text/javascript,import fs from "node:fs";${usage}`,
      CLI,
      'dataset',
      folder,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', 'pipe'], timeout: SILENCE_MS_MAX },
  )
  if (status !== 0 && status !== 2) return `exit code ${status}: ${output[2]}`
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(output[3])
  if ((userCPUTime + systemCPUTime) / 1e6 > SECONDS_MAX) return 'slow'
  if (maxRSS > MEMORY_MB_MAX * 1024) return `${Math.round(maxRSS / 1024)} MB`
  return /\b(NaN|Infinity)\b/.test(stdout) ? 'NaN' : ['read', '', 'refused'][status]
}

/** In a process of its own, which may hang or fall: a line for each seed. */
async function readAll(folder, first, last) {
  const sets = readSets(folder)
  for (let seed = first; seed <= last; seed++) {
    const outcome = await outcomeOf(damaged(sets, seed).files)
    console.log(JSON.stringify({ seed, outcome, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }))
  }
}

const setFile = (folder, set, name) => path.join(folder, `${set}-${name}`)
const readSets = (folder) => [0, 1].map((set) => NAMES.map((name) => readFileSync(setFile(folder, set, name))))

/** All seeds read by such processes; one that hangs or falls is ended, and the next begins behind its seed. */
async function readApart(folder, first, last, note) {
  for (let seed = first; seed <= last; ) {
    const options = [
      `--max-old-space-size=${MEMORY_MB_MAX}`,
      fileURLToPath(import.meta.url),
      '--read',
      folder,
      seed,
      last,
    ]
    const reader = spawn(process.execPath, options, { stdio: ['ignore', 'pipe', 'ignore'] })
    let watch = setTimeout(() => reader.kill('SIGKILL'), SILENCE_MS_MAX)
    for await (const line of createInterface({ input: reader.stdout })) {
      clearTimeout(watch)
      watch = setTimeout(() => reader.kill('SIGKILL'), SILENCE_MS_MAX)
      note(JSON.parse(line))
      seed++
    }
    clearTimeout(watch)
    if (seed <= last) note({ seed: seed++, outcome: 'hung or fell', megabytes: 0 })
  }
}

async function main(count, first) {
  const folder = mkdtempSync(path.join(tmpdir(), 'brooks-fuzz-'))
  try {
    const sets = await originals(folder)
    for (const [set, files] of sets.entries())
      for (const [index, name] of NAMES.entries()) writeFileSync(setFile(folder, set, name), files[index])
    const whole = [await Promise.all(sets.map(ending)), sets.map((files) => commandLineOutcome(files, folder))].flat()
    if (whole.some((outcome) => outcome !== 'read')) throw new Error(`the whole files are not read: ${whole}`)
    const counts = {}
    const wrong = []
    let megabytesMax = 0
    const note =
      (how) =>
      ({ seed, outcome, megabytes }) => {
        const { kind } = damaged(sets, seed)
        const key = `${how}, ${kind}`
        counts[key] ??= {}
        counts[key][outcome] = (counts[key][outcome] ?? 0) + 1
        if (!['read', 'refused'].includes(outcome)) wrong.push({ seed, how, kind, outcome })
        megabytesMax = Math.max(megabytesMax, megabytes)
      }
    await readApart(folder, first, first + count - 1, note('library'))
    for (let seed = first; seed < first + count; seed += THROUGH_COMMAND_LINE)
      note('command line')({ seed, outcome: commandLineOutcome(damaged(sets, seed).files, folder), megabytes: 0 })
    console.log(JSON.stringify({ files: count, counts, megabytesMax, wrong }, null, 1))
    process.exitCode = wrong.length > 0 || megabytesMax > MEMORY_MB_MAX ? 1 : 0
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const [option, ...rest] = process.argv.slice(2)
if (option === '--read') await readAll(rest[0], Number(rest[1]), Number(rest[2]))
else await main(Number(option ?? 2000), Number(rest[0] ?? 1))
