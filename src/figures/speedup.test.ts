import { expect, test } from 'vitest'
import { amdahlSpeedup } from '../theory/index.ts'
import { newDocument } from './document.ts'
import { drawSpeedup, type SpeedupOptions, type SpeedupPoint } from './speedup.ts'
import { svgText } from './svg.ts'
import { type Element, findAll, parseXml } from './testing/xml.ts'

const draw = (points: readonly SpeedupPoint[], options: SpeedupOptions = {}) =>
  svgText(drawSpeedup(points, options, newDocument()))
const point = (n: number, speedup: number, more: Partial<SpeedupPoint> = {}): SpeedupPoint => ({
  p: 0.5,
  mode: 'preassigned',
  series: 'A',
  n,
  speedup,
  lo: null,
  hi: null,
  ...more,
})
const grid = [0.2, 0.5, 0.9].flatMap((p) =>
  ['preassigned', 'decentralized'].flatMap((mode) =>
    ['A', 'B', 'C'].flatMap((series) =>
      [1, 2, 3, 4, 5].map((n) => point(n, n ** p, { p, mode, series, ...(n > 1 && { lo: 0.9 * n ** p, hi: n }) })),
    ),
  ),
)
/** Elements in groups of this label, through the groups of the panels. */
const marks = (svg: Element, label: string) =>
  findAll(svg, ({ attributes }) => attributes['aria-label'] === label)
    .flatMap((group) => findAll(group, ({ name }) => name !== 'g'))
    .filter(({ name }) => name === 'path' || name === 'line')
const texts = (svg: Element) => findAll(svg, ({ name }) => name === 'text').map(({ text }) => text)

test('a grid of panels: a column a share, a row a mode, a mark a point, an interval where there is one', () => {
  const svg = parseXml(draw(grid, { subtitle: '95 % intervals' }))
  expect(marks(svg, 'dot').length).toBe(grid.length)
  expect(marks(svg, 'rule').length).toBe(grid.filter(({ hi }) => hi !== null).length)
  // 6 panels of Amdahl's curve and of 3 series each
  expect(marks(svg, 'line').length).toBe(6 + 18)
  for (const label of [
    'p = 0.2',
    'p = 0.5',
    'p = 0.9',
    'preassigned',
    'decentralized',
    'A',
    'B',
    'C',
    'Amdahl’s law',
  ]) {
    expect(texts(svg)).toContain(label)
  }
})

test('no number that is none, and the same bytes every time', () => {
  const text = draw(grid)
  expect(text).not.toMatch(/NaN|Infinity|undefined|null|⚠/)
  expect(draw(grid)).toBe(text)
})

test('the order of the points makes no difference to where they stand', () => {
  const [first, ...others] = grid
  const shuffled = [first!, ...others.reverse().sort((a, b) => a.series.localeCompare(b.series))]
  const paths = (points: readonly SpeedupPoint[]) =>
    marks(parseXml(draw(points)), 'line')
      .map(({ attributes }) => attributes.d)
      .sort()
  expect(paths(shuffled)).toEqual(paths(grid))
})

test('Amdahl’s curve and the points are on the same scale', () => {
  const svg = parseXml(draw([point(1, 1), point(4, 3)]))
  const [curve, series] = marks(svg, 'line').map(({ attributes }) => coordinates(attributes.d!))
  const [low, high] = series!
  const yOf = (speedup: number) => low![1]! + ((high![1]! - low![1]!) * (speedup - 1)) / 2
  expect(curve![0]![1]).toBeCloseTo(yOf(1), 1)
  expect(curve!.at(-1)![0]).toBeCloseTo(high![0]!, 1)
  expect(curve!.at(-1)![1]).toBeCloseTo(yOf(amdahlSpeedup(0.5, 4)), 1)
})

const coordinates = (path: string): number[][] =>
  path
    .slice(1)
    .split('L')
    .map((pair) => pair.split(',').map(Number))

test('points that cannot be drawn are refused, and named', () => {
  expect(() => draw([])).toThrow('expected at least one, got none')
  expect(() => draw([point(2, Number.NaN)])).toThrow('point of A, preassigned')
  expect(() => draw([point(0, 1)])).toThrow('n = 0')
  expect(() => draw([point(2, 1, { hi: Infinity })])).toThrow('to Infinity')
  expect(() => draw([point(1, 1)], { widthPx: 0 })).toThrow('expected 300 to 2000 pixels, got 0')
})
