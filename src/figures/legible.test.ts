import { expect, test } from 'vitest'
import { policyKinds } from '../policy/index.ts'
import { newDocument } from './document.ts'
import { drawGantt, figureKinds, ganttData, type SweepSummary, svgText } from './index.ts'
import { runOf, cases as runs } from './testing/runs.ts'
import { sweepOf } from './testing/sweep.ts'
import { outside, overlapping, textBoxes } from './testing/textBoxes.ts'
import { parseXml } from './testing/xml.ts'

/** From a column of 84 mm to a page. */
const WIDTHS_PX = [317, 340, 672, 960]

const times =
  (factor: number) =>
  (summary: SweepSummary): SweepSummary => ({
    ...summary,
    points: summary.points.map((point) => ({
      ...point,
      metrics: Object.fromEntries(
        Object.entries(point.metrics).map(([name, { unit, mean, ci95 }]) => {
          const by = /makespan|cost/.test(name) ? factor : 1
          return [name, { unit, mean: mean! * by, ci95: ci95 && ([ci95[0] * by, ci95[1] * by] as const) }]
        }),
      ),
      bins: {
        makespan: point.bins.makespan.map(([low, high, count]) => [low * factor, high * factor, count] as const),
        cost: point.bins.cost.map(([low, high, count]) => [low * factor, high * factor, count] as const),
      },
    })),
  })
const kinds = ['preassigned', 'decentralized']
const long = ['claude-sonnet-4.6-with-extended-thinking', 'gemini-3-flash-preview-of-november', 'gpt-5.2']
const sweeps: Readonly<Record<string, SweepSummary>> = {
  'two kinds of teams': sweepOf({ 'coordination.kind': kinds, 'team.size': [1, 2, 3, 4, 6, 8] }),
  'sizes in a row': sweepOf({ 'team.size': Array.from({ length: 20 }, (_, index) => index + 1) }),
  'sizes far apart': sweepOf({ 'team.size': [1, 2, 3, 25] }),
  'decades of sizes': sweepOf({ 'team.size': [1, 10, 100, 1000, 10_000] }),
  'long names': sweepOf({ 'agents.a.profile': long, 'coordination.kind': kinds, 'team.size': [1, 5] }),
  'many designs': sweepOf({
    'agents.a.quality.errorRate': [0.001, 0.0123456789, 0.4],
    'agents.a.name': [...'abcdefgh'],
  }),
  'long runs': times(12_345)(sweepOf({ 'team.size': [1, 2, 4, 8] })),
  'short runs': times(0.000_12)(sweepOf({ 'team.size': [1, 2, 4, 8] })),
}
const figures = Object.entries(sweeps).flatMap(([name, summary]) =>
  figureKinds
    .filter((kind) => kind.needs(summary) === null)
    .map((kind) => ({
      name: `${kind.name} of ${name}`,
      draw: (widthPx: number) => svgText(kind.draw(summary, { widthPx }, newDocument())),
    })),
)
const charts = Object.entries(runs).map(([name, settings]) => {
  const data = ganttData(runOf(policyKinds, settings))
  return { name: `gantt of ${name}`, draw: (widthPx: number) => svgText(drawGantt(data, { widthPx }, newDocument())) }
})

test.each([...figures, ...charts])(
  '$name: at every width all texts are inside, and none covers another',
  ({ draw }) => {
    for (const widthPx of WIDTHS_PX) {
      const svg = parseXml(draw(widthPx))
      const boxes = textBoxes(svg)
      expect(boxes.length).toBeGreaterThan(5)
      expect(outside(boxes, Number(svg.attributes.width), Number(svg.attributes.height)), `${widthPx}`).toEqual([])
      expect(overlapping(boxes), `${widthPx}`).toEqual([])
    }
  },
)

test('a text that is clipped, and one that covers another, are found', () => {
  const svg = parseXml(
    '<?xml version="1.0" encoding="UTF-8"?>\n<svg font-size="10" width="100" height="50"><g transform="translate(60,20)">' +
      '<text>long enough to leave</text><text x="-20" text-anchor="middle">on it</text></g></svg>',
  )
  const boxes = textBoxes(svg)
  expect(outside(boxes, 100, 50).map(({ text }) => text)).toEqual(['long enough to leave'])
  expect(overlapping(boxes)).toHaveLength(0)
  expect(overlapping([...boxes, boxes[0]!])).toHaveLength(1)
})
