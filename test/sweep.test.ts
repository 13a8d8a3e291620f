import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import seedrandom from 'seedrandom'
import { expect, test } from 'vitest'
import type { Comparison, PointResult } from '../src/experiment/index.ts'
import { brooks, brooksOnFullDisk, CLI, newFolder, resultsIn } from './support/cli.ts'
import { SHARED, sharedCore } from './support/sharedCore.ts'

const SCENARIO = 'scenarios/paper/svgutils-p05.yaml'
const FIGURES = ['curve.svg', 'distribution.svg', 'waterfall.svg', 'pareto.svg']
const FILES = ['rows.csv', 'summary.csv', 'summary.json', 'comparison.csv', 'manifest.json', ...FIGURES]
const study = (out: string, ...more: string[]) => [
  ...['sweep', SCENARIO, '--vary', 'team.size=1..3', '--vary', 'coordination.kind=preassigned,decentralized'],
  ...[
    '--baseline',
    'team.size=1',
    '--baseline',
    'coordination.kind=preassigned',
    '--metric',
    'cost',
    '--metric',
    'makespan',
  ],
  ...['--replications', '70', '--out', out, ...more],
]
/** One of 150 chunks, each a matter of milliseconds: few tasks, so that what is tested is not the simulation. */
const few = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => `{ id: ${id}, outputTokens: 1 }`)
const long = (out: string, ...more: string[]) => [
  ...['sweep', 'scenarios/lessons/amdahl.yaml', '--set', 'agents.worker.latency.noise={lognormal: {mean: 1, cv: 0.3}}'],
  ...['--set', `tasks=[${few}]`],
  ...['--vary', 'team.size=1..2', '--replications', '9600', '--out', out, ...more],
]
const bytesOf = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))

/** A process that is ready to begin; `killedWhen` lets it. */
function readied(args: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', resolve('test/support/ready.mjs'), CLI, ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
  })
}

/** Lets a process begin and kills it without warning as soon as `due` says so. True if it had not ended before. */
function killedWhen(due: () => boolean, child: ChildProcess): Promise<boolean> {
  child.stdin!.write('\n')
  return new Promise((resolve) => {
    const timer = setInterval(() => due() && child.kill('SIGKILL'), 2)
    child.on('exit', (_, signal) => {
      clearInterval(timer)
      resolve(signal === 'SIGKILL')
    })
  })
}

/** The finished chunks of a sweep: when each was written, by name. */
function chunksOf(out: string): Map<string, string> {
  const folder = join(out, '.chunks')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.rows')) : []
  return new Map(
    names.map((name) => {
      const { ino, mtimeNs } = statSync(join(folder, name), { bigint: true })
      return [name, `${ino} ${mtimeNs}`]
    }),
  )
}

test('the same bytes on 1, 2 and 4 threads', () => {
  const folders = ['1', '2', '4'].map((threads) => {
    const out = newFolder()
    expect(brooks(...study(out, '--threads', threads))).toMatchObject({ code: 0 })
    return out
  })
  const [one, ...others] = folders.map(bytesOf)
  for (const other of others) expect(other).toEqual(one)
  expect(resultsIn(folders[0]!)).toEqual([...FILES].sort())
  expect(one!['rows.csv']!.trimEnd().split('\n')).toHaveLength(1 + 6 * 70)
})

test('killed at 50 random moments, each time resumed: the bytes of a sweep that was not, no chunk done twice', {
  timeout: 300_000,
}, async () => {
  const random = seedrandom('kills')
  const [whole, out] = [newFolder(), newFolder()]
  expect(brooks(...long(whole, '--threads', '2')).code).toBe(0)
  const resumed = () => readied(long(out, '--resume', '--threads', random() < 0.1 ? '2' : '1'))
  const next = [resumed(), resumed()]
  for (let kill = 0; kill < 50; kill++) {
    const before = chunksOf(out)
    const grown = before.size + 1 + Math.floor(2 * random())
    const afterMs = 5 * random()
    let grownMs = Infinity
    const due = () => {
      if (grownMs === Infinity && chunksOf(out).size >= grown) grownMs = performance.now()
      return performance.now() >= grownMs + afterMs
    }
    next.push(resumed())
    expect(await killedWhen(due, next.shift()!), `kill ${kill}`).toBe(true)
    // A chunk that is done again is a file that is written again.
    const after = chunksOf(out)
    for (const [name, written] of before) expect(after.get(name), `kill ${kill}`).toBe(written)
  }
  const taking = () => readdirSync(out).some((name) => name.endsWith('.tmp'))
  expect(await killedWhen(taking, next.shift()!)).toBe(true)
  expect(taking()).toBe(true)
  const last = brooks(...long(out, '--threads', '2', '--resume'))
  expect(last.code).toBe(0)
  expect(last.stderr).toContain(' runs were there already')
  expect(bytesOf(out)).toEqual(bytesOf(whole))
  next.shift()!.kill()
})

test('an interrupted sweep says how to go on; a changed scenario neither uses nor removes what is there', async () => {
  const out = newFolder()
  const folder = newFolder()
  cpSync('scenarios', join(folder, 'scenarios'), { recursive: true })
  const file = join(folder, SCENARIO)
  const args = ['sweep', file, '--vary', 'team.size=1..3', '--replications', '3000', '--threads', '1', '--out', out]
  const child = spawn(process.execPath, [CLI, ...args])
  let said = ''
  child.stderr.on('data', (text) => {
    said += text
  })
  const chunks = join(out, '.chunks')
  const timer = setInterval(() => {
    if (!existsSync(chunks) || readdirSync(chunks).length === 0) return
    clearInterval(timer) // a second signal would end it at once
    child.kill('SIGINT')
  }, 20)
  const code = await new Promise((resolve) => child.on('exit', resolve))
  expect(code).toBe(130)
  expect(said).toContain('--resume goes on')
  expect(existsSync(join(out, 'rows.csv'))).toBe(false)
  const kept = readdirSync(chunks).length
  expect(kept).toBeGreaterThan(0)

  writeFileSync(file, readFileSync(file, 'utf8').replace(/^seed: .*$/m, 'seed: 99'))
  appendFileSync(file, '\n# another seed\n')
  const refused = brooks(...args, '--resume')
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('holds runs of another sweep: its scenario, seed or version of Brooks differ')
  expect(readdirSync(chunks)).toHaveLength(kept)
  const small = [...args.slice(0, 5), '64', ...args.slice(6)]
  expect(brooks(...small).code).toBe(0)
  const fresh = newFolder()
  const anew = brooks(...small.map((arg) => (arg === out ? fresh : arg)), '--resume')
  expect(anew.code).toBe(0)
  expect(anew.stderr).toContain(`nothing to resume in ${fresh}`)
  expect(bytesOf(out)).toEqual(bytesOf(fresh))
})

test('a file with an experiment needs no options; the manifest has the experiment as it was carried out', () => {
  const [file, out] = [join(newFolder(), 'study.yaml'), newFolder()]
  const block = 'experiment: { vary: { team.size: 1..3 }, replications: 4, metrics: [turns], seed: 9 }'
  writeFileSync(file, `${readFileSync('scenarios/lessons/amdahl.yaml', 'utf8')}${block}\n`)
  const run = (...more: string[]) => JSON.parse(brooks('sweep', file, '--out', out, '--json', ...more).stdout)
  const { seed, points } = run()
  expect([seed, points.map(({ size, replications }: PointResult) => [size, replications])]).toEqual([
    9,
    [1, 2, 3].map((size) => [size, 4]),
  ])
  const { experiment } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))
  expect(experiment).toEqual({ vary: { 'team.size': [1, 2, 3] }, design: 'grid', replications: 4, metrics: ['turns'] })
  expect(run('--vary', 'team.size=6', '--seed', '3')).toMatchObject({ seed: 3, points: [{ size: 6, replications: 4 }] })
  expect(brooks('run', file, '--out', out).stdout).toBe(
    brooks('run', 'scenarios/lessons/amdahl.yaml', '--out', out).stdout,
  )
})

test('sequential stopping gives each point as many runs as its precision takes', () => {
  const out = newFolder()
  const { code, stdout } = brooks(
    ...['sweep', SCENARIO, '--vary', 'team.size=1,3', '--precision', '0.05', '--max-replications', '2000', '--json'],
    ...['--out', out, '--rows', 'none'],
  )
  expect(code).toBe(0)
  for (const { replications, metrics } of JSON.parse(stdout).points) {
    expect(replications).toBeGreaterThanOrEqual(96)
    if (replications === 2000) continue
    const { mean, ci95 } = metrics.makespan
    expect((ci95[1] - ci95[0]) / 2 / mean).toBeLessThan(0.05)
  }
  expect(existsSync(join(out, 'rows.csv'))).toBe(false)
})

test('points are compared with a baseline, however far each of them went', () => {
  const outs = ['1', '2'].map((threads) => {
    const out = newFolder()
    const sampling = ['--precision', '0.05', '--max-replications', '400', '--threads', threads]
    const args = [
      'sweep',
      SCENARIO,
      '--vary',
      'team.size=1..3',
      '--baseline',
      'team.size=2',
      '--no-figures',
      '--out',
      out,
    ]
    const { stdout } = brooks(...args, ...sampling)
    expect(stdout).toContain(
      'Against team.size=2, in pairs of runs with the same random numbers; p by Holm for 2 comparisons',
    )
    return out
  })
  expect(bytesOf(outs[0]!)).toEqual(bytesOf(outs[1]!))
  const { points, baseline, comparisons } = JSON.parse(readFileSync(join(outs[0]!, 'summary.json'), 'utf8'))
  const counts = points.map(({ replications }: PointResult) => replications)
  expect(new Set(counts).size).toBeGreaterThan(1)
  expect(baseline).toBe(1)
  expect(comparisons.map(({ point, pairs }: Comparison) => [point, pairs])).toEqual([
    [0, Math.min(counts[0], counts[1])],
    [2, Math.min(counts[2], counts[1])],
  ])
  const lines = readFileSync(join(outs[0]!, 'comparison.csv'), 'utf8').trimEnd().split('\n')
  expect(lines).toHaveLength(3)
  expect(lines[1]).toMatch(/^0,1,makespan,s,/)
})

test('a sweep without a baseline leaves no comparison of an earlier one', () => {
  const out = newFolder()
  const args = [
    'sweep',
    'scenarios/lessons/amdahl.yaml',
    '--vary',
    'team.size=1,6',
    '--replications',
    '2',
    '--no-figures',
  ]
  expect(brooks(...args, '--out', out, '--baseline', 'team.size=1').stdout).toMatch(
    /team\.size=6 +makespan s +2 +-900 /,
  )
  expect(existsSync(join(out, 'comparison.csv'))).toBe(true)
  expect(brooks(...args, '--out', out).stdout).not.toContain('Against')
  expect(existsSync(join(out, 'comparison.csv'))).toBe(false)
})

test('warnings of profiles stand in the table, the summary, the JSON object and the manifest, each once', () => {
  const out = newFolder()
  const args = ['sweep', SCENARIO, '--vary', 'agents.sonnet.latency.noise=1,2', '--vary', 'team.size=5,6']
  const small = [...args, '--replications', '2', '--no-figures', '--out', out]
  const { stdout } = brooks(...small)
  const warnings = [
    'claude-sonnet-4.6: overridden, so not calibrated: latency.noise',
    'claude-sonnet-4.6: calibrated on teams of 1 to 5, this one has 6',
  ]
  for (const warning of warnings) expect(stdout.split(`Beware: ${warning}\n`)).toHaveLength(2)
  for (const name of ['summary.json', 'manifest.json'])
    expect(JSON.parse(readFileSync(join(out, name), 'utf8')).warnings).toEqual(warnings)
  expect(JSON.parse(brooks(...small, '--json').stdout).warnings).toEqual(warnings)
})

/** The cells of the first columns of a sweep's table, line by line; labels have no spaces where one setting is varied. */
const cellsOf = (stdout: string): string[][] =>
  stdout
    .slice(stdout.indexOf('\ndesign point') + 1)
    .split('\n\n')[0]!
    .split('\n')
    .slice(1)
    .map((line) => line.split(/ {2,}/))

test('files in common are named once, above the table, and are in the summary, the JSON object and the manifest', () => {
  const out = newFolder()
  const args = [
    'sweep',
    sharedCore(),
    '--vary',
    'team.size=1,7,14',
    '--replications',
    '2',
    '--no-figures',
    '--out',
    out,
  ]
  const { stdout } = brooks(...args)
  const [head, notice, table] = stdout.split('\n\n')
  expect(head).toBe('core: 3 design points of 15 tasks, 6 runs, seed 1')
  expect(notice!.replaceAll('\n', ' ')).toContain(SHARED)
  expect(table).toMatch(/^design point/)
  expect(stdout.split('Conflicts cost')).toHaveLength(2)
  const data = { files: [{ path: 'src/core.ts', tasks: 14 }], tasks: 14, taskCount: 15, differs: false }
  for (const name of ['summary.json', 'manifest.json'])
    expect(JSON.parse(readFileSync(join(out, name), 'utf8')).filesInCommon).toEqual(data)
  expect(JSON.parse(brooks(...args, '--json').stdout).filesInCommon).toEqual(data)
})

test('of designs whose tasks differ that with most files in common is told; one agent alone has none in common', () => {
  const file = join(newFolder(), 'study.yaml')
  const scenario = JSON.parse(readFileSync(sharedCore(), 'utf8'))
  const experiment = { vary: { 'team.size': [1, 2] }, replications: 2 }
  const said = (files: readonly string[], ...more: string[]) => {
    const tasks = files.map((path, at) => ({ id: `t${at}`, files: [path], outputTokens: 1 }))
    writeFileSync(file, JSON.stringify({ ...scenario, tasks, experiment }))
    return brooks('sweep', file, '--no-figures', '--out', newFolder(), ...more).stdout.replaceAll('\n', ' ')
  }
  const [own, shared] = [
    ['a', 'b', 'c', 'd'],
    ['a', 'a', 'a', 'd'],
  ]
  expect(said(own!)).not.toContain('Conflicts cost')
  expect(said(shared!)).toContain('Beware: 3 of 4 tasks write files')
  expect(said(shared!, '--vary', 'team.size=1')).not.toContain('Conflicts cost')
  const varied = said(own!, '--vary', 'team.size=2', '--vary', 'tasks.3.files.0=c,d')
  expect(varied).toContain('Beware: in the design where most of them do, 2 of 4 tasks write files')
})

test('the table says how many tasks are wrong beside how many runs completed, and which runs its means are over', () => {
  const vary = ['--vary', 'limits.rounds=8,12,50', '--set', 'coordination.kind=decentralized']
  const out = newFolder()
  const args = ['sweep', SCENARIO, ...vary, '--replications', '40', '--no-figures', '--out', out]
  const { stdout } = brooks(...args)
  const { points } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))
  expect(cellsOf(stdout).map(([, , share, left, affected]) => [share, left, affected])).toEqual(
    points.map(({ completion, metrics }: PointResult) => [
      `${Number((100 * completion.share!).toFixed(1))} %`,
      ...[metrics.errorsLeft, metrics.tasksAffected].map((metric) => `${Number(metric!.mean!.toPrecision(4))}`),
    ]),
  )
  expect(points[0].completion.share).toBeLessThan(1)
  expect(points[0].metrics.makespan.n).toBe(points[0].outcomes.completed)
  expect(stdout).toContain(
    'Makespan, its interval, P90 and speedup are over the runs that completed, all else is over all runs.',
  )
  // One agent alone, in the same replications, is a sweep of its own.
  const alone = JSON.parse(brooks(...args, '--set', 'team.size=1', '--json').stdout)
  const counts = points.map(({ aloneCompleted }: PointResult) => aloneCompleted)
  expect(counts).toEqual(alone.points.map(({ outcomes }: PointResult) => outcomes.completed ?? 0))
  const [low, high] = [Math.min(...counts), Math.max(...counts)].map((count) => (100 * count) / 40)
  expect(stdout).toContain(`One agent alone, whom the speedup is against, completed ${low} to ${high} % of its runs.`)
})

test('a comparison of durations says that its pairs are those that both completed, where some did not', () => {
  const said = (...vary: string[]) =>
    brooks('sweep', SCENARIO, ...vary, '--replications', '40', '--no-figures', '--out', newFolder()).stdout
  const rounds = ['--vary', 'limits.rounds=12,50', '--baseline', 'limits.rounds=50']
  const both = 'random numbers (of durations, in pairs that both completed); p by Holm'
  expect(said('--set', 'coordination.kind=decentralized', ...rounds)).toContain(both)
  expect(said('--set', 'coordination.kind=decentralized', ...rounds, '--metric', 'cost')).not.toContain(both)
  expect(said('--vary', 'team.size=1,2', '--baseline', 'team.size=1')).not.toContain(both)
})

test('where all runs complete the table says nothing of which they are', () => {
  const { stdout } = brooks('sweep', SCENARIO, '--replications', '3', '--no-figures', '--out', newFolder())
  expect(stdout).toMatch(/^svgutils-p05: 1 design point of 20 tasks, 3 runs, seed 1\n\ndesign point/)
})

test.each([
  [['--vary', 'team.size=3..1'], 'expected the lower end first'],
  [['--vary', 'team.size'], 'expected path=values'],
  [['--vary', 'team.sise=1,2'], 'did you mean'],
  [['--vary', 'team.size=0..2'], 'team.size'],
  [['--vary', 'a=1,2', '--vary', 'b=1', '--design', 'zip'], 'lists of one length'],
  [['--replications', '5', '--precision', '0.1'], 'got both'],
  [['--precision', '2'], 'expected one number above 0 and below 1'],
  [['--precision', '0.1', '--metric', 'makespam'], 'expected a metric'],
  [['--metric', 'cost', '--metric', 'cost'], '--metric: cost is there twice'],
  [['--threads', '0'], 'expected one integer of at least 1'],
  [['--replications', '0'], 'expected one integer of at least 1'],
])('%j is wrong usage: %s', (args, message) => {
  const { code, stderr } = brooks('sweep', SCENARIO, '--out', newFolder(), ...args)
  expect(stderr).toContain(message)
  expect(code).toBe(2)
  expect(stderr).not.toMatch(/\n\s+at /)
})

test('a full disk is a clear error, and nothing half-written stands there', () => {
  const out = newFolder()
  const { code, stderr } = brooksOnFullDisk(...study(out, '--threads', '1'))
  expect(code).toBe(1)
  expect(stderr).toContain('cannot write')
  for (const name of FILES) expect(existsSync(join(out, name))).toBe(false)
})
