import { expect, test } from 'vitest'
import { amdahlSpeedup } from '../theory/index.ts'
import { both, coordinates, drawn, inClass, kindOf, unknown } from './testing/draw.ts'
import { sweepOf } from './testing/sweep.ts'
import { outside, textBoxes } from './testing/textBoxes.ts'
import { type Element, parseXml } from './testing/xml.ts'

test('Amdahl’s law at each n is where theory says, on the scale of the points', () => {
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

test('a line, a band and a fit for each combination; laws for speedup by size alone', () => {
  const svg = parseXml(drawn('curve', both))
  const counts = (svg: Element) => ['curve', 'band', 'usl', 'amdahl', 'bound'].map((name) => inClass(svg, name).length)
  expect(counts(svg)).toEqual([2, 2, 2, 1, 1])
  expect(counts(parseXml(drawn('curve', both, { metric: 'cost' })))).toEqual([2, 2, 0, 0, 0])
})

test('a line is whole between sizes that are neighbours; beyond those it is thin dashes, and a point has its interval alone', () => {
  const text = drawn('curve', sweepOf({ 'team.size': [1, 2, 3, 8, 16] }))
  const svg = parseXml(text)
  const xs = (name: string) => inClass(svg, name).map(({ attributes }) => coordinates(attributes.d!).map(([x]) => x!))
  const [whole] = xs('curve')
  expect(whole).toHaveLength(5)
  expect(xs('stretch')).toEqual([whole!.slice(0, 3)])
  expect(Math.max(...xs('band').flat())).toBe(whole![2])
  expect(inClass(svg, 'whisker').map(({ attributes }) => Number(attributes.x1))).toEqual(whole!.slice(3))
  expect(text).toContain('thin dashes: sizes not simulated')
})

test('so it is where the value of a size is not known', () => {
  const some = sweepOf({ 'team.size': [1, 2, 3, 4, 5] }, ({ size, metrics }) =>
    size === 3 ? { metrics: { ...metrics, speedup: unknown } } : {},
  )
  const stretches = inClass(parseXml(drawn('curve', some)), 'stretch')
  expect(stretches.map(({ attributes }) => coordinates(attributes.d!).length)).toEqual([2, 2])
})

test('where all sizes are there, and along settings that have no neighbours, all of the line is whole', () => {
  for (const summary of [sweepOf({ 'team.size': [2, 3, 4] }), sweepOf({ 'limits.rounds': [10, 20, 80] })]) {
    const text = drawn('curve', summary)
    const path = (name: string) => inClass(parseXml(text), name).map(({ attributes }) => attributes.d)
    expect(path('stretch')).toEqual(path('curve'))
    expect(text).not.toContain('thin dashes')
  }
})

test('what stands beside a curve has a name that fits, however long it is', () => {
  const label = `measured: ${'a model with a long name, '.repeat(4)}`
  const text = drawn('curve', sweepOf({ 'team.size': [1, 2, 3] }), { observed: { label, points: [] } })
  expect(/measured: a model[^<]*/.exec(text)![0]).toMatch(/^.{20,50}…$/)
})

test('no name is cut off in the narrowest figure', () => {
  const svg = parseXml(drawn('curve', sweepOf({ 'team.size': [1, 2, 3, 9] }), { widthPx: 300 }))
  expect(outside(textBoxes(svg), 300, Number(svg.attributes.height))).toEqual([])
})

test('the two lines of theory are called what they are, and a law by its own name', () => {
  const summary = sweepOf({ 'team.size': [1, 2, 3] })
  const text = drawn('curve', summary)
  expect(text).toContain('greedy guarantee (Amdahl’s formula)')
  expect(text).toContain('no schedule (needs kept, each task once)')
  const own = drawn('curve', summary, { law: 'Amdahl’s law, p = 0.9' })
  expect(own).toContain('Amdahl’s law, p = 0.9')
  expect(own).not.toContain('greedy')
})

test('the ring stands at the peak of a law that is known', () => {
  const usl = (n: number) => n / (1 + 0.05 * (n - 1) + 0.038 * n * (n - 1)) // peak at n = 5
  const known = sweepOf({ 'team.size': [1, 2, 3, 4, 6, 8, 9] }, ({ size, metrics }) => ({
    metrics: { ...metrics, speedup: { unit: '', mean: usl(size), ci95: [usl(size) - 0.01, usl(size) + 0.01] } },
  }))
  const text = drawn('curve', known)
  expect(text).toContain('made-up (fit ± 1 %, peak 5.0)')
  const svg = parseXml(text)
  const curve = coordinates(inClass(svg, 'curve')[0]!.attributes.d!)
  const ring = inClass(svg, 'peak')[0]!.attributes
  const x = Number(ring.cx ?? /translate\(([\d.]+)/.exec(ring.transform!)![1])
  expect(x).toBeCloseTo((curve[0]![0]! + curve.at(-1)![0]!) / 2, 1)
})

test('speedup along a setting that is not the size has the law and the bound of each point', () => {
  const [bySize, byRounds] = [
    sweepOf({ 'team.size': [2, 4] }),
    sweepOf({ 'limits.rounds': [10, 20], 'team.size': [2, 4] }),
  ]
  const svg = parseXml(drawn('curve', byRounds, { parameter: 'limits.rounds' }))
  const counts = ['curve', 'amdahl', 'bound', 'usl'].map((name) => inClass(svg, name).length)
  expect(counts).toEqual([2, 2, 1, 0])
  const yOf = (svg: Element, name: string, index: number) =>
    coordinates(inClass(svg, name)[index]!.attributes.d!).map(([, y]) => y!)
  // At 2 and at 4 agents the law is a level line; on the scale of the curves, whose values are known.
  const [two, four] = [0, 2].map((index) => byRounds.points[index === 0 ? 0 : 1]!.metrics.speedup!.mean!)
  const [yTwo, yFour] = [yOf(svg, 'curve', 0)[0]!, yOf(svg, 'curve', 1)[0]!]
  for (const [index, n] of [2, 4].entries()) {
    const ys = yOf(svg, 'amdahl', index)
    expect(new Set(ys).size).toBe(1)
    const speedup = two! + ((four! - two!) * (ys[0]! - yTwo)) / (yFour - yTwo)
    expect(speedup).toBeCloseTo(amdahlSpeedup(0.8, n), 3)
  }
  expect(inClass(parseXml(drawn('curve', bySize)), 'amdahl')).toHaveLength(1)
})

test('lines beyond seven are left out, and the caption says so', () => {
  const many = sweepOf({ 'agents.a.name': ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 'team.size': [1, 2] })
  const { shows } = kindOf('curve')
  expect(shows(many)).toBe('the first 7 of 8 lines')
  const text = drawn('curve', many)
  expect(text).toContain('shown: the first 7 of 8 lines')
  expect(inClass(parseXml(text), 'curve')).toHaveLength(7)
  expect(shows(many, { points: [0, 1, 14, 15] })).toBeNull()
})

test('points without a value are left out, and the caption says so', () => {
  const some = sweepOf({ 'team.size': [1, 2, 3] }, ({ size, metrics }) =>
    size === 2 ? { metrics: { ...metrics, speedup: unknown } } : {},
  )
  expect(drawn('curve', some)).toContain('shown: 2 of 3 designs (known values)')
  expect(drawn('curve', some, { metric: 'cost' })).not.toContain('shown:')
})

test('an unknown metric and a setting that is no number are refused in words', () => {
  const { needs } = kindOf('curve')
  expect(needs(both, { metric: 'speedups' })).toBe('no metric speedups in the summary (did you mean "speedup"?)')
  expect(needs(both, { parameter: 'team.sise' })).toContain('did you mean "team.size"?')
  expect(needs(both, { parameter: 'coordination.kind' })).toContain('expected a number at every point, got preassigned')
  expect(needs(both, { points: [99] })).toContain('point 99')
})
