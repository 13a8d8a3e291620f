import { expect, test } from 'vitest'
import type { PaperCell } from '../../experiment/paper/index.ts'
import { newDocument } from '../document.ts'
import { outside, overlapping, textBoxes } from '../testing/textBoxes.ts'
import { type Element, findAll, parseXml } from '../testing/xml.ts'
import { paperFigures } from './index.ts'
import { type PaperData, type PaperFigureName, type PaperLook, paperFigureNames } from './paperFigure.ts'
import { paperData } from './testing/paperData.ts'

const figureOf = (name: PaperFigureName) => paperFigures.find((figure) => figure.name === name)!
const draw = (name: PaperFigureName, data = paperData(), look: PaperLook = {}) =>
  parseXml(figureOf(name).draw(data, look, newDocument()))
const pointAt = (name: PaperFigureName, row: string, column: string, series: string, n: number | null) =>
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
  // 100 s against 100 / 4^0.5 s; both relative errors are 0.2 / √4, over two suites: four means of 4 runs, t of 12 degrees.
  const speedup = pointAt('speedup', 'decentralized', 'p = 0.5', 'gpt-5.2', 4)
  expect([speedup.simulated, speedup.measured]).toEqual([2, 2])
  const errors = (2 * Math.hypot(0.1, 0.1)) / Math.SQRT2
  expect(speedup.measuredHigh! - speedup.measuredLow!).toBeCloseTo(2 * 2.178813 * errors, 5)
  // The second of the models has 2 n preassigned and 6 n decentralized.
  const gemini = 'gemini-3-flash-preview'
  expect(pointAt('overhead', 'extra messages', 'p = 0.2', gemini, 3)).toMatchObject({ simulated: 12, measured: 18 })
  expect(pointAt('test-failures', 'test failures', 'preassigned', gemini, 5)).toMatchObject({
    simulated: 10,
    measured: 15,
  })
  expect(pointAt('stragglers', gemini, 'p = 0.9', 'decentralized', 2)).toMatchObject({ simulated: 12, measured: 18 })
  expect(pointAt('tokens', gemini, 'p = 0.9', 'preassigned', 2)).toMatchObject({ simulated: 0.004, measured: 0.006 })
  expect(pointAt('conflicts', 'rewrites', 'preassigned', gemini, null)).toMatchObject({ simulated: 7, measured: 10.5 })
  // A speedup of 2 for four times the tokens.
  expect(pointAt('efficiency', 'preassigned', 'p = 0.5', 'gpt-5.2', 4)).toMatchObject({ simulated: 0.5, measured: 0.5 })
})

test('what is simulated has intervals too: over replications, which all cells share', () => {
  // A cell varies by a fifth of its mean over 4 replications, all cells in step: 2.4 of 12 tokens, t of 3 degrees.
  const { simulated, simulatedLow, simulatedHigh } = pointAt('tokens', 'gpt-5.2', 'p = 0.9', 'preassigned', 4)
  expect(simulatedHigh! - simulated!).toBeCloseTo((3.182446 * 0.0024) / 2, 7)
  expect(simulated! - simulatedLow!).toBeCloseTo((3.182446 * 0.0024) / 2, 7)
  // Team and agent are slow together, so that their ratio is always the same; that of efficiency as well.
  const speedup = pointAt('speedup', 'decentralized', 'p = 0.5', 'gpt-5.2', 4)
  expect([speedup.simulatedLow, speedup.simulatedHigh]).toEqual([expect.closeTo(2, 6), expect.closeTo(2, 6)])
  expect(pointAt('efficiency', 'preassigned', 'p = 0.5', 'gpt-5.2', 4).simulatedHigh).toBeCloseTo(0.5, 6)
})

test('a point without an interval says why', () => {
  const data = paperData()
  const only = (of: (cell: PaperCell) => PaperCell) => ({ ...data, measured: data.measured.map(of) })
  const firstOf = (own: PaperData, name: PaperFigureName = 'tokens') => figureOf(name).points(own)[0]!
  expect(firstOf(data).note).toBe('')
  const single = only((cell) => ({
    ...cell,
    means: { ...cell.means, totalTokens: { mean: 3, sd: null, n: 1, ci95: null } },
  }))
  expect(firstOf(single)).toMatchObject({ measuredLow: null, note: 'measured: no interval, too few runs' })
  const failed = only((cell) => ({
    ...cell,
    means: { ...cell.means, totalTokens: { mean: null, sd: null, n: 0, ci95: null } },
  }))
  expect(firstOf(failed)).toMatchObject({ measured: null, note: 'measured: no successful run that has it' })
  expect(firstOf({ ...data, measured: [] }).note).toBe('measured: no runs')
  const once = {
    ...data,
    simulated: data.simulated.map((cell) => ({ ...cell, runs: 1, each: cell.each!.slice(0, 1) })),
  }
  expect(firstOf(once).note).toBe('simulated: no interval, too few replications')
  expect(firstOf(data, 'efficiency').note).toBe(
    'measured: no interval, means of cells do not tell how time and tokens of a run vary together',
  )
  expect(firstOf(data, 'speedup').note).toBe('1 by definition')
  for (const { points } of paperFigures)
    for (const point of points(data))
      expect(point.note !== '', JSON.stringify(point)).toBe(
        point.measuredLow === null || point.simulatedLow === null || point.note === '1 by definition',
      )
})

test('a figure says by what its numbers are arranged, and what their unit is', () => {
  const values = {
    mode: ['preassigned', 'decentralized'],
    graph: ['p = 0.2', 'p = 0.5', 'p = 0.9'],
    model: ['claude-sonnet-4.6', 'gemini-3-flash-preview', 'gpt-5.2'],
  }
  for (const { name, by, unit, points } of paperFigures) {
    expect(unit, name).not.toBe('')
    const places = ['row', 'column', 'series'] as const
    for (const [place, what] of by.entries()) {
      const own = new Set(points(paperData()).map((point) => point[places[place]!]))
      if (what === 'kind')
        expect(
          [...own].some((value) => Object.values(values).flat().includes(value)),
          name,
        ).toBe(false)
      else expect([...own], name).toEqual(values[what])
    }
  }
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
  expect(marks(draw('tokens'), 'area').length).toBe(3 * 3 * 2)
  const alone = draw('speedup', paperData({ measured: false }))
  expect(marks(alone, 'line')).toHaveLength(24)
  expect(marks(alone, 'dot')).toHaveLength(0)
  expect(marks(draw('conflicts'), 'rect')).toHaveLength(18)
})

test('the interval of a bar stands beside that of what was measured', () => {
  const rules = marks(draw('conflicts'), 'rule').filter(({ attributes }) => attributes.x1 === attributes.x2)
  expect(rules).toHaveLength(2 * 18)
  const alone = marks(draw('conflicts', paperData({ measured: false })), 'rule')
  expect(alone.filter(({ attributes }) => attributes.x1 === attributes.x2)).toHaveLength(18)
})

/** The lines above a figure, as one text. */
const caption = (name: PaperFigureName, data = paperData()) =>
  findAll(draw(name, data, { widthPx: 960 }), ({ name: tag }) => tag === 'text')
    .map(({ text }) => text)
    .join(' ')

test('captions say what the numbers are of: successful runs, in sample, placeholders', () => {
  const suites = ['mathutilities20', 'dataanalysis', 'svgutils']
  for (const { name } of paperFigures) {
    expect(caption(name), name).toContain('successful runs')
    expect(caption(name), name).toContain('in sample: agents calibrated on runs of these suites')
    expect(caption(name), name).not.toContain('placeholders')
    const three = caption(name, paperData({ suites }))
    expect(three, name).toContain('in sample but for svgutils, whose task sizes are placeholders')
    const third = caption(name, paperData({ suites: ['svgutils'] }))
    expect(third, name).toContain('agents calibrated on other suites; task sizes of svgutils are placeholders')
    expect(third, name).not.toContain('in sample')
  }
  expect(caption('stragglers')).toContain('but for those of 180 s and more')
  expect(caption('speedup')).toContain('lines: simulated, points: measured, with 95\u00a0%\u00a0t\u00a0intervals')
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
  expect(subtitle(two)).toContain('>means over mathutilities20, dataanalysis; successful runs<')
  expect(subtitle({ ...three, measured: two.measured })).toContain(
    '>means over 3 suites (measured: 2); successful runs<',
  )
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
