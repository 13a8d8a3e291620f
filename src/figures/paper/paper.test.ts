import { expect, test } from 'vitest'
import { newDocument } from '../document.ts'
import { outside, overlapping, textBoxes } from '../testing/textBoxes.ts'
import { type Element, findAll, parseXml } from '../testing/xml.ts'
import { paperFigures } from './index.ts'
import { type PaperFigureName, type PaperLook, paperFigureNames } from './paperFigure.ts'
import { paperData } from './testing/paperData.ts'

const figureOf = (name: PaperFigureName) => paperFigures.find((figure) => figure.name === name)!
const draw = (name: PaperFigureName, data = paperData(), look: PaperLook = {}) =>
  parseXml(figureOf(name).draw(data, look, newDocument()))
const pointAt = (name: PaperFigureName, row: string, column: string, series: string, n: number) =>
  figureOf(name)
    .points(paperData())
    .find((point) => point.row === row && point.column === column && point.series === series && point.n === n)!

test('every name has its figure', () => {
  expect(paperFigures.map(({ name }) => name)).toEqual(paperFigureNames)
})

test('how many numbers each figure has: rows × columns × series × sizes', () => {
  expect(paperFigures.map((figure) => [figure.name, figure.points(paperData()).length])).toEqual([
    ['speedup', 2 * 3 * 3 * 5],
    ['conflicts', 3 * 2 * 3],
    ['conflicts-by-events', 3 * 2 * 3],
    ['test-failures', 1 * 2 * 3 * 5],
    ['overhead', 2 * 3 * 3 * 5],
    ['stragglers', 3 * 3 * 2 * 5],
    ['tokens', 3 * 3 * 2 * 5],
    ['efficiency', 2 * 3 * 3 * 5],
  ])
})

test('numbers by hand, simulated and measured', () => {
  // 100 s against 100 / 4^0.5 s; both relative errors are 0.2 / √4, over two suites.
  const speedup = pointAt('speedup', 'decentralized', 'p = 0.5', 'gpt-5.2', 4)
  expect([speedup.simulated, speedup.measured]).toEqual([2, 2])
  expect(speedup.high! - speedup.low!).toBeCloseTo((2 * 1.96 * 2 * Math.hypot(0.1, 0.1)) / Math.SQRT2, 9)
  // The second of the models has 2 n preassigned and 6 n decentralized.
  const gemini = 'gemini-3-flash-preview'
  expect(pointAt('overhead', 'extra messages', 'p = 0.2', gemini, 3)).toMatchObject({ simulated: 12, measured: 18 })
  expect(pointAt('test-failures', 'test failures', 'preassigned', gemini, 5)).toMatchObject({
    simulated: 10,
    measured: 15,
  })
  expect(pointAt('stragglers', gemini, 'p = 0.9', 'decentralized', 2)).toMatchObject({ simulated: 12, measured: 18 })
  expect(pointAt('tokens', gemini, 'p = 0.9', 'preassigned', 2)).toMatchObject({ simulated: 0.004, measured: 0.006 })
  expect(pointAt('conflicts', 'rewrites', 'preassigned', gemini, 0)).toMatchObject({ simulated: 7, measured: 10.5 })
  // A speedup of 2 for four times the tokens.
  expect(pointAt('efficiency', 'preassigned', 'p = 0.5', 'gpt-5.2', 4)).toMatchObject({ simulated: 0.5, measured: 0.5 })
})

test('conflicts: one figure takes the columns, the other one the events', () => {
  const data = paperData()
  const doubled = data.measured.map((cell) => ({
    ...cell,
    means: {
      ...cell.means,
      recordedConcurrentWrites: cell.means.messages,
      concurrentWrites: { ...cell.means.messages, mean: 0 },
    },
  }))
  const ofFirst = (name: PaperFigureName) => figureOf(name).points({ ...data, measured: doubled })[0]!.measured
  expect([ofFirst('conflicts'), ofFirst('conflicts-by-events')]).toEqual([1.5 * 3.5, 0])
})

/** The shapes of marks of a kind, through the groups of the panels. */
const marks = (svg: Element, label: string) =>
  findAll(svg, ({ attributes }) => attributes['aria-label'] === label)
    .flatMap((group) => findAll(group, ({ name }) => name !== 'g'))
    .filter(({ name }) => ['path', 'line', 'rect'].includes(name))

test('lines are simulated, points with intervals measured, and Amdahl’s law is in every panel', () => {
  const svg = draw('speedup')
  expect(marks(svg, 'line')).toHaveLength(6 * (1 + 3))
  expect(marks(svg, 'dot')).toHaveLength(90)
  expect(marks(svg, 'rule').filter(({ attributes }) => attributes.x1 === attributes.x2 && attributes.y1)).toHaveLength(
    72,
  )
  const alone = draw('speedup', paperData({ measured: false }))
  expect(marks(alone, 'line')).toHaveLength(24)
  expect(marks(alone, 'dot')).toHaveLength(0)
  expect(marks(draw('conflicts'), 'rect')).toHaveLength(18)
})

test('a line goes through its numbers on the axis that is written beside it', () => {
  const svg = draw('stragglers', paperData({ models: ['a'], measured: false }))
  const [line] = marks(svg, 'line').filter(({ attributes }) => attributes.d!.includes('L'))
  const ys = [...line!.attributes.d!.matchAll(/,(-?[\d.]+)/g)].map(([, y]) => Number(y))
  const ticks = findAll(svg, ({ name, text }) => name === 'text' && /^\d+$/.test(text)).filter(
    ({ attributes }) => attributes.transform,
  )
  const yOf = (label: string) =>
    Number(/,(-?[\d.]+)\)/.exec(ticks.find(({ text }) => text === label)!.attributes.transform!)![1])
  // Preassigned gaps of model a are 1, 2, 3, 4, 5 s; ticks are at 0, 5, 10, 15.
  expect(ys).toHaveLength(5)
  const perSecond = (yOf('5') - yOf('0')) / 5
  for (const [place, y] of ys.entries()) expect(y - ys[0]!).toBeCloseTo(place * perSecond, 1)
})

test('no number that is none, the same bytes every time, and other colours on a dark ground', () => {
  for (const figure of paperFigures) {
    const text = figure.draw(paperData(), {}, newDocument())
    expect(text).not.toMatch(/NaN|Infinity|undefined|null|⚠/)
    expect(figure.draw(paperData(), {}, newDocument())).toBe(text)
    expect(figure.draw(paperData(), { theme: 'dark' }, newDocument())).toContain('fill="#15181c"')
  }
})

test('cells that nobody measured, or where nothing succeeded, leave gaps', () => {
  const none = { mean: null, sd: null, n: 0, ci95: null }
  const { simulated, measured } = paperData()
  const failed = simulated.map((cell) =>
    cell.n === 3
      ? { ...cell, means: Object.fromEntries(Object.keys(cell.means).map((name) => [name, none])) as never }
      : cell,
  )
  for (const figure of paperFigures) {
    const text = figure.draw({ simulated: failed, measured: measured.slice(0, 7) }, {}, newDocument())
    expect(text).not.toMatch(/NaN|Infinity|undefined|null|⚠/)
  }
})

test('every y axis has a name, upright beside its row', () => {
  const names = {
    ...{
      speedup: 'speedup',
      conflicts: 'per run',
      'conflicts-by-events': 'per run',
      'test-failures': 'failures per run',
    },
    ...{ overhead: 'extra per run', stragglers: 'gap (s)', tokens: 'thousand tokens' },
  }
  for (const [name, label] of Object.entries(names)) {
    const rows = new Set(
      figureOf(name as PaperFigureName)
        .points(paperData())
        .map(({ row }) => row),
    )
    for (const widthPx of [317, 440, 960]) {
      const upright = textBoxes(draw(name as PaperFigureName, paperData(), { widthPx })).filter(
        ({ left, right, top, bottom }) => bottom - top > right - left,
      )
      expect(
        upright.filter(({ text }) => text === label),
        name,
      ).toHaveLength(rows.size)
      for (const { left } of upright.filter(({ text }) => text === label)) expect(left).toBeLessThan(10)
    }
  }
})

test('where fewer suites were measured than simulated, the figure says so', () => {
  const [two, three] = [paperData(), paperData({ suites: ['mathutilities20', 'dataanalysis', 'svgutils'] })]
  const subtitle = (data: typeof two) => figureOf('speedup').draw(data, { widthPx: 960 }, newDocument())
  expect(subtitle(two)).toContain('>means over mathutilities20, dataanalysis<')
  expect(subtitle({ ...three, measured: two.measured })).toContain('>means over 3 suites (measured: 2)<')
})

test('a width out of range is refused', () => {
  for (const { name } of paperFigures)
    expect(() => draw(name, paperData(), { widthPx: 20 })).toThrow('expected 300 to 2000 pixels, got 20')
})

const cases = {
  'two suites': paperData(),
  'nothing measured': paperData({ measured: false }),
  'three suites, long names': paperData({
    suites: ['mathutilities20', 'dataanalysis', 'svgutils'],
    models: ['claude-sonnet-4.6-with-extended-thinking', 'gemini-3-flash-preview', 'gpt-5.2-mini', 'gpt-6'],
  }),
  'large numbers': paperData({ scale: 34_567 }),
  'small numbers': paperData({ scale: 0.000_12 }),
}
const drawings = Object.entries(cases).flatMap(([name, data]) => paperFigures.map((figure) => ({ name, figure, data })))

test.each(drawings)(
  '$figure.name of $name: at every width all texts are inside, and none covers another',
  ({ figure, data }) => {
    for (const widthPx of [317, 440, 672, 960]) {
      const svg = parseXml(figure.draw(data, { widthPx }, newDocument()))
      const boxes = textBoxes(svg)
      expect(boxes.length).toBeGreaterThan(10)
      expect(outside(boxes, Number(svg.attributes.width), Number(svg.attributes.height)), `${widthPx}`).toEqual([])
      expect(overlapping(boxes), `${widthPx}`).toEqual([])
    }
  },
)
