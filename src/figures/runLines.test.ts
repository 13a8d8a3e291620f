import { expect, test } from 'vitest'
import { captionOf } from './caption.ts'
import { type FigureOptions, figureNames } from './figureKind.ts'
import { aloneLines, completedWords, runLines } from './runLines.ts'
import type { SweepSummary } from './sweepSummary.ts'
import { drawn } from './testing/draw.ts'
import { sweepOf } from './testing/sweep.ts'
import { findAll, parseXml } from './testing/xml.ts'

/** Teams of two and four, of whose 20 runs so many completed, with so many tasks affected on average. */
const teams = (completed: readonly number[], affected: readonly number[], alone = 20) =>
  sweepOf({ 'team.size': [2, 4] }, ({ index, metrics }) => ({
    outcomes: { completed: completed[index]!, roundLimit: 20 - completed[index]! },
    aloneCompleted: alone,
    metrics: { ...metrics, tasksAffected: { unit: '', mean: affected[index]!, ci95: null } },
  }))

/** All texts of a figure, wide enough for a line to be one. */
const textsOf = (name: string, summary: SweepSummary, options: FigureOptions = {}) =>
  findAll(parseXml(drawn(name, summary, { widthPx: 900, ...options })), (element) => element.name === 'text').map(
    ({ text }) => text,
  )

test('the shares of runs that completed, rounded down: less than all never looks like all', () => {
  expect(completedWords(teams([20, 20], [0, 0]).points)).toBeNull()
  expect(completedWords(teams([18, 20], [0, 0]).points)).toBe('90 to 100 %')
  expect(completedWords(teams([18, 18], [0, 0]).points)).toBe('90 %')
  const many = sweepOf({ 'team.size': [2] }, () => ({
    replications: 10_000,
    outcomes: { completed: 9_999, livelock: 1 },
  }))
  expect(completedWords(many.points)).toBe('99.9 %')
})

test('nothing is said where all completed and nothing is wrong', () => {
  expect(runLines(teams([20, 20], [0, 0]).points, 'over')).toEqual([])
  expect(aloneLines(teams([20, 20], [0, 0]).points)).toEqual([])
})

test('a sweep of which nobody counted the runs of one agent says nothing of them', () => {
  expect(aloneLines(sweepOf({ 'team.size': [2, 4] }).points)).toEqual([])
})

const failing = teams([18, 20], [0, 6.24], 15)

test.each([
  ['curve', {}, 'means over completed runs: 90 to 100 %'],
  ['curve', { metric: 'cost' }, 'means over all runs; completed: 90 to 100 %'],
  ['distribution', {}, 'completed: 90 to 100 %'],
  ['waterfall', { points: [0, 1] }, 'means over completed runs: 90 to 100 %'],
  ['pareto', {}, 'cost of all runs, makespan of completed: 90 to 100 %'],
] as const)('a %s (%j) says over which runs its means are, and how much is wrong', (name, options, line) => {
  const texts = textsOf(name, failing, options)
  expect(texts).toContain(line)
  expect(texts).toContain('tasks affected by errors: 0 to 6.2')
})

test('a speedup, and what is lost of it, says how often one agent alone completed', () => {
  const line = 'one agent alone completed: 75 %'
  expect(textsOf('curve', failing)).toContain(line)
  expect(textsOf('waterfall', failing)).toContain(line)
  expect(textsOf('curve', failing, { metric: 'makespan' })).not.toContain(line)
})

const filesInCommon = { files: [{ path: 'src/core.ts', tasks: 14 }], tasks: 14, taskCount: 20, differs: false }
const shared = { ...sweepOf({ 'team.size': [1, 4] }), filesInCommon }
const line = '14 of 20 tasks share files; conflicts cost nothing'

test.each(figureNames)('a %s says that files are shared, where a team of several is drawn', (name) => {
  expect(textsOf(name, shared)).toContain(line)
  expect(textsOf(name, sweepOf({ 'team.size': [1, 4] }))).not.toContain(line)
  expect(textsOf(name, shared, { points: [0] })).not.toContain(line)
})

test('that comes before all else; where designs differ it is the most', () => {
  const captionsOf = (summary: SweepSummary) => captionOf('means', summary, summary.points, null).split('\n')
  expect(captionsOf(shared)).toEqual([line, 'means'])
  const differing = { ...shared, filesInCommon: { ...filesInCommon, differs: true } }
  expect(captionsOf(differing)).toEqual([`up to ${line}`, 'means'])
})
