import { expect, test } from 'vitest'
import { PointSummary, pointResult, replicate, type SweepResult } from '../experiment/index.ts'
import { policyKinds } from '../policy/index.ts'
import { readTextFile } from '../scenario/files.ts'
import { loadScenario } from '../scenario/index.ts'
import { newDocument } from './document.ts'
import { figureKinds, type SweepSummary, svgText } from './index.ts'
import { both, coordinates, drawn, inClass, kindOf, unknown } from './testing/draw.ts'
import { sweepOf } from './testing/sweep.ts'
import { findAll, parseXml } from './testing/xml.ts'

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
      const draw = () => svgText(kind.draw(summary, { theme }, newDocument()))
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

test('what all designs drawn have in common stands in the caption, if the sweep varies it', () => {
  const points = both.points.filter(({ settings }) => settings['coordination.kind'] === 'preassigned')
  for (const { name } of figureKinds) {
    expect(drawn(name, both, { points: points.map(({ index }) => index) }), name).toContain('>with preassigned<')
    expect(drawn(name, both), name).not.toContain('>with ')
  }
})

test('distribution: without prices only makespan', () => {
  const free = sweepOf({ 'team.size': [1, 2] }, ({ bins }) => ({ bins: { ...bins, cost: [[0, 0, 20]] } }))
  expect(drawn('distribution', free)).not.toContain('cost (USD)')
  expect(drawn('distribution', both)).toContain('cost (USD)')
})

test('a point that is pointed out: a rule through its place on a curve, a ring around it on a Pareto figure', () => {
  const marked = { index: 2, label: 'the one' }
  const alone = sweepOf({ 'team.size': [1, 2, 3, 4, 6, 8] })
  const curve = parseXml(drawn('curve', alone, { metric: 'cost', marked }))
  const at = coordinates(inClass(curve, 'curve')[0]!.attributes.d!)[2]!
  expect(Number(inClass(curve, 'marked')[0]!.attributes.x1)).toBeCloseTo(at[0]!, 2)
  const pareto = drawn('pareto', alone, { marked })
  expect(inClass(parseXml(pareto), 'marked')).toHaveLength(1)
  expect(pareto).toContain('>3, the one<')
  for (const name of ['curve', 'pareto']) expect(inClass(parseXml(drawn(name, alone)), 'marked')).toEqual([])
})

test('pareto: the front is the one that is given', () => {
  const alone = sweepOf({ 'team.size': [1, 2, 3, 4, 6, 8] })
  const front = (svg: string) => /On the front: (.*)\.</.exec(svg)![1]!.replaceAll('made-up, ', '')
  expect(front(drawn('pareto', alone))).toBe('1; 2; 3; 4; 6; 8')
  expect(front(drawn('pareto', alone, { front: [4, 1] }))).toBe('2; 6')
})

test('makespans are in the unit that the summary gives', () => {
  const inHours = sweepOf({ 'team.size': [1, 2, 3, 4, 6, 8] }, ({ metrics }) => ({
    metrics: { ...metrics, makespan: { ...metrics.makespan!, unit: 'h' } },
  }))
  for (const name of ['distribution', 'pareto']) expect(drawn(name, inHours)).toContain('makespan (h)')
})

test('too narrow or wide a figure is refused', () => {
  for (const { draw } of figureKinds) {
    for (const widthPx of [200, 2001, Number.NaN])
      expect(() => draw(both, { widthPx }, newDocument())).toThrow(`expected 300 to 2000 pixels, got ${widthPx}`)
  }
})

test('more designs than can be told apart: the figure says which it shows', () => {
  const many = sweepOf({ 'agents.a.name': ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 'team.size': [2, 3] })
  expect(drawn('waterfall', many)).toContain('shown: 6 of 16 designs (largest teams, only')
  expect(drawn('distribution', many)).toContain('shown: 6 of 16 designs (smallest and')
  const points = both.points.map(({ index }) => index)
  expect(kindOf('waterfall').shows(both, { points })).toBe('2 of 12 designs (largest teams)')
  expect(kindOf('distribution').shows(both, { points })).toBe('4 of 12 designs (smallest and largest teams)')
  expect(kindOf('distribution').shows(both, { points: points.slice(0, 6) })).toBeNull()
  const rounds = sweepOf({ 'limits.rounds': [5, 6, 7, 8, 9, 10, 11] })
  expect(kindOf('distribution').shows(rounds)).toBe('2 of 7 designs (least and most rounds)')
  expect(kindOf('waterfall').shows(rounds)).toBe('6 of 7 designs (only the first)')
})

test('two files of one name in two folders are two lines', () => {
  const twice = sweepOf({ 'agents.a.profile': ['a/gpt.yaml', 'b/gpt.yaml'], 'team.size': [1, 2] })
  expect(inClass(parseXml(drawn('curve', twice)), 'curve')).toHaveLength(2)
  expect(drawn('curve', twice)).toContain('>gpt (2)')
  expect(drawn('distribution', twice)).toContain('>gpt, 1 agent (2)<')
})

test('what a sweep writes is what figures read', () => {
  const file = 'scenarios/paper/svgutils-p05.yaml'
  const points = [1, 2, 4].map((size, index) => {
    const set = [`team.size=${size}`]
    const { scenario } = loadScenario(file, { read: readTextFile, kinds: policyKinds, set })
    const summary = new PointSummary(size)
    for (const parts of replicate(scenario, 1, 4)) summary.add(parts)
    return pointResult({ index, settings: { 'team.size': size }, scenario }, summary)
  })
  const vary = [{ path: 'team.size', values: [1, 2, 4] }]
  const result: SweepResult = { brooks: '0', scenario: 'svgutils', seed: 1, vary, warnings: [], points }
  const read: SweepSummary = JSON.parse(JSON.stringify(result satisfies SweepSummary))
  for (const kind of figureKinds) {
    expect(kind.needs(read), kind.name).toBeNull()
    expect(() => parseXml(svgText(kind.draw(read, {}, newDocument())))).not.toThrow()
  }
})
