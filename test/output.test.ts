import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { brooks, CLI, newFolder } from './support/cli.ts'

const AMDAHL = 'scenarios/lessons/amdahl.yaml'
const sweepArgs = ['sweep', AMDAHL, '--vary', 'team.size=1..3', '--replications', '40', '--no-figures']
const [swept, dataset] = [newFolder(), newFolder()]
const suite = ['scenarios/paper/mathutilities20-p09.yaml', '--vary', 'team.size=1,2', '--replications', '2']
brooks('sweep', ...suite, '--no-figures', '--export-dataset', dataset, '--out', swept)

/** By command: what it is called with but for its folder, the option of that, and a file that it writes there. */
const writers: Record<string, readonly [args: readonly string[], option: string, file: string]> = {
  run: [['run', AMDAHL], '--out', 'rows.csv'],
  'run, which removes traces': [['run', AMDAHL], '--out', 'gantt.svg'],
  sweep: [[...sweepArgs], '--out', 'summary.json'],
  'sweep, which removes figures': [[...sweepArgs], '--out', 'curve.png'],
  'sweep --export-dataset': [[...sweepArgs, '--out', newFolder()], '--export-dataset', 'events.parquet'],
  plan: [['plan', AMDAHL, '--sizes', '1..2', '--quiet'], '--out', 'report.html'],
  reproduce: [['reproduce', '--replications', '2', '--quiet'], '--out', 'headline.json'],
  figure: [['figure', swept, '--kind', 'curve'], '--out', 'curve.svg'],
  calibrate: [['calibrate', '--dataset', dataset], '--out', 'claude-sonnet-4.6.yaml'],
  'calibrate --scenarios': [['calibrate', '--dataset', dataset, '--out', newFolder()], '--scenarios', 'mathutilities20-p09.yaml'],
} // biome-ignore format: a table

describe.each(Object.entries(writers))('%s', (_, [args, option, file]) => {
  test('leaves alone what it did not write, and says so before it works', () => {
    const folder = newFolder()
    writeFileSync(join(folder, file), 'mine')
    const { code, stdout, stderr } = brooks(...args, option, folder)
    expect(stderr).toContain(`${join(folder, file)} was not written by Brooks`)
    expect([code, stdout]).toEqual([2, ''])
    expect(readdirSync(folder)).toEqual([file])
    expect(readFileSync(join(folder, file), 'utf8')).toBe('mine')
  })

  test('a file is no folder', () => {
    const { code, stdout, stderr } = brooks(...args, option, 'package.json')
    expect(stderr).toContain('cannot write into the folder package.json: a part of the path is a file')
    expect([code, stdout]).toEqual([2, ''])
  })
})

test('brooks dataset --cells replaces what it wrote, nothing else', () => {
  const file = join(newFolder(), 'cells.json')
  for (let time = 0; time < 2; time++) expect(brooks('dataset', dataset, '--cells', file).code).toBe(0)
  writeFileSync(file, 'mine')
  expect(brooks('dataset', dataset, '--cells', file)).toMatchObject({ code: 2 })
  expect(readFileSync(file, 'utf8')).toBe('mine')
})

test('a folder below /proc is wrong usage at once', () => {
  const { code, stderr } = brooks('run', AMDAHL, '--out', '/proc/x')
  expect(stderr).toBe(
    'brooks: cannot write into the folder /proc/x: no folder can be made there (brooks --help says more)\n',
  )
  expect(code).toBe(2)
})

test('a sweep removes its own runs only: a link in their place, and what else is with them, stay', () => {
  const [out, behind] = [newFolder(), newFolder()]
  writeFileSync(join(behind, 'mine.rows'), '')
  symlinkSync(behind, join(out, '.chunks'))
  expect(brooks(...sweepArgs, '--out', out)).toMatchObject({ code: 2, stderr: expect.stringContaining('.chunks') })
  expect(readdirSync(behind)).toEqual(['mine.rows'])
  rmSync(join(out, '.chunks'))
  mkdirSync(join(out, '.chunks'))
  const mine = ['.hidden', 'mine.rows', 'notes.txt']
  for (const name of mine) writeFileSync(join(out, '.chunks', name), name)
  expect(brooks(...sweepArgs, '--out', out).code).toBe(0)
  expect(readdirSync(join(out, '.chunks')).sort()).toEqual(mine)
  mkdirSync(join(out, '.chunks', `${'a'.repeat(32)}-0-40.rows`))
  expect(brooks(...sweepArgs, '--out', out)).toMatchObject({ code: 2, stderr: expect.stringContaining('is no file') })
})

test('a sweep that is refused leaves the runs of one that was interrupted', async () => {
  const out = await killedSweep()
  const chunks = readdirSync(join(out, '.chunks'))
  writeFileSync(join(out, 'rows.csv'), 'mine')
  expect(brooks(...long, '--out', out).code).toBe(2)
  expect(readdirSync(join(out, '.chunks'))).toEqual(chunks)
  const elsewhere = newFolder()
  writeFileSync(join(elsewhere, 'runs.parquet'), 'mine')
  rmSync(join(out, 'rows.csv'))
  expect(brooks(...long, '--out', out, '--export-dataset', elsewhere).code).toBe(2)
  expect(readdirSync(join(out, '.chunks'))).toEqual(chunks)
})

const noise = 'agents.worker.latency.noise={lognormal: {mean: 1, cv: 0.3}}'
const long = ['sweep', AMDAHL, '--vary', 'team.size=1..2', '--set', noise, '--replications', '4000', '--no-figures', '--threads', '1'] // biome-ignore format: short

/** The folder of a sweep that was killed without warning after a few chunks. */
async function killedSweep(): Promise<string> {
  const out = newFolder()
  const child = spawn(process.execPath, [CLI, ...long, '--out', out], { stdio: 'ignore' })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  const chunks = () => (existsSync(join(out, '.chunks')) ? readdirSync(join(out, '.chunks')) : [])
  while (chunks().filter((name) => name.endsWith('.rows')).length < 4) await setTimeout(2)
  child.kill('SIGKILL')
  await ended
  expect(readdirSync(out)).toContain('.brooks.lock')
  return out
}

test('a killed sweep leaves no lock that blocks the next; damaged or exchanged runs are simulated anew', async () => {
  const [whole, out] = [newFolder(), await killedSweep()]
  const file = (name: string) => join(out, '.chunks', name)
  const [a, b, c, d] = readdirSync(join(out, '.chunks')).filter((name) => name.endsWith('.rows'))
  const bytes = readFileSync(file(a!))
  bytes[100]! ^= 1
  const [before, other] = [readFileSync(file(b!)), readFileSync(file(c!))]
  writeFileSync(file(a!), bytes)
  writeFileSync(file(b!), other)
  writeFileSync(file(c!), before)
  writeFileSync(file(d!), readFileSync(file(d!)).subarray(1))
  expect(brooks(...long, '--out', whole).code).toBe(0)
  expect(brooks(...long, '--out', out, '--resume')).toMatchObject({ code: 0 })
  expect(readdirSync(out)).toEqual(readdirSync(whole))
  for (const name of readdirSync(whole))
    expect(readFileSync(join(out, name)).equals(readFileSync(join(whole, name))), name).toBe(true)
})

test('two of a command at once in one folder: one works undisturbed, the other says who holds it', () => {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/at-once.mjs', '2'], { encoding: 'utf8' })
  expect(stdout.match(/2 of 2 times one worked, the other said who/g), stdout).toHaveLength(3)
  expect(status).toBe(0)
})
