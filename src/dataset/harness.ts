import { checkRow, inWords } from './checkRow.ts'
import { DatasetError } from './error.ts'
import type { TableRows } from './readTable.ts'
import { type EventRow, eventColumns, type RunRow, runColumns } from './schema.ts'

/**
 * The logs that the paper's harness writes itself (github.com/emieczkowski/distributed-llm-teams, scripts/
 * run_amdahl_experiment.py and orchestrator/orchestrator.py): a batch is a folder `runs/<provider>_<model>/<suite>_<mode>_<date>_
 * <time>` with `results.json`, a list of runs; each run is a folder `<p_label>/n<size>_rep<rep>_<time>` in it with
 * `events.jsonl`, an event a line with the columns of `events` and more.
 */
const batchName = /^(?:amdahl_)?(.+)_(preassign_nolead|preassign|decentralized|leadassign|autonomous)_\d{8}_\d{6}$/

const logColumns = [...eventColumns, { name: 'task', type: 'string', nullable: true } as const]

/** The lines of `runs` that a batch's results.json (`file`) stands for. @throws DatasetError */
export function harnessRuns(text: string, file: string): RunRow[] {
  const results = parsed(text, file)
  if (!Array.isArray(results)) throw new DatasetError(`${file}: expected a list of runs, got ${typeof results}`)
  return results.map((result, index) => {
    const where = `${file}, run ${index + 1}`
    const named = { ...result, ...namesOf(result?.run_dir, where) }
    return checkRow<RunRow>(
      (name) => named[name],
      runColumns,
      () => where,
    )
  })
}

/** What the path of a run says. */
function namesOf(path: unknown, where: string): Partial<RunRow> {
  const parts = typeof path === 'string' ? path.split(/[/\\]/).slice(-4) : []
  const [model_dir, exp_dir = ''] = parts.some((part) => /^\.*$/.test(part)) ? [] : parts // '..' leads elsewhere
  const [, task_type, mode] = batchName.exec(exp_dir) ?? []
  if (model_dir && task_type && mode) return { model_dir, exp_dir, task_type, mode }
  const expected = 'run_dir to be <provider>_<model>/<suite>_<mode>_<date>_<time>/<p_label>/<run>'
  throw new DatasetError(`${where}: expected ${expected}, got ${inWords(path)}`)
}

/** Where the events of a run are, below the folder of its results.json. */
export const harnessEventsPath = ({ run_dir }: RunRow): string =>
  [...run_dir.split(/[/\\]/).slice(-2), 'events.jsonl'].join('/')

/** The events of a run, from the text of its events.jsonl (`file`). @throws DatasetError */
export function harnessEvents(text: string, file: string, { run_dir }: RunRow): TableRows<EventRow> {
  const lines = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [{ line, number: index + 1 }]))
  const where = (index: number) => `${file}:${lines[index]!.number}`
  const rows = lines.map(({ line }, index) => {
    const event: Record<string, unknown> = { ...(parsed(line, where(index)) as object), run_dir }
    return checkRow<EventRow>(
      (name) => event[name],
      logColumns,
      () => where(index),
    )
  })
  return { rows, where }
}

function parsed(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new DatasetError(`${where}: expected JSON as the harness writes it: ${(error as Error).message}`)
  }
}
