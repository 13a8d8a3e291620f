import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDataset } from '../src/cli/datasetFiles.ts'
import { ResultFolder } from '../src/cli/files.ts'
import { readSummary } from '../src/cli/readSummary.ts'
import { readTrace } from '../src/cli/readTrace.ts'
import { open } from '../src/cli/scenarios.ts'
import { type RunRow, runColumns } from '../src/dataset/index.ts'
import { event, eventsFile, fileOf, runRow } from '../src/dataset/testing/files.ts'
import { readTextFile } from '../src/scenario/files.ts'
import { brooks, newFolder } from './support/cli.ts'

/** The words with which the command line refuses something: exit code 2, one message and nothing else. */
function refused(...args: string[]): string {
  const { code, stdout, stderr } = brooks(...args)
  expect([code, stdout], stderr).toEqual([2, ''])
  expect(stderr).not.toMatch(/\n\s+at |Brooks failed/)
  return stderr
}

/** A folder with a recorded run. */
function dataset(run: Partial<RunRow> = {}): string {
  const folder = newFolder()
  const row = runRow(run)
  const files = [
    fileOf('runs.parquet', runColumns, [row]),
    eventsFile([event('run_start', 0, { run_dir: row.run_dir })]),
  ]
  for (const { name, bytes } of files) writeFileSync(join(folder, name), new Uint8Array(bytes as ArrayBuffer))
  return folder
}

describe('a recorded run that cannot be', () => {
  test('calibrate writes nothing outside of its folder, whatever a model is called', () => {
    const outer = newFolder()
    writeFileSync(join(outer, 'victim.yaml'), 'before')
    const data = dataset({ model_dir: 'x_../../victim', n_teammates: 2 })
    const words = refused('calibrate', '--dataset', data, '--out', join(outer, 'a', 'profiles'))
    expect(words).toContain(`${join(data, 'runs.parquet')}, row 1: expected model_dir to be <provider>_<model>`)
    expect(readdirSync(outer)).toEqual(['victim.yaml'])
  })

  test('files are made in their folder alone', () => {
    const folder = new ResultFolder(join(newFolder(), 'out'), [])
    for (const name of ['../x', 'a/b', '/x', '..', '.', ''])
      expect(() => folder.append(name, 'x')).toThrow('expected a file of')
  })

  test.each(['dataset', 'validate'])('brooks %s refuses a team of 10^9', (command) => {
    const data = dataset({ n_teammates: 1e9 })
    const words = refused(...(command === 'dataset' ? [command, data] : [command, '--dataset', data]))
    expect(words).toMatch(/runs.parquet, row 1: expected n_teammates to be an integer from 1 to 2048, got 1000000000/)
  })
})

describe('only regular files of a certain size are read, whoever names them', () => {
  const strange = newFolder()
  const pipe = join(strange, 'pipe')
  execFileSync('mkfifo', [pipe])
  const large = join(strange, 'large')
  writeFileSync(large, '')
  truncateSync(large, 600e6)
  const one = newFolder()

  test.each([
    ['a pipe', pipe, /it is a pipe, expected a file/],
    ['a device', '/dev/zero', /it is a device, expected a file/],
    ['600 MB', large, /it is larger than (4|500) MB, the most that is read/],
  ])('%s', async (_, path, words) => {
    expect(refused('check', path)).toMatch(words) // first through the command line: it can be ended, if it waits
    expect(() => open(scenario(`tasks: { file: ${path} }\nagents: { a: { name: a } }\n`), [])).toThrow(words)
    expect(() => open(scenario(`tasks: [{ id: a }]\nagents: { a: { profile: ${path} } }\n`), [])).toThrow(words)
    for (const name of ['runs.parquet', 'events.parquet'])
      await expect(openDataset(withLink(dataset(), name, path))).rejects.toThrow(words)
    await expect(openDataset(withLink(newFolder(), 'results.json', path))).rejects.toThrow(words)
    expect(() => readSummary(path)).toThrow(words)
    for (const name of ['manifest.json', 'trace.json', 'ledger.jsonl'])
      expect(() => readTrace(withLink(traced(), name, path))).toThrow(words)
  })

  test('files of the system that say that they are empty are read to their end, or to the limit', () => {
    if (!existsSync('/proc/self/status')) return
    expect(readTextFile('/proc/self/status')).toMatch(/^Name:/)
    expect(() => readTextFile('/proc/self/status', 10)).toThrow('it is larger than 0.00001 MB')
  })

  function scenario(more: string): string {
    const file = join(newFolder(), 'scenario.yaml')
    writeFileSync(file, `version: 1\nname: x\n${more}`)
    return file
  }

  /** The folder, in which a file leads elsewhere. */
  function withLink(folder: string, name: string, path: string): string {
    rmSync(join(folder, name), { force: true })
    symlinkSync(path, join(folder, name))
    return folder
  }

  /** A folder with the results of a run. */
  function traced(): string {
    if (!existsSync(join(one, 'ledger.jsonl'))) brooks('run', 'scenarios/lessons/amdahl.yaml', '--trace', '--out', one)
    const folder = newFolder()
    cpSync(one, folder, { recursive: true })
    return folder
  }
})

test('logs of the harness cannot lead to files elsewhere', async () => {
  const folder = newFolder()
  mkdirSync(join(folder, 'batch'))
  const run_dir = 'runs/openai_x/suite_decentralized_20260306_152939/../..'
  writeFileSync(join(folder, 'batch', 'results.json'), JSON.stringify([runRow({ run_dir })]))
  writeFileSync(join(folder, 'events.jsonl'), JSON.stringify(event('run_start', 0)))
  const words = /results.json, run 1: expected run_dir to be <provider>_<model>/
  await expect(openDataset(folder)).rejects.toThrow(words)
})

test('whatever happens to Parquet files, they are read or refused in words: a part of what the fuzzer does', () => {
  const printed = execFileSync(process.execPath, ['scripts/fuzz/parquet.mjs', '60'], { encoding: 'utf8' })
  const { files, counts, wrong } = JSON.parse(printed) as { files: number; counts: object; wrong: unknown[] }
  expect([files, wrong]).toEqual([60, []])
  expect(Object.keys(counts).length).toBeGreaterThan(5)
})
