import { describe, expect, test } from 'vitest'
import {
  DatasetError,
  datasetSummary,
  type EventRow,
  eventColumns,
  type RunRow,
  readRuns,
  type TableFile,
} from './index.ts'
import { event, eventsFile, fileOf, runRow, runsFile } from './testing/files.ts'

const start = event('run_start', 0)
const round = event('round_start', 1, { round: 1 })
const reply = event('agent_reply', 2, { agent: 'Dev1', round: 1 })
const tested = event('run_tests', 3, { returncode: 0, seconds: 1 })

/** How reading ends: "read", or the words of a refusal. Any other error is thrown. */
async function ending(runs: TableFile, events: TableFile): Promise<string> {
  try {
    expect(JSON.stringify(datasetSummary(await readRuns(runs, events)))).not.toMatch(/NaN|Infinity/)
    return 'read'
  } catch (error) {
    if (error instanceof DatasetError) return error.message
    throw error
  }
}

describe('a recorded run that cannot be is refused with file, row and column', () => {
  test.each<[string, Partial<RunRow>, string]>([
    ['a team of nobody', { n_teammates: 0 }, 'n_teammates to be an integer from 1 to 2048, got 0'],
    ['a team of 10^9', { n_teammates: 1e9 }, 'n_teammates to be an integer from 1 to 2048, got 1000000000'],
    ['no time', { wall_clock_seconds: 0 }, 'wall_clock_seconds to be a number above 0, up to 9007199254, got 0'],
    ['NaN', { wall_clock_seconds: Number.NaN }, 'wall_clock_seconds to be a number above 0, up to 9007199254, got NaN'],
    ['endless', { wall_clock_seconds: Number.POSITIVE_INFINITY }, 'wall_clock_seconds to be a number above 0, up to 9007199254, got Infinity'],
    ['more than all', { p_true: 1.5 }, 'p_true to be a number from 0 to 1, got 1.5'],
    ['less than nothing', { p_true: -0.1 }, 'p_true to be a number from 0 to 1, got -0.1'],
    ['fewer than no tokens', { total_input_tokens: -1 }, 'total_input_tokens to be an integer of at least 0, got -1'],
    ['a repetition before the first', { rep: -1 }, 'rep to be an integer of at least 0, got -1'],
    ['a model that is a path', { model_dir: 'x_/../../victim' }, 'model_dir to be <provider>_<model>, a name of up to 150 bytes without / and \\, got "x_/../../victim"'],
    ['a model that is a path on Windows', { model_dir: 'x_..\\victim' }, 'model_dir to be <provider>_<model>, '],
    ['a model that is a hidden file', { model_dir: 'x_.victim' }, 'model_dir to be <provider>_<model>, '],
    ['a model without a name', { model_dir: 'x_' }, 'model_dir to be <provider>_<model>, '],
    ['a model of two lines', { model_dir: 'x_a\nb' }, 'model_dir to be <provider>_<model>, '],
    ['a model of 200 letters', { model_dir: 'x'.repeat(200) }, 'model_dir to be <provider>_<model>, '],
    ['a text of 10,000 letters', { task_type: 'x'.repeat(10_000) }, `task_type to be text of up to 4096 characters, got "${'x'.repeat(79)}…`],
  ])('%s', async (_, row, words) => {
    const own = runRow(row)
    const events = eventsFile([{ ...start, run_dir: own.run_dir }])
    expect(await ending(runsFile([runRow({ rep: 7 }), own]), events)).toContain(`runs.parquet, row 2: expected ${words}`)
  }) // biome-ignore format: one a line

  test.each<[string, EventRow[], string]>([
    ['a start twice', [start, event('run_start', 1)], 'row 2: expected type run_start once'],
    ['an end twice', [start, event('run_end', 1), event('run_end', 1)], 'row 3: expected type run_end once'],
    ['a round twice', [start, round, round], 'row 3: expected type round_start of round 1 once'],
    ['a reply twice', [start, round, reply, reply], 'row 4: expected type agent_reply of Dev1 in round 1 once'],
    ['half a round', [start, { ...round, round: 0.5 }], 'row 2: expected round to be an integer of at least 0, got 0.5'],
    ['NaN', [start, { ...round, ts: Number.NaN }], 'row 2: expected ts to be a number from 0 to 9007199254, got NaN'],
    ['before the start', [{ ...start, ts: 5 }, round], 'row 2: expected ts of at least 5, the start of the run, got 1'],
    ['a reply before its round', [start, { ...round, ts: 3 }, reply], 'row 3: expected ts of a reply after the start of its round, got 2'],
    ['a test of -1 s', [start, round, reply, { ...tested, seconds: -1 }], 'row 4: expected seconds to be a number from 0 to 9007199254, got -1'],
    ['a fraction of a return code', [start, round, reply, { ...tested, returncode: 0.5 }], 'row 4: expected returncode to be an integer, got 0.5'],
  ])('events: %s', async (_, events, words) => {
    expect(await ending(runsFile([runRow()]), eventsFile(events))).toContain(`events.parquet, ${words}`)
  }) // biome-ignore format: one a line

  test('a run twice', async () => {
    const rows = runsFile([runRow(), runRow({ rep: 1 }), runRow()])
    expect(await ending(rows, eventsFile([start]))).toMatch(
      /^runs.parquet, row 3: expected each run_dir once, got runs/,
    )
  })

  test('without rounds an agent may reply twice at once', async () => {
    const again = event('agent_reply', 2, { agent: 'Dev1' })
    expect(await ending(runsFile([runRow()]), eventsFile([start, again, again]))).toBe('read')
  })
})

describe('a file that contradicts itself is refused, at once and in words', () => {
  const runs = runsFile([runRow()])
  const events = eventsFile([start, round, reply, tested])
  /** The bytes of a file with those at `at` replaced. */
  function changed({ name, bytes }: TableFile, at: number, ...values: number[]): TableFile {
    const copy = Uint8Array.from(new Uint8Array(bytes as ArrayBuffer))
    copy.set(values, at < 0 ? copy.length + at : at)
    return { name, bytes: copy.buffer }
  }
  const indexOf = ({ bytes }: TableFile, text: string) => Buffer.from(bytes as ArrayBuffer).lastIndexOf(text)

  test('whatever byte is another one, it is read or refused', async () => {
    expect(await ending(runs, events)).toBe('read')
    const seen = new Set<string>()
    for (let at = 0; at < events.bytes.byteLength; at++)
      seen.add((await ending(runs, changed(events, at, 255))).replace(/\(.*|, got.*/, ''))
    expect(seen.size).toBeGreaterThan(10)
    expect(seen).toContain('read')
  })

  test('more columns than there are', async () => {
    const root = indexOf(events, 'schema') + 'schema'.length // then the number of columns, doubled
    expect(await ending(runs, changed(events, root + 1, 200))).toBe(
      'events.parquet: expected a whole Parquet file, got one cut off or damaged; copy it again',
    )
  })

  test('a footer larger than the file', async () => {
    expect(await ending(runs, changed(events, -8, 255, 255, 255, 127))).toBe(
      'events.parquet: expected a whole Parquet file, got one cut off or damaged (the size of the footer cannot be 2147483647); copy it again',
    )
  })

  test('100,000 equal rows in some kilobytes, which no run has', async () => {
    const many = eventsFile(Array.from({ length: 100_000 }, () => start))
    expect(many.bytes.byteLength).toBeLessThan(10_000)
    expect(await ending(runs, many)).toMatch(/events.parquet: expected a whole .*the number of rows cannot be 100000/)
  })

  test('a column of lists is no text', async () => {
    const columns = eventColumns.map((column) =>
      column.name === 'path' ? { ...column, type: 'strings' as const } : column,
    )
    const file = fileOf('events.parquet', columns, [{ ...start, path: ['a'] }])
    expect(await ending(runs, file)).toBe(
      'events.parquet, rows 1 to 1, column path: expected numbers, texts or true and false, got lists',
    )
  })
})
