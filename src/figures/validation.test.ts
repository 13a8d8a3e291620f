import { describe, expect, test } from 'vitest'
import { newDocument } from './document.ts'
import { type Agreement, drawAgreement, drawDotTable, svgText, type TableDot } from './index.ts'
import { outside, overlapping, textBoxes } from './testing/textBoxes.ts'
import { type Element, findAll, parseXml } from './testing/xml.ts'

/** Marks of dots: circles, or paths of other symbols. */
const dots = (svg: Element) =>
  findAll(svg, ({ attributes }) => attributes['aria-label'] === 'dot').flatMap((group) =>
    findAll(group, ({ name }) => name === 'path' || name === 'circle'),
  )
const illegible = (svg: Element) => {
  const boxes = textBoxes(svg)
  const { width, height } = svg.attributes
  return [...outside(boxes, Number(width), Number(height)), ...overlapping(boxes)]
}

describe('a table of dots', () => {
  const table = ['none', 'size', 'suite', 'mode'].flatMap((panel) =>
    ['wallClock', 'concurrentWrites'].flatMap((row) =>
      ['simulation', 'a line in n'].map((series, index): TableDot => ({ panel, row, series, value: 0.9 - 2 * index })),
    ),
  )
  const options = { title: 'Shares', label: 'share', domain: [-0.5, 1.2], ticks: [0, 0.5, 1], reference: 1 } as const
  const draw = (given: readonly TableDot[]) => parseXml(svgText(drawDotTable(given, options, newDocument())))

  test('has every dot, those beyond the axis hollow at its end', () => {
    const drawn = dots(draw(table))
    expect(drawn).toHaveLength(table.length)
    const hollow = drawn.filter(({ attributes }) => attributes.stroke !== undefined && attributes.fill === undefined)
    expect(hollow).toHaveLength(table.filter(({ value }) => value < -0.5).length)
  })

  test('its texts stand apart', () => expect(illegible(draw(table))).toEqual([]))

  test('needs a dot', () => expect(() => draw([])).toThrow(/expected at least one, got none/))
})

describe('agreement', () => {
  const points = ['decentralized', 'preassign_nolead'].flatMap((panel) =>
    [10, 30, 500].map((measured): Agreement => ({ panel, series: 'gpt', measured, predicted: measured * 1.2 })),
  )
  const options = { title: 'Wall clock', label: 'wall clock (s)' }
  const draw = (given: readonly Agreement[]) => parseXml(svgText(drawAgreement(given, options, newDocument())))

  test('has a mark for every point and a line in each panel', () => {
    const svg = draw(points)
    const lines = findAll(svg, ({ attributes }) => attributes['aria-label'] === 'line')
    expect(dots(svg)).toHaveLength(points.length)
    expect(lines.flatMap((group) => findAll(group, ({ name }) => name === 'path'))).toHaveLength(2)
  })

  test('its texts stand apart', () => expect(illegible(draw(points))).toEqual([]))

  test('needs numbers above 0', () => {
    expect(() => draw([])).toThrow(/expected at least one/)
    expect(() => draw([{ ...points[0]!, predicted: 0 }])).toThrow(/above 0/)
  })
})
