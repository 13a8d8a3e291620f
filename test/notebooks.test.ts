import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { figure } from '../src/cli/table.ts'
import { metrics } from '../src/metrics/index.ts'
import { brooks, newFolder } from './support/cli.ts'

const guide = readFileSync('docs/notebooks.md', 'utf8')
const block = (language: string) => new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'm').exec(guide)![1]!
const command = block('sh').trim().split(' ').slice(2)

type Line = Record<string, string>

/** A folder in which the guide's sweep was typed, and what it left there. */
const place = newFolder()
const out = join(place, 'out', 'svgutils-p05-sweep')
let rows: Line[]
let printed: string
let summary: { points: { index: number; metrics: Record<string, { mean: number }> }[] }
beforeAll(() => {
  const ended = brooks(...command, '--no-figures', '--quiet', '--out', out)
  expect(ended.code).toBe(0)
  printed = ended.stdout
  rows = linesOf(readFileSync(join(out, 'rows.csv'), 'utf8'), ',')
  summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))
}, 60_000)

/** A table by column; no value of these has the separator in it. */
function linesOf(text: string, separator: string | RegExp): Line[] {
  const [head, ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(separator))
  return lines.map((line) => Object.fromEntries(line.map((value, column) => [head![column]!, value])))
}

const columnOf = (lines: readonly Line[], name: string) => lines.map((line) => line[name]!)
function meanOf(lines: readonly Line[], name: string): number {
  const values = columnOf(lines, name).filter((value) => value !== '')
  return values.reduce((sum, value) => sum + Number(value), 0) / values.length
}

/** The mean of a makespan by the documented rule. */
function expectedMean(lines: readonly Line[], who: '' | 'Baseline'): number {
  const pairs = lines.map(
    (line) => [Number(line[`expected${who}Makespan`]), Number(line[`expected${who}Completed`])] as const,
  )
  return (
    pairs.reduce((sum, [value, weight]) => sum + value * weight, 0) / pairs.reduce((sum, [, weight]) => sum + weight, 0)
  )
}
const speedupOf = (lines: readonly Line[]) => expectedMean(lines, 'Baseline') / expectedMean(lines, '')

describe('rows.csv', () => {
  test('leaves empty every duration of a run that did not complete, and no other', () => {
    const durations = metrics.filter(({ duration }) => duration).map(({ name }) => name)
    const failed = rows.filter(({ outcome }) => outcome !== 'completed')
    expect(failed.length).toBeGreaterThan(10)
    for (const name of durations) for (const line of failed) expect(line[name], name).toBe('')
    for (const { outcome, makespan } of rows) expect(makespan !== '').toBe(outcome === 'completed')
    for (const { messages, cost } of failed) expect([messages, cost]).not.toContain('')
  })

  test('says how the first agent alone ended, and has its makespan if it completed', () => {
    const failed = rows.filter(({ baselineOutcome }) => baselineOutcome !== 'completed')
    expect(failed.length).toBeGreaterThan(10)
    for (const line of rows) expect(line.baselineMakespan !== '').toBe(line.baselineOutcome === 'completed')
    for (const line of rows.filter((row) => row['team.size'] === '1'))
      expect([line.baselineMakespan, line.baselineOutcome]).toEqual([line.makespan, line.outcome])
  })

  test('gives by the documented rule what the sweep printed and wrote', () => {
    const table = printed.split('\n').filter((line) => line.startsWith('team.size='))
    expect(table).toHaveLength(8)
    for (const { index, metrics: means } of summary.points) {
      const own = rows.filter(({ point }) => point === `${index}`)
      const speedup = speedupOf(own)
      const cells = table[index]!.split(/ {2,}/)
      expect([cells[5], cells[8]]).toEqual([figure(expectedMean(own, '')), figure(speedup)])
      expect(speedup).toBeCloseTo(means.speedup!.mean, 9)
      for (const { name } of metrics.filter((metric) => !metric.duration && means[metric.name]!.mean !== null))
        expect(meanOf(own, name) / means[name]!.mean || 1, name).toBeCloseTo(1, 9)
    }
  })

  test('of brooks run too', () => {
    const folder = newFolder()
    const set = ['--set', 'coordination.kind=decentralized', '--set', 'team.size=3', '--replications', '60']
    const { stdout } = brooks('run', 'scenarios/paper/svgutils-p05.yaml', ...set, '--out', folder, '--json')
    const own = linesOf(readFileSync(join(folder, 'rows.csv'), 'utf8'), ',')
    expect(new Set(columnOf(own, 'baselineOutcome')).size).toBeGreaterThan(1)
    const speedup = speedupOf(own)
    expect(speedup).toBeCloseTo(JSON.parse(stdout).metrics.speedup.mean, 9)
  })
})

/** Runs a program where the sweep was typed. */
const runs = (program: string, ...args: readonly string[]) =>
  spawnSync(program, args, { cwd: place, encoding: 'utf8', timeout: 60_000 })

describe.each([
  { language: 'python', program: 'python3', probe: ['-c', 'import pandas'], what: 'python3 with pandas' },
  { language: 'r', program: 'Rscript', probe: ['--version'], what: 'Rscript' },
])('docs/notebooks.md in $language', ({ language, program, probe, what }) => {
  const missing = runs(program, ...probe).status !== 0

  test('is short', () => {
    expect(block(language).trim().split('\n').length).toBeLessThanOrEqual(10)
  })

  test.skipIf(missing)(`prints the sweep's numbers${missing ? ` (skipped: there is no ${what} here)` : ''}`, () => {
    writeFileSync(join(place, 'notebook'), block(language))
    const { status, stdout, stderr } = runs(program, 'notebook')
    expect(stderr).toBe('')
    expect(status).toBe(0)
    const lines = linesOf(stdout, /\s+/)
    expect(columnOf(lines, 'point')).toEqual(summary.points.map(({ index }) => `${index}`))
    lines.forEach((line, index) => {
      for (const name of ['makespan', 'speedup', 'completed'])
        expect(Number(line[name]) / summary.points[index]!.metrics[name]!.mean, name).toBeCloseTo(1, 5)
    })
  })
})
