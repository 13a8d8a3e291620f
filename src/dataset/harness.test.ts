import { expect, test } from 'vitest'
import { builtRuns, harnessEvents, harnessEventsPath, harnessRuns } from './index.ts'

/** As run_single of the harness returns it, and run_sweep adds to it. */
const result = {
  success: true,
  tasks_done: 20,
  total_tasks: 20,
  wall_clock_seconds: 61.5,
  total_rounds: 2,
  n_teammates: 2,
  lock_conflicts: 0,
  run_dir:
    'runs/google_gemini-3-flash-preview/amdahl_dataanalysis_preassign_nolead_20260306_152939/p02/n2_rep1_153454_450877',
  pre_assign: true,
  total_input_tokens: 1000,
  total_output_tokens: 200,
  p_label: 'p02',
  p_true: 0.2,
  rep: 1,
}
const log = [
  { type: 'run_start', ts: 100 },
  { type: 'initialize', project: 'x', agents: ['Dev1', 'Dev2'], num_teammates: 2, ts: 100.001 },
  { type: 'round_start', round: 1, ts: 100.5 },
  { type: 'agent_reply', agent: 'Dev2', round: 1, text: '<claim_task/>', ts: 103 },
  { type: 'lock_attempt', agent: 'Dev2', path: 'a.py', ok: true, ts: 103.1, round: 1 },
  { type: 'edit_file', agent: 'Dev2', path: 'a.py', n_chars: 12, ts: 103.2, round: 1 },
  { type: 'claim_task', agent: 'Dev2', task: 'a', ts: 103.3, round: 1 },
  { type: 'run_tests', returncode: 2, seconds: 0.5, stdout: '', stderr: '', ts: 104, round: 1 },
  { type: 'run_end', reason: 'max_rounds', ts: 105, round: 1 },
]
const lines = `${log.map((event) => JSON.stringify(event)).join('\n')}\n`

test('the harness’s own logs make the same runs, and know the tasks', async () => {
  const rows = harnessRuns(JSON.stringify([result]), 'results.json')
  expect(harnessEventsPath(rows[0]!)).toBe('p02/n2_rep1_153454_450877/events.jsonl')
  const [run] = await builtRuns(rows, [harnessEvents(lines, 'events.jsonl', rows[0]!)], () => 'results.json, run 1')
  expect(run).toMatchObject({
    model: 'gemini-3-flash-preview',
    mode: 'preassign_nolead',
    taskType: 'dataanalysis',
    pLabel: 'p02',
    teammates: 2,
    rep: 1,
    wallClockSeconds: 61.5,
    recordedConcurrentWrites: null,
    replies: [
      {
        agent: 'Dev2',
        latencySeconds: 2.5,
        actions: [
          { kind: 'edit', path: 'a.py' },
          { kind: 'claim', task: 'a' },
          { kind: 'test', returnCode: 2, seconds: 0.5 },
        ],
      },
    ],
  })
})

test.each([
  ['{', /results.json: expected JSON as the harness writes it/],
  ['{}', /expected a list of runs, got object/],
  ['[3]', /results.json, run 1: expected run_dir to be <provider>_<model>/],
  [JSON.stringify([{ ...result, run_dir: 'runs/x/y/z' }]), /run 1: expected run_dir to be/],
  [JSON.stringify([{ ...result, success: 'yes' }]), /run 1: expected success to be true or false, got "yes"/],
  [
    JSON.stringify([{ ...result, p_true: undefined }]),
    /run 1: expected p_true to be a number from 0 to 1, got nothing/,
  ],
])('results that are none: %s', (text, message) => {
  expect(() => harnessRuns(text, 'results.json')).toThrow(message)
})

test('a line that was cut off is named', () => {
  const [row] = harnessRuns(JSON.stringify([result]), 'results.json')
  expect(() => harnessEvents(lines.slice(0, -9), 'events.jsonl', row!)).toThrow(/events.jsonl:9: expected JSON/)
  expect(() => harnessEvents('{"ts": 1}', 'events.jsonl', row!)).toThrow(/events.jsonl:1: expected type to be text/)
})
