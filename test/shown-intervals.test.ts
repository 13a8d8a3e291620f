import { expect, test } from 'vitest'
import { interval, metricInterval } from '../src/cli/table.ts'
import { replicate, summarise } from '../src/experiment/index.ts'
import { curveData } from '../src/figures/curveData.ts'
import { sweepOf } from '../src/figures/testing/sweep.ts'
import { metrics } from '../src/metrics/index.ts'
import { policyKinds } from '../src/policy/index.ts'
import { readTextFile } from '../src/scenario/files.ts'
import { loadScenario } from '../src/scenario/index.ts'
import { fromZero } from '../src/stats/index.ts'
import { shownInterval } from '../src/web/ui/numbers.ts'

const load = (file: string, ...set: string[]) =>
  loadScenario(file, { read: readTextFile, kinds: policyKinds, set }).scenario

test.each([
  'scenarios/play.yaml',
  'scenarios/play.yaml coordination.kind=decentralized',
  'scenarios/examples/backlog.yaml',
])('whatever has an interval cannot be below 0, so that the part below 0 says nothing: %s', (text) => {
  const [file, ...set] = text.split(' ')
  const scenario = load(file!, ...set)
  for (const { row } of replicate(scenario, 1, 20))
    for (const [index, value] of row.entries()) expect(value ?? 0, metrics[index]!.name).toBeGreaterThanOrEqual(0)
  const withInterval = Object.entries(summarise(scenario, 1, 20).estimates()).filter(([, { ci95 }]) => ci95)
  expect(withInterval.length).toBeGreaterThan(50)
  for (const [name, { mean }] of withInterval) expect(mean, name).toBeGreaterThanOrEqual(0)
})

test('such intervals are there: conflicts that few runs have', () => {
  const { ci95 } = summarise(load('scenarios/play.yaml'), 1, 20).estimates().rewrites!
  expect(ci95![0]).toBeLessThan(0)
  expect(metricInterval({ ci95 })).toMatch(/^0 to /)
  expect(shownInterval(ci95, '')).toMatch(/^0 to /)
})

test('they are cut at 0 where they are shown, on the page, on the command line and in figures; differences are not', () => {
  expect(fromZero([-2, 3])).toEqual([0, 3])
  expect(fromZero([1, 3])).toEqual([1, 3])
  expect(shownInterval([-0.3, 1.25], 's')).toBe('0 to 1.25 s')
  expect(metricInterval({ ci95: [-0.3, 1.25] })).toBe('0 to 1.25')
  expect(metricInterval({ ci95: null })).toBe('')
  expect(interval({ ci95: [-0.3, 1.25] })).toBe('-0.3 to 1.25')
  const summary = sweepOf({ 'team.size': [1, 2] }, ({ metrics: own }) => ({
    metrics: { ...own, rewrites: { unit: '', mean: 0.4, ci95: [-0.3, 1.1] } },
  }))
  for (const { low, high } of curveData(summary, { metric: 'rewrites' }).curves[0]!.points)
    expect([low, high]).toEqual([0, 1.1])
})
