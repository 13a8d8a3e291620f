import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { categories } from '../src/team/index.ts'
import { amdahlSpeedup } from '../src/theory/index.ts'
import { brooks, brooksOnFullDisk, CLI, newFolder, resultsIn } from './support/cli.ts'
import { SHARED, sharedCore } from './support/sharedCore.ts'

const AMDAHL = 'scenarios/lessons/amdahl.yaml'
const PAPER = 'scenarios/paper/dataanalysis-p05.yaml'

function json(...args: string[]) {
  const { code, stdout, stderr } = brooks('run', ...args, '--json', '--out', newFolder())
  expect(stderr).toBe('')
  expect(code).toBe(0)
  return JSON.parse(stdout)
}

test.each([1, 2, 3, 6, 9, 18])('the Amdahl lesson with %i agents is Amdahl’s law', (n) => {
  const { metrics } = json(AMDAHL, '--set', `team.size=${n}`)
  expect(Math.abs(metrics.speedup.mean - amdahlSpeedup(0.9, n))).toBeLessThan(1e-9)
  const serialSeconds = 120
  expect(metrics['time.dependencyWait'].mean).toBe((n - 1) * serialSeconds)
})

test('no parallel task of the lesson starts before the serial one ends', () => {
  const out = newFolder()
  expect(brooks('run', AMDAHL, '--set', 'team.size=6', '--trace', '--out', out).code).toBe(0)
  const lines = readFileSync(join(out, 'ledger.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const work = lines.filter(({ category }) => category === 'work')
  const serial = work.find(({ task }) => task === 'serial')
  expect(work).toHaveLength(19)
  for (const { task, startUs } of work) if (task !== 'serial') expect(startUs).toBeGreaterThanOrEqual(serial.endUs)
})

test('the JSON object has the metrics that others rely on', () => {
  const result = json(PAPER, '--replications', '5', '--seed', '7')
  expect(result).toMatchObject({ scenario: 'dataanalysis-p05', seed: 7, replications: 5, outcome: { completed: 5 } })
  const names = [
    ...[
      'makespan',
      'speedup',
      'efficiency',
      'rounds',
      'turns',
      'messages',
      'concurrentWrites',
      'repeatedWrites',
      'rewrites',
    ],
    ...[
      'blockedClaims',
      'testRuns',
      'testFailures',
      'idleRounds',
      'stragglerGap',
      'edits',
      'inputTokens',
      'cachedTokens',
    ],
    ...['outputTokens', 'cost', 'completed', 'criticalPath', ...categories.map((category) => `time.${category}`)],
  ]
  for (const name of names) expect(result.metrics[name], name).toHaveProperty('unit')
  const { mean, ci95 } = result.metrics.makespan
  expect(ci95[0]).toBeLessThan(mean)
  expect(ci95[1]).toBeGreaterThan(mean)
})

test('what lies beyond the calibration of a profile is said below the table, in the JSON object and in the manifest', () => {
  const warnings = [
    'claude-sonnet-4.6: calibrated on teams of 1 to 5, this one has 8',
    'claude-sonnet-4.6: overridden, so not calibrated: latency.noise',
  ]
  const out = newFolder()
  const beyond = [PAPER, '--set', 'team.size=8', '--set', 'agents.sonnet.latency.noise=1']
  expect(json(...beyond).warnings).toEqual(warnings)
  const below = warnings.map((warning) => `Beware: ${warning}\n`).join('')
  expect(brooks('run', ...beyond, '--out', out).stdout).toContain(`\n\n${below}\nWrote `)
  expect(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).warnings).toEqual(warnings)
  expect(json(PAPER).warnings).toEqual([])
  expect(brooks('run', PAPER, '--out', newFolder()).stdout).not.toContain('Beware')
})

test('files in common are named above the results, in the JSON object and in the manifest', () => {
  const [file, out] = [sharedCore(), newFolder()]
  const { stdout, stderr } = brooks('run', file, '--out', out)
  expect(stderr).toBe('')
  const [head, notice, ended] = stdout.split('\n\n')
  expect(head).toMatch(/^core: 14 × worker/)
  expect(notice!.replaceAll('\n', ' ')).toContain(SHARED)
  expect(ended).toMatch(/^Ended: /)
  const data = { files: [{ path: 'src/core.ts', tasks: 14 }], tasks: 14, taskCount: 15 }
  expect(json(file).filesInCommon).toMatchObject(data)
  expect(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).filesInCommon).toMatchObject(data)
})

test('nothing is said of files in common to one agent, nor where there are none', () => {
  for (const args of [[sharedCore(), '--set', 'team.size=1'], [PAPER]]) {
    expect(brooks('run', ...args, '--out', newFolder()).stdout).not.toContain('Conflicts cost')
    expect(json(...args)).not.toHaveProperty('filesInCommon')
  }
})

test('what is wrong stands beside what completed', () => {
  const text = (...args: string[]) => brooks('run', ...args, '--out', newFolder()).stdout.replaceAll('\n', ' ')
  expect(text(AMDAHL)).toContain('Ended: completed 1. No task is wrong. ')
  const many = [sharedCore(), '--replications', '20']
  const { errorsLeft } = json(...many).metrics
  expect(errorsLeft.mean).toBeGreaterThan(1)
  expect(text(...many)).toContain(
    `Ended: completed 20. On average ${Number(errorsLeft.mean.toPrecision(2))} of 15 tasks are wrong`,
  )
  expect(text(...many)).toMatch(/ errorsLeft +\d.* tasksAffected +\d/)
  // The first task is wrong and no test finds it: so is all that needs it.
  expect(text(sharedCore(), '--set', 'tasks.0.difficulty=5')).toMatch(/of 15 tasks are wrong, 15 with those that need/)
})

test('where runs fail, their share and the runs behind every mean stand beside the means', () => {
  const some = [PAPER, '--set', 'coordination.kind=decentralized', '--set', 'limits.rounds=12', '--replications', '40']
  const out = newFolder()
  const { stdout } = brooks('run', ...some, '--out', out)
  const lines = readFileSync(join(out, 'rows.csv'), 'utf8').trimEnd().split('\n')
  const completed = lines.filter((line) => /^\d+,completed,/.test(line)).length
  expect(completed).toBeGreaterThan(0)
  expect(completed).toBeLessThan(40)
  expect(stdout.replaceAll('\n', ' ')).toContain(
    `${Number(((100 * completed) / 40).toFixed(1))} % completed: durations, speedup and efficiency are means over those, all else is over all runs.`,
  )
  const runsOf = (metric: string) => Number(new RegExp(`^${metric} .* (\\d+)$`, 'm').exec(stdout)?.[1])
  expect(['makespan', 'speedup', 'criticalPath'].map(runsOf)).toEqual([completed, completed, completed])
  expect(['cost', 'errorsLeft', 'tasksAffected', 'rounds'].map(runsOf)).toEqual([40, 40, 40, 40])
  expect(stdout).toContain("Where the agents' time went in the runs that completed")

  // The speedup is over what one agent completed, too.
  const alone = JSON.parse(brooks('run', ...some, '--set', 'team.size=1', '--json', '--out', newFolder()).stdout)
  expect(alone.outcome.completed).toBeLessThan(completed)
  expect(stdout).toContain(`One agent alone, whom the speedup is against, completed ${alone.outcome.completed} of 40.`)
  const team = JSON.parse(brooks('run', ...some, '--json', '--out', newFolder()).stdout)
  expect(team.aloneCompleted).toBe(alone.outcome.completed)
})

test('where all runs complete nothing is said of which they are', () => {
  const { stdout } = brooks('run', PAPER, '--replications', '5', '--out', newFolder())
  expect(stdout).not.toContain('all else')
  expect(stdout).not.toContain('One agent alone')
  expect(stdout).toMatch(/^metric +mean +unit +95 % interval$/m)
})

test('one run has no interval; a mean over no completed runs is null', () => {
  expect(json(PAPER).metrics.makespan.ci95).toBeNull()
  const { outcome, metrics } = json(PAPER, '--set', 'limits.rounds=1', '--set', 'coordination.kind=preassigned')
  expect(outcome).toEqual({ roundLimit: 1 })
  expect(metrics.makespan).toEqual({ mean: null, ci95: null, unit: 's' })
  expect(metrics.completed.mean).toBe(0)
})

test('same seed, same bytes in two processes; another seed, other bytes', () => {
  const digest = (seed: string) => {
    const out = newFolder()
    expect(brooks('run', PAPER, '--seed', seed, '--replications', '20', '--trace', '--out', out).code).toBe(0)
    const files = resultsIn(out)
    expect(files).toEqual(['gantt.svg', 'ledger.jsonl', 'manifest.json', 'rows.csv', 'trace.json'])
    return files.map((file) =>
      createHash('sha256')
        .update(readFileSync(join(out, file)))
        .digest('hex'),
    )
  }
  const first = digest('11')
  expect(digest('11')).toEqual(first)
  digest('12').forEach((hash, index) => {
    expect(hash).not.toBe(first[index])
  })
})

test('--set coordination.kind=decentralized works on any file, without a word on the option that the file has for another kind', () => {
  const { code, stderr } = brooks('run', PAPER, '--set', 'coordination.kind=decentralized', '--out', newFolder())
  expect(code).toBe(0)
  expect(stderr).toBe('')
})

test.each([
  [['run', 'no-such-file.yaml'], /no-such-file\.yaml/],
  [['run', PAPER, '--seed', 'x'], /--seed: expected one integer of at least 0, got "x"/],
  [['run', PAPER, '--replications', '0'], /--replications: expected one integer of at least 1/],
  [['run', PAPER, '--set', 'team.sise=3'], /size/],
  [['run', PAPER, '--replicatons', '3'], /replicatons/],
  [['run'], /expected more arguments/],
  [['simulate', PAPER], /simulate/],
  [[], /expected a command/],
])('wrong usage or input: %j', (args, message) => {
  const { code, stderr, stdout } = brooks(...args)
  expect(code).toBe(2)
  expect(stderr).toMatch(message)
  expect(stderr + stdout).not.toMatch(/ {4}at /)
})

test('a failure is one line; BROOKS_DEBUG=1 shows where, in the sources', () => {
  const args = ['run', AMDAHL, '--replications', '50', '--out', newFolder()]
  const { code, stderr } = brooksOnFullDisk(...args)
  expect(code).toBe(1)
  expect(stderr).toMatch(/^Brooks failed: cannot write .*\n$/)
  const env = { ...process.env, BROOKS_DEBUG: '1' }
  const onFullDisk = ['--require', resolve('test/support/fullDisk.cjs'), CLI, ...args]
  const debugged = spawnSync(process.execPath, onFullDisk, { env, encoding: 'utf8' })
  expect(debugged.stderr).toMatch(/ {4}at .*src\/cli\/files\.ts:\d+:\d+\)\n/)
})

test('a full disk is a clear failure, and earlier results stay', () => {
  const out = newFolder()
  expect(brooks('run', AMDAHL, '--out', out).code).toBe(0)
  const rows = join(out, 'rows.csv')
  const before = readFileSync(rows, 'utf8')
  const { code, stderr } = brooksOnFullDisk('run', AMDAHL, '--replications', '50', '--out', out)
  expect(stderr).toMatch(/cannot write .*ENOSPC/)
  expect(code).toBe(1)
  expect(readFileSync(rows, 'utf8')).toBe(before)
  expect(readdirSync(out).filter((file) => file.endsWith('.tmp'))).toEqual([])
})

test('Ctrl-C leaves no half-written file and what was there before', async () => {
  const out = newFolder()
  expect(brooks('run', PAPER, '--out', out).code).toBe(0)
  const before = readdirSync(out).map((file) => [file, readFileSync(join(out, file), 'utf8')])
  const child = spawn(process.execPath, [CLI, 'run', PAPER, '--replications', '1000000', '--out', out])
  let errors = ''
  child.stderr.on('data', (data) => (errors += data))
  while (!readdirSync(out).some((file) => file.endsWith('.tmp'))) await setTimeout(20)
  await setTimeout(300)
  child.kill('SIGINT')
  const code = await new Promise((resolve) => child.on('exit', resolve))
  expect(code).toBe(130)
  expect(errors).toMatch(/interrupted by SIGINT; nothing was written/)
  expect(readdirSync(out).map((file) => [file, readFileSync(join(out, file), 'utf8')])).toEqual(before)
})
