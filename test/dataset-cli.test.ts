import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openDataset } from '../src/cli/datasetFiles.ts'
import { cellsOf, cellTableSchema, loggedMetrics } from '../src/dataset/index.ts'
import { brooks, brooksOnFullDisk, newFolder, resultsIn } from './support/cli.ts'

const PAPER = 'scenarios/paper/mathutilities20-p05.yaml'
const decentralized = ['--set', 'coordination.kind=decentralized']
const FILES = ['events.parquet', 'runs.parquet']

/** The lines of rows.csv by column; no value of these has a comma in it. */
function rowsOf(folder: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(join(folder, 'rows.csv'), 'utf8').trimEnd().split('\n')
  return lines.map((line) =>
    Object.fromEntries(line.split(',').map((value, column) => [head!.split(',')[column]!, value])),
  )
}

/** Says how each run of a dataset differs from its line of rows.csv, which has no durations of runs that did not complete. */
function differences(runs: Awaited<ReturnType<typeof openDataset>>, rows: readonly Record<string, string>[]): string[] {
  return runs.flatMap((run, index) =>
    loggedMetrics.flatMap((metric) => {
      const name = metric.simulated === undefined ? metric.name : metric.simulated
      if (name === null) return []
      const none = metric.duration && rows[index]!.outcome !== 'completed'
      const [recorded, own] = [none ? '' : `${metric.of(run) ?? ''}`, rows[index]![name]!]
      return recorded === own ? [] : [`${run.runDir} ${name}: ${recorded}, not ${own}`]
    }),
  )
}

test('a run as a dataset: its metrics are those of rows.csv, and brooks dataset reads it', async () => {
  const out = newFolder()
  const ended = brooks('run', PAPER, ...decentralized, '--replications', '25', '--out', out, '--export-dataset', out)
  expect(ended.code).toBe(0)
  for (const name of FILES) expect(ended.stdout).toContain(join(out, name))
  const runs = await openDataset(out)
  expect(runs).toHaveLength(25)
  expect(differences(runs, rowsOf(out))).toEqual([])
  const { code, stdout } = brooks('dataset', out)
  expect(code).toBe(0)
  expect(stdout).toMatch(/^25 runs in 1 cell .* successful\n/)
  const summary = JSON.parse(brooks('dataset', out, '--json').stdout)
  expect(summary).toMatchObject({ runs: 25, cells: 1, speedups: [{ mode: 'decentralized', pTrue: 0.5, sizes: [] }] })
  const wallClock = summary.metrics.find(({ name }: { name: string }) => name === 'wallClock')
  expect(wallClock).toMatchObject({ unit: 's', n: summary.successful, etaSquared: 0 })
  expect(resultsIn(out)).toEqual([...FILES, 'manifest.json', 'rows.csv'].sort())
})

const sweep = (out: string, ...more: string[]) => [
  ...['sweep', PAPER, '--vary', 'team.size=1..2', '--vary', 'coordination.kind=preassigned,decentralized'],
  ...['--replications', '40', '--no-figures', '--quiet', '--out', out, ...more],
]

const [swept, one] = [newFolder(), newFolder()]
beforeAll(() => {
  expect(brooks(...sweep(swept, '--threads', '1', '--export-dataset', one)).code).toBe(0)
})

test('a sweep as a dataset: every run of every point, the same bytes on one thread or two', async () => {
  const [out, two] = [newFolder(), newFolder()]
  expect(brooks(...sweep(out, '--threads', '2', '--export-dataset', two)).code).toBe(0)
  for (const name of FILES) expect(readFileSync(join(two, name)).equals(readFileSync(join(one, name)))).toBe(true)
  const runs = await openDataset(one)
  expect(differences(runs, rowsOf(swept))).toEqual([])
  expect(cellsOf(runs).map(({ mode, teammates, runs: own }) => [mode, teammates, own.length])).toEqual([
    ['preassign_nolead', 1, 40],
    ['decentralized', 1, 40],
    ['preassign_nolead', 2, 40],
    ['decentralized', 2, 40],
  ])
  const half = await openDataset(one, ['mode=decentralized n_teammates=2', 'rep=0..19'])
  expect(half).toHaveLength(20)
})

test('models are named as measured ones, or apart from them', async () => {
  const modelsOf = async (scenario: string, ...more: string[]) => {
    const data = newFolder()
    expect(brooks('run', scenario, '--out', newFolder(), '--export-dataset', data, ...more).code).toBe(0)
    return (await openDataset(data)).map(({ runDir }) => runDir.split('/')[1])
  }
  const as = (member: string) => ['--set', `team.members=[${member}]`]
  // The names of the published data.
  expect(await modelsOf(PAPER, ...as('sonnet'))).toEqual(['anthropic_claude-sonnet-4-6'])
  expect(await modelsOf(PAPER, ...as('gemini'))).toEqual(['google_gemini-3-flash-preview'])
  expect(await modelsOf(PAPER, ...as('gpt'))).toEqual(['openai_gpt-5.2'])
  expect(await modelsOf(PAPER, ...as('gpt'), '--export-apart')).toEqual(['brooks_gpt-5.2'])
  expect(await modelsOf('scenarios/lessons/amdahl.yaml')).toEqual(['brooks_an ideal worker'])
})

test('a full disk leaves what was there before', () => {
  const [out, data] = [newFolder(), newFolder()]
  const args = ['run', 'scenarios/lessons/amdahl.yaml', '--export-dataset', data, '--out', out, '--replications']
  expect(brooks(...args, '4').code).toBe(0)
  const contents = () =>
    [out, data].map((folder) => readdirSync(folder).map((name) => readFileSync(join(folder, name))))
  const before = contents()
  const { code, stderr } = brooksOnFullDisk(...args, '5')
  expect(stderr).toMatch(/^Brooks failed: cannot write .*parquet: ENOSPC/)
  expect(code).toBe(1)
  expect(contents()).toEqual(before)
})

test('the means of cells as a file', () => {
  const file = join(newFolder(), 'cells.json')
  expect(brooks('dataset', one, '--where', 'n_teammates=2', '--cells', file, '--source', 'a test').code).toBe(0)
  const table = cellTableSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  expect(table.source).toBe('a test')
  expect(table.cells.map(({ mode, teammates, runs }) => [mode, teammates, runs])).toEqual([
    ['decentralized', 2, 40],
    ['preassign_nolead', 2, 40],
  ])
})

describe('what is wrong with a dataset is said, with exit code 2 and no stack', () => {
  const good = newFolder()
  brooks('run', PAPER, '--replications', '2', '--out', newFolder(), '--export-dataset', good)
  const bytes = Object.fromEntries(FILES.map((name) => [name, readFileSync(join(good, name))]))
  const folderOf = (files: Record<string, Uint8Array | string>) => {
    const folder = newFolder()
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    return folder
  }

  test.each([
    ['no folder', () => [join(good, 'nowhere')], /nowhere: expected the folder of a dataset, found nothing/],
    ['a file', () => [join(good, 'runs.parquet')], /expected the folder of a dataset, found a file/],
    ['an empty folder', () => [newFolder()], /expected runs.parquet and events.parquet, or results.json .*found none/],
    ['one file', () => [folderOf({ 'runs.parquet': bytes['runs.parquet']! })], /found no events.parquet/],
    [
      'a file cut off',
      () => [folderOf({ ...bytes, 'events.parquet': bytes['events.parquet']!.subarray(0, 700) })],
      /events.parquet: expected a whole Parquet file, got one cut off or damaged/,
    ],
    [
      'files changed about',
      () => [folderOf({ 'runs.parquet': bytes['events.parquet']!, 'events.parquet': bytes['runs.parquet']! })],
      /runs.parquet: expected the columns model_dir, .*got only type, ts/,
    ],
    [
      'a typo',
      () => [good, '--where', 'n_teamates=2'],
      /--where: expected a column of the runs, got "n_teamates" \(did you mean "n_teammates"\?\)/,
    ],
    [
      'a model that is not there',
      () => [good, '--where', 'model=gpt-6'],
      /expected a model that is there, .*got gpt-6/,
    ],
    ['nothing left', () => [good, '--where', 'rep=0', '--where', 'success=false'], /expected a success that is there/],
  ])('%s', (_, args, message) => {
    const { code, stderr, stdout } = brooks('dataset', ...args())
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect([code, stdout]).toEqual([2, ''])
  })
})

test('logs of the harness are found below a folder', () => {
  const folder = newFolder()
  const batch = join(folder, 'openai_gpt-5.2', 'amdahl_dataanalysis_decentralized_20260306_152939')
  const run = join('p02', 'n1_rep0_153454_450877')
  mkdirSync(join(batch, run), { recursive: true })
  const events = [
    { type: 'run_start', ts: 0 },
    { type: 'round_start', round: 1, ts: 0 },
    { type: 'agent_reply', agent: 'Dev1', round: 1, ts: 3 },
    { type: 'edit_file', agent: 'Dev1', path: 'a.py', ts: 3, round: 1 },
  ]
  const result = {
    ...{ success: true, wall_clock_seconds: 3, total_rounds: 1, n_teammates: 1, rep: 0, p_label: 'p02', p_true: 0.2 },
    ...{ total_input_tokens: 10, total_output_tokens: 5, run_dir: `runs/${batch.slice(folder.length + 1)}/${run}` },
  }
  writeFileSync(join(batch, 'results.json'), JSON.stringify([result]))
  expect(brooks('dataset', folder).stderr).toMatch(/cannot read .*events.jsonl: no such file/)
  writeFileSync(join(batch, run, 'events.jsonl'), events.map((event) => JSON.stringify(event)).join('\n'))
  const { code, stdout } = brooks('dataset', folder)
  expect(code).toBe(0)
  expect(stdout).toMatch(/^1 run in 1 cell /)
  expect(stdout).toMatch(/edits +1 +1/)
})

test('the committed means are those of 942 measured runs', () => {
  const text = readFileSync('scenarios/paper/measured.json', 'utf8')
  const { source, metrics, cells } = cellTableSchema.parse(JSON.parse(text))
  expect(source).toContain('arXiv 2603.12229')
  expect(cells).toHaveLength(180)
  expect(cells.reduce((sum, { runs }) => sum + runs, 0)).toBe(942)
  expect(cells.reduce((sum, { successful }) => sum + successful, 0)).toBe(870)
  for (const { means } of cells) expect(means).toHaveLength(metrics.length)
  // Speedups of preassigned teams at p = 0.9, as they were computed apart from this program.
  const own = cells.filter(({ mode, pLabel }) => mode === 'preassign_nolead' && pLabel === 'p09')
  const wallClock = metrics.findIndex(([name]) => name === 'wallClock')
  const meanOf = (cell: (typeof cells)[number]) => cell.means[wallClock]![0]!
  const speedups = [2, 3, 4, 5].map((n) => {
    const teams = own.filter(({ teammates }) => teammates === n)
    const ratios = teams.map((team) => {
      const one = own.find(
        (cell) => cell.teammates === 1 && cell.model === team.model && cell.taskType === team.taskType,
      )
      return meanOf(one!) / meanOf(team)
    })
    return Number((ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toFixed(2))
  })
  expect(speedups).toEqual([1.08, 1.63, 1.7, 1.75])
})
