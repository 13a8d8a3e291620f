import { spawn } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { paperFigureNames } from '../src/figures/paper/paperFigure.ts'
import { brooks, brooksOnFullDisk, CLI, newFolder, resultsIn } from './support/cli.ts'

/** `brooks reproduce` into a new folder. */
function reproduce(...args: string[]) {
  const out = newFolder()
  const { code, stdout, stderr } = brooks('reproduce', '--replications', '3', '--quiet', '--out', out, ...args)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return { out, stdout, files: resultsIn(out) }
}

const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8')
const linesOf = (folder: string, name: string) => read(folder, name).trimEnd().split('\n')

/** All figures, as they are drawn on one thread. */
const whole = reproduce('--threads', '1')
/** The same in a folder of its own. */
function copyOfWhole(): string {
  const out = newFolder()
  cpSync(whole.out, out, { recursive: true })
  return out
}

test('every figure with its numbers, all cells and the headline, offline; the same bytes on one thread or two', () => {
  const { out, stdout, files } = whole
  const two = reproduce('--threads', '2')
  const figures = paperFigureNames.flatMap((name) => [`${name}.csv`, `${name}.svg`])
  expect(files).toEqual([...figures, 'cells.csv', 'headline.json', 'manifest.json'].sort())
  for (const name of files) expect(read(two.out, name), name).toBe(read(out, name))
  expect(two.stdout.replaceAll(two.out, out)).toBe(stdout)

  const cells = linesOf(out, 'cells.csv')
  expect(cells.filter((line) => line.startsWith('simulated,'))).toHaveLength(270)
  expect(cells.filter((line) => line.startsWith('measured,'))).toHaveLength(180)
  expect(linesOf(out, 'speedup.csv')).toHaveLength(1 + 90)
  expect(stdout).toContain('Simulated: 180 cells of mathutilities20, dataanalysis, 3 runs each.')
  expect(stdout).toMatch(/Measured: 180 cells\. Runs of Mieczkowski/)
  expect(stdout).toMatch(/preassigned +p = 0\.9 .*\(1\.08\) .*\(1\.63\) .*\(1\.70\) .*\(1\.75\)\n/)
  expect(stdout).toMatch(/decentralized .*\(96 %\) .*\(86 %\) .*\(88 %\) .*\(83 %\) .*\(78 %\)\n/)
  expect(stdout).toMatch(/Kruskal–Wallis H, speedup by graph .* –\n/)
  expect(stdout).toContain('--dataset FOLDER reads those')
  const prose = stdout.replaceAll(/\s+/g, ' ')
  expect(prose).toContain(
    '- mean speedup 2.19: NOT reproduced. Measured over cells 1.28. With all three suites over runs 1.55, over cells 1.25. The third',
  )
  expect(prose).toContain("- p of speedup below Amdahl's bound < 0.001: reproduced. Measured over cells < 0.001.")
  expect(prose).toContain(
    '- H of speedup by graph 61.4: NOT reproduced. Measured over cells 13.3. With all three suites over runs 62.2.',
  )
  expect(prose).toContain('- p of speedup by graph < 0.001: not known without single runs. Measured over cells 0.001.')
  expect(prose).toContain(
    'In sample: the agents were calibrated on the published runs of mathutilities20, dataanalysis.',
  )
  expect(stdout).toMatch(/In full: npx brooks reproduce --replications 200\n$/)
})

test('one figure of one suite, as a dark PNG; what was drawn before does not stay', () => {
  const out = copyOfWhole()
  const look = ['--theme', 'dark', '--format', 'png', '--width', '84mm']
  const args = ['--replications', '2', '--quiet', '--out', out, '--figure', 'tokens', '--suite', 'svgutils', ...look]
  const { code, stdout } = brooks('reproduce', ...args)
  expect(code).toBe(0)
  expect(resultsIn(out)).toEqual(['cells.csv', 'headline.json', 'manifest.json', 'tokens.csv', 'tokens.png'])
  expect(readFileSync(join(out, 'tokens.png')).readUInt32BE(16)).toBe(3 * 317)
  expect(stdout).toContain('Simulated: 90 cells of svgutils, 2 runs each.\nMeasured: nothing in these suites.')
  expect(stdout).toContain('Task sizes of svgutils are placeholders')
  expect(stdout).not.toContain('In sample')
})

test('with a dataset, what was measured comes from its runs', () => {
  const data = newFolder()
  const scenario = 'scenarios/paper/dataanalysis-p09.yaml'
  const sweep = ['--vary', 'team.size=1..5', '--replications', '4', '--no-figures', '--quiet', '--out', newFolder()]
  expect(brooks('sweep', scenario, ...sweep, '--export-dataset', data).code).toBe(0)
  const { out, stdout } = reproduce('--dataset', data)
  expect(stdout).toContain(`Measured: 5 cells. Runs of ${data}.`)
  const { headline } = JSON.parse(read(out, 'headline.json'))
  const teams = headline.filter(({ statistic }: { statistic: string }) => statistic === 'teams')
  expect(teams.map(({ mode, over, measured }: Record<string, unknown>) => [mode, over, measured])).toEqual([
    ['preassigned', 'cells', 4],
    ['decentralized', 'cells', null],
    ['preassigned', 'runs', 16],
    ['decentralized', 'runs', null],
  ])
  const [head, ...lines] = linesOf(out, 'speedup.csv').map((line) => line.split(','))
  const own = lines.filter((line) => /^preassigned,p = 0.9,claude-sonnet-4.6,/.test(line.join(',')))
  expect(own).toHaveLength(5)
  for (const line of own) expect(line[head!.indexOf('measured')]).not.toBe('')
})

describe('what is wrong is said, with exit code 2, no stack and nothing written', () => {
  const other = newFolder()
  brooks('run', 'scenarios/lessons/amdahl.yaml', '--replications', '2', '--out', newFolder(), '--export-dataset', other)
  test.each<[string[], RegExp]>([
    [['--figure', 'speedups'], /--figure: unknown figure "speedups" \(did you mean "speedup"\?\)/],
    [['--figure', 'pie'], /unknown figure "pie" \(known figures: all, speedup, conflicts, .*efficiency\)/],
    [['--suite', 'svgutil'], /--suite: unknown suite "svgutil" \(did you mean "svgutils"\?\)/],
    [['--replications', '0'], /--replications: expected one integer of at least 1, got "0"/],
    [['--threads', 'all'], /--threads: expected one integer of at least 1/],
    [['--width', '9'], /--width: .*expected 300 to 2000 pixels, got 9/],
    [['--dataset', join(other, 'nowhere')], /nowhere: expected the folder of a dataset, found nothing/],
    [['--dataset', newFolder()], /expected runs.parquet and events.parquet, .*found none/],
    [['--dataset', other], /expected runs of the paper's design \(suites .*, found none among 2 runs/],
  ])('%j', (args, message) => {
    const out = join(newFolder(), 'paper')
    const { code, stdout, stderr } = brooks('reproduce', '--out', out, ...args)
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect({ code, stdout, written: existsSync(out) }).toEqual({ code: 2, stdout: '', written: false })
  })
})

test('Ctrl-C ends it, and leaves what was there', async () => {
  const out = newFolder()
  const child = spawn(process.execPath, [CLI, 'reproduce', '--replications', '100000', '--threads', '1', '--out', out])
  let errors = ''
  child.stderr.on('data', (data) => {
    // The first line of progress: simulation has begun.
    if (errors === '') child.kill('SIGINT')
    errors += data
  })
  const code = await new Promise((resolve) => child.on('exit', resolve))
  expect(code).toBe(130)
  expect(errors).toMatch(/interrupted by SIGINT; nothing was written/)
  expect(readdirSync(out)).toEqual([])
})

test('a full disk is a clear failure, and leaves what was there', () => {
  const out = copyOfWhole()
  const before = readdirSync(out).map((name) => read(out, name))
  const { code, stderr } = brooksOnFullDisk('reproduce', '--replications', '2', '--quiet', '--out', out)
  expect(stderr).toMatch(/cannot write .*ENOSPC/)
  expect(code).toBe(1)
  expect(readdirSync(out).map((name) => read(out, name))).toEqual(before)
})
