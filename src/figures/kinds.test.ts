import { expect, test } from 'vitest'
import { PointSummary, pointResult, replicate, type SweepResult } from '../experiment/index.ts'
import { policyKinds } from '../policy/index.ts'
import { readTextFile } from '../scenario/files.ts'
import { loadScenario } from '../scenario/index.ts'
import { amdahlSpeedup } from '../theory/index.ts'
import { newDocument } from './document.ts'
import { type FigureOptions, figureKinds, type SweepSummary } from './index.ts'
import { sweepOf } from './testing/sweep.ts'
import { type Element, findAll, parseXml } from './testing/xml.ts'

const kindOf = (name: string) => figureKinds.find((kind) => kind.name === name)!
const drawn = (name: string, summary: SweepSummary, options: FigureOptions = {}) =>
  kindOf(name).draw(summary, options, newDocument())
const inClass = (svg: Element, name: string) =>
  findAll(svg, ({ attributes }) => attributes.class === name).flatMap((group) =>
    findAll(group, (element) => element.name !== 'g'),
  )
const coordinates = (path: string) =>
  [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)])

const sizes = [1, 2, 3, 4, 6, 8]
const both = sweepOf({ 'coordination.kind': ['preassigned', 'decentralized'], 'team.size': sizes })
const unknown = { unit: 's', mean: null, ci95: null }
const failed = sweepOf({ 'team.size': [2, 4] }, ({ metrics }) => ({
  outcomes: { livelock: 20 },
  metrics: { ...metrics, makespan: unknown, speedup: unknown },
  bins: { makespan: [], cost: [[0, 0, 20]] },
}))
const sweeps: Readonly<Record<string, SweepSummary>> = {
  'sizes and coordination': both,
  'one point': sweepOf({ 'team.size': [3] }),
  'large teams': sweepOf({ 'team.size': [1, 4, 16, 64, 256] }),
  'another number, and a flag': sweepOf({ 'limits.rounds': [10, 20, 40], 'board.enforceNeeds': [true, false] }),
  'no number': sweepOf({ 'coordination.kind': ['preassigned', 'decentralized'] }),
  'a point that never completed': {
    ...both,
    points: [...both.points.slice(0, -1), { ...failed.points[0]!, index: 11, settings: both.points[11]!.settings }],
  },
  'all failed': failed,
  'characters that XML escapes': sweepOf({ 'agents.a.name': ['a < b & "c"', '文'], 'team.size': [1, 2] }),
  'nothing varied': sweepOf({}),
  empty: { ...both, points: [] },
}
const cases = Object.entries(sweeps).flatMap(([name, summary]) => figureKinds.map((kind) => ({ name, summary, kind })))

test.each(cases)(
  '$kind.name of $name: sound in both themes, or refused for the reason it says',
  ({ summary, kind }) => {
    for (const theme of ['light', 'dark'] as const) {
      const reason = kind.needs(summary)
      const draw = () => kind.draw(summary, { theme }, newDocument())
      if (reason !== null) {
        expect(reason.length).toBeGreaterThan(10)
        expect(draw).toThrow(reason)
        continue
      }
      const text = draw()
      expect(text).not.toMatch(/NaN|Infinity|undefined|⚠/)
      expect(draw()).toBe(text)
      const svg = parseXml(text)
      expect(svg.attributes.width).toBe('340')
      // 11 pixels of 340 are 8.1 points in a column of 3.5 inches.
      const sizes = findAll(svg, ({ attributes }) => 'font-size' in attributes)
      for (const { attributes } of sizes) expect(Number(attributes['font-size'])).toBeGreaterThanOrEqual(11)
      expect(text.includes('#ffffff')).toBe(theme === 'light')
    }
  },
)

test('which sweeps are refused', () => {
  const refused = cases.filter(({ summary, kind }) => kind.needs(summary) !== null)
  expect(refused.map(({ name, kind }) => `${kind.name}: ${name}`)).toEqual([
    'curve: no number',
    ...figureKinds.map(({ name }) => `${name}: all failed`),
    'curve: nothing varied',
    ...figureKinds.map(({ name }) => `${name}: empty`),
  ])
})

test('curve: Amdahl’s law at each n is where theory says, on the scale of the points', () => {
  const alone = sweepOf({ 'team.size': [1, 9] })
  const svg = parseXml(drawn('curve', alone))
  const [[x1, y1], [x9, y9]] = coordinates(inClass(svg, 'curve')[0]!.attributes.d!) as [number[], number[]]
  const speedupAt9 = alone.points[1]!.metrics.speedup!.mean!
  const amdahl = coordinates(inClass(svg, 'amdahl')[0]!.attributes.d!)
  expect(amdahl.length).toBeGreaterThan(50)
  for (const [x, y] of amdahl) {
    const n = 1 + (8 * (x! - x1!)) / (x9! - x1!)
    const speedup = 1 + ((speedupAt9 - 1) * (y! - y1!)) / (y9! - y1!)
    // A thousandth of a pixel in x is worth 3e-5 of n.
    expect(speedup).toBeCloseTo(amdahlSpeedup(0.8, n), 3)
  }
})

test('curve: a line, a band and a fit for each combination; laws for speedup by size alone', () => {
  const svg = parseXml(drawn('curve', both))
  const counts = (svg: Element) => ['curve', 'band', 'usl', 'amdahl', 'bound'].map((name) => inClass(svg, name).length)
  expect(counts(svg)).toEqual([2, 2, 2, 1, 1])
  expect(counts(parseXml(drawn('curve', both, { metric: 'cost' })))).toEqual([2, 2, 0, 0, 0])
})

test('curve: the ring stands at the peak of a law that is known', () => {
  const usl = (n: number) => n / (1 + 0.05 * (n - 1) + 0.038 * n * (n - 1)) // peak at n = 5
  const known = sweepOf({ 'team.size': [1, 2, 3, 4, 6, 8, 9] }, ({ size, metrics }) => ({
    metrics: { ...metrics, speedup: { unit: '', mean: usl(size), ci95: null } },
  }))
  const text = drawn('curve', known)
  expect(text).toContain('made-up (peak 5.0)')
  const svg = parseXml(text)
  const curve = coordinates(inClass(svg, 'curve')[0]!.attributes.d!)
  const ring = inClass(svg, 'peak')[0]!.attributes
  const x = Number(ring.cx ?? /translate\(([\d.]+)/.exec(ring.transform!)![1])
  expect(x).toBeCloseTo((curve[0]![0]! + curve.at(-1)![0]!) / 2, 1)
})

test('curve: too many combinations, an unknown metric and a setting that is no number are refused in words', () => {
  const many = sweepOf({ 'agents.a.name': ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 'team.size': [1, 2] })
  const { needs } = kindOf('curve')
  expect(needs(many)).toContain('8 curves')
  expect(needs(many, { points: [0, 1, 2, 3] })).toBeNull()
  expect(needs(both, { metric: 'speed' })).toBe('no metric speed in the summary')
  expect(needs(both, { parameter: 'coordination.kind' })).toContain('expected a number at every point, got preassigned')
  expect(needs(both, { points: [99] })).toContain('point 99')
})

test('waterfall: the largest team of each coordination, its values written out', () => {
  const svg = parseXml(drawn('waterfall', both))
  expect(inClass(svg, 'panel').map(({ text }) => text)).toEqual(['preassigned, 8 agents', 'decentralized, 8 agents'])
  const values = inClass(svg, 'value').map(({ text }) => text)
  expect(values.slice(0, 3)).toEqual(['8.00', '+0.10', '−0.20'])
  expect(values.at(-1)).toBe(both.points.at(-1)!.metrics.speedup!.mean!.toFixed(2))
})

test('waterfall and distribution draw as many points as can be told apart', () => {
  const points = both.points.map(({ index }) => index)
  expect(kindOf('waterfall').needs(both, { points })).toContain('at most 6')
  expect(kindOf('distribution').needs(both, { points })).toContain('at most 6')
})

test('distribution: without prices only makespan', () => {
  const free = sweepOf({ 'team.size': [1, 2] }, ({ bins }) => ({ bins: { ...bins, cost: [[0, 0, 20]] } }))
  expect(drawn('distribution', free)).not.toContain('cost (USD)')
  expect(drawn('distribution', both)).toContain('cost (USD)')
})

test('pareto: hollow where some runs failed; refused without prices', () => {
  const some = sweepOf({ 'team.size': [1, 2] }, ({ size }) =>
    size === 2 ? { outcomes: { completed: 9, livelock: 1 } } : {},
  )
  expect(drawn('pareto', some)).toContain('hollow')
  expect(drawn('pareto', both)).not.toContain('hollow')
  const free = sweepOf({ 'team.size': [1, 2] }, ({ metrics }) => ({
    metrics: { ...metrics, cost: { unit: 'USD', mean: 0, ci95: [0, 0] } },
  }))
  expect(kindOf('pareto').needs(free)).toContain('no prices')
})

test('a point that is pointed out: a rule through its place on a curve, a ring around it on a Pareto figure', () => {
  const marked = { index: 2, label: 'the one' }
  const alone = sweepOf({ 'team.size': sizes })
  const curve = parseXml(drawn('curve', alone, { metric: 'cost', marked }))
  const at = coordinates(inClass(curve, 'curve')[0]!.attributes.d!)[2]!
  expect(Number(inClass(curve, 'marked')[0]!.attributes.x1)).toBeCloseTo(at[0]!, 2)
  const pareto = drawn('pareto', alone, { marked })
  expect(inClass(parseXml(pareto), 'marked')).toHaveLength(1)
  expect(pareto).toContain('>3, the one<')
  for (const name of ['curve', 'pareto']) expect(inClass(parseXml(drawn(name, alone)), 'marked')).toEqual([])
})

test('pareto: the front is the one that is given', () => {
  const alone = sweepOf({ 'team.size': sizes })
  const front = (svg: string) => /On the front: (.*)\.</.exec(svg)![1]!.replaceAll('made-up, ', '')
  expect(front(drawn('pareto', alone))).toBe('1; 2; 3; 4; 6; 8')
  expect(front(drawn('pareto', alone, { front: [4, 1] }))).toBe('2; 6')
})

test('makespans are in the unit that the summary gives', () => {
  const inHours = sweepOf({ 'team.size': sizes }, ({ metrics }) => ({
    metrics: { ...metrics, makespan: { ...metrics.makespan!, unit: 'h' } },
  }))
  for (const name of ['distribution', 'pareto']) expect(drawn(name, inHours)).toContain('makespan (h)')
})

test('too narrow a figure is refused', () => {
  for (const { draw } of figureKinds) {
    expect(() => draw(both, { widthPx: 200 }, newDocument())).toThrow('expected at least 320, got 200')
  }
})

test('more designs than can be told apart: the figure says how many it leaves out', () => {
  const many = sweepOf({ 'agents.a.name': ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 'team.size': [2, 3] })
  expect(drawn('waterfall', many)).toContain('the first 6 of 8 designs')
  expect(drawn('distribution', many)).toContain('the first 6 of 16 designs')
})

test('what a sweep writes is what figures read', () => {
  const file = 'scenarios/paper/svgutils-p05.yaml'
  const points = [1, 2, 4].map((size, index) => {
    const set = [`team.size=${size}`]
    const { scenario } = loadScenario(file, { read: readTextFile, kinds: policyKinds, set })
    const summary = new PointSummary(size)
    for (const { row, baselineRow, run } of replicate(scenario, 1, 4))
      summary.add({ row, baselineRow, outcome: run.outcome })
    return pointResult({ index, settings: { 'team.size': size }, scenario }, summary)
  })
  const vary = [{ path: 'team.size', values: [1, 2, 4] }]
  const result: SweepResult = { brooks: '0', scenario: 'svgutils', seed: 1, vary, warnings: [], points }
  const read: SweepSummary = JSON.parse(JSON.stringify(result satisfies SweepSummary))
  for (const kind of figureKinds) {
    expect(kind.needs(read), kind.name).toBeNull()
    expect(() => parseXml(kind.draw(read, {}, newDocument()))).not.toThrow()
  }
})
