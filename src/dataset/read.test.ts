import { expect, test } from 'vitest'
import { DatasetError, type EventRow, eventColumns, readRuns, runColumns, type TableFile } from './index.ts'
import { event, eventsFile, fileOf, runRow, runsFile } from './testing/files.ts'

const events = [
  event('run_start', 1_772_478_318.25),
  event('initialize', null, { agents: ['Dev1', 'Dev2'], num_teammates: 2 }),
  event('round_start', 1_772_478_318.5, { round: 1 }),
  event('agent_reply', 1_772_478_320, { round: 1, agent: 'Dev2' }),
  event('lock_attempt', null, { round: 1 }),
  event('edit_file', 1_772_478_320.01, { round: 1, path: 'a.py' }),
  event('claim_blocked', 1_772_478_320.02, { round: 1 }),
  event('agent_reply', 1_772_478_321, { round: 1, agent: 'Dev1' }),
  event('complete_task', 1_772_478_321.01, { round: 1 }),
  event('run_tests', 1_772_478_321.5, { round: 1, returncode: 1, seconds: 0.4 }),
  event('run_end', 1_772_478_321.6, { round: 1 }),
]

test('a run is its line and its replies, each with the actions up to the next', async () => {
  const [run] = await readRuns(runsFile([runRow()]), eventsFile(events))
  expect(run).toMatchObject({
    model: 'gpt-5.2',
    mode: 'decentralized',
    taskType: 'dataanalysis',
    teammates: 1,
    success: true,
    wallClockSeconds: 60,
    roundStartsSeconds: [0.25],
  })
  expect(run!.replies).toEqual([
    {
      round: 1,
      agent: 'Dev2',
      atSeconds: 1.75,
      latencySeconds: 1.5,
      actions: [
        { kind: 'edit', path: 'a.py' },
        { kind: 'claimBlocked', task: null },
      ],
    },
    {
      round: 1,
      agent: 'Dev1',
      atSeconds: 2.75,
      latencySeconds: 2.5,
      actions: [
        { kind: 'complete', task: null },
        { kind: 'test', returnCode: 1, seconds: 0.4 },
      ],
    },
  ])
})

test('files of several row groups are read whole', async () => {
  const many = Array.from({ length: 60_000 }, (_, index) => event('edit_file', 0, { path: `${index}` }))
  const start = [event('run_start', 0), event('agent_reply', 0, { agent: 'Dev1' })]
  const [run] = await readRuns(runsFile([runRow()]), eventsFile([...start, ...many]))
  expect(run!.replies[0]!.actions).toHaveLength(60_000)
  expect(run!.replies[0]!.actions.at(-1)).toEqual({ kind: 'edit', path: '59999' })
})

const good = { runs: runsFile([runRow()]), events: eventsFile(events) }
const cutOff = ({ name, bytes }: TableFile, end: number): TableFile => ({
  name,
  bytes: (bytes as ArrayBuffer).slice(0, end),
})
const without = (...names: string[]) => eventColumns.filter(({ name }) => !names.includes(name))
const withEvents = (...rows: EventRow[]) => ({ ...good, events: eventsFile(rows) })
const wrongRun = (row: object) => ({ ...good, runs: runsFile([runRow(row)]) })

test.each([
  ['cut off', { ...good, runs: cutOff(good.runs, 900) }, /runs.parquet: expected a whole Parquet file, got one cut off/],
  ['empty', { ...good, events: cutOff(good.events, 0) }, /events.parquet: expected a whole Parquet file, got one cut off/],
  ['no Parquet', { ...good, runs: { name: 'runs.parquet', bytes: new TextEncoder().encode('a,b\n1,2').buffer as ArrayBuffer } }, /a whole Parquet file/], // biome-ignore format: one a line
  ['a missing column', { ...good, events: fileOf('events.parquet', without('path'), events) }, /events.parquet: expected the column path, got only type, ts/],
  ['missing columns', { ...good, events: fileOf('events.parquet', without('path', 'ts'), events) }, /expected the columns ts, path/],
  ['text for a number', { ...good, runs: fileOf('runs.parquet', runColumns.map((column) => (column.name === 'p_true' ? { ...column, type: 'string' as const } : column)), [{ ...runRow(), p_true: 'half' }]) }, /runs.parquet, row 1: expected p_true to be a number from 0 to 1, got "half"/],
  ['no model', wrongRun({ model_dir: null, run_dir: 'x' }), /row 1: expected model_dir to be <provider>_<model>, .*, got nothing/],
  ['half an agent', { ...good, runs: fileOf('runs.parquet', runColumns.map((column) => (column.name === 'rep' ? { ...column, type: 'double' as const } : column)), [{ ...runRow(), rep: 0.5 }]) }, /expected rep to be an integer of at least 0, got 0.5/],
  ['no events', withEvents(), /runs.parquet, row 1: expected events of run_dir runs.*, found none/],
  ['an action of nobody', withEvents(event('run_start', 0), event('complete_task', 1)), /events.parquet, row 2: expected an agent_reply before it/],
  ['a reply of nobody', withEvents(event('run_start', 0), event('agent_reply', 1)), /events.parquet, row 2: expected a value of agent, got an event of type agent_reply/],
  ['a reply at no time', withEvents(event('run_start', 0), event('agent_reply', null, { agent: 'Dev1' })), /expected a value of ts/],
  ['a run twice', { ...good, runs: runsFile([runRow(), runRow()]) }, /expected each run_dir once/],
  ['no runs', { ...good, runs: runsFile([]) }, /runs.parquet: expected runs, found none among 0/],
] as [string, typeof good, RegExp][])('%s is said', async (_, files, message) => {
  const reading = readRuns(files.runs, files.events)
  await expect(reading).rejects.toThrow(DatasetError)
  await expect(reading).rejects.toThrow(message)
}) // biome-ignore format: one a line
