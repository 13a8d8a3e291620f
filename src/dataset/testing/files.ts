import { ByteWriter } from 'hyparquet-writer'
import type { TableFile } from '../index.ts'
import { type EventRow, eventColumns, type RunRow, runColumns, TableWriter } from '../index.ts'
import type { Column } from '../schema.ts'

/** A Parquet file in memory. */
export function fileOf<Row>(name: string, columns: readonly Column[], rows: Iterable<Row>): TableFile {
  const bytes = new ByteWriter()
  const writer = new TableWriter<Row>(columns, (part) => bytes.appendBytes(part))
  for (const row of rows) writer.add(row)
  writer.finish()
  return { name, bytes: bytes.getBuffer() }
}

export const runsFile = (rows: Iterable<RunRow>): TableFile => fileOf('runs.parquet', runColumns, rows)
export const eventsFile = (rows: Iterable<EventRow>): TableFile => fileOf('events.parquet', eventColumns, rows)

/** A line of `runs` with what a test says. */
export function runRow(given: Partial<RunRow> = {}): RunRow {
  const { model_dir = 'openai_gpt-5.2', exp_dir = 'batch', p_label = 'p05', n_teammates = 1, rep = 0 } = given
  return {
    run_dir: `runs/${model_dir}/${exp_dir}/${p_label}/n${n_teammates}_rep${rep}`,
    model_dir,
    exp_dir,
    mode: 'decentralized',
    task_type: 'dataanalysis',
    p_label,
    p_true: 0.5,
    n_teammates,
    rep,
    success: true,
    wall_clock_seconds: 60,
    total_rounds: 1,
    concurrent_writes: 0,
    claims_blocked: 0,
    total_input_tokens: 100,
    total_output_tokens: 50,
    ...given,
  }
}

/** An event with what a test says. */
export const event = (type: string, ts: number | null, more: Partial<EventRow> = {}): EventRow => ({
  type,
  ts,
  run_dir: runRow().run_dir,
  agents: null,
  num_teammates: null,
  round: null,
  agent: null,
  path: null,
  returncode: null,
  seconds: null,
  ...more,
})
