import { expect, test } from 'vitest'
import { position } from './axisScale.ts'
import { LABEL_PX } from './figureKind.ts'
import { paretoData } from './paretoData.ts'
import { labelsOf } from './paretoLabels.ts'
import { both, drawn, kindOf } from './testing/draw.ts'
import { sweepOf } from './testing/sweep.ts'
import { outside, overlapping, textBoxes } from './testing/textBoxes.ts'
import { findAll, parseXml } from './testing/xml.ts'
import { textWidthPx } from './textWidth.ts'
import { xyMargin, xyPlotPx } from './xyPlot.ts'

test('hollow where some runs failed; refused without prices', () => {
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

test('an interval that reaches 0 does not squeeze the designs together', () => {
  const wide = sweepOf({ 'team.size': [1, 2, 4] }, ({ size, metrics }) => ({
    metrics: { ...metrics, cost: { unit: 'USD', mean: 10 ** (size / 2), ci95: [-1, 20] } },
  }))
  const xs = findAll(
    parseXml(drawn('pareto', wide)),
    ({ attributes }) => /^M/.test(attributes.d ?? '') && !!attributes.fill,
  )
    .map(({ attributes }) => Number(/translate\(([\d.]+)/.exec(attributes.transform ?? '')?.[1]))
    .filter(Number.isFinite)
  expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(100)
})

// Seconds and dollars of teams of 1 to 8 in two modes, as simulated of one suite of the paper: a crowd, and single ones.
const preassigned = [
  [54.1, 0.111],
  [37.3, 0.0985],
  [31.9, 0.0982],
  [29.3, 0.104],
  [27.9, 0.112],
  [27.2, 0.122],
  [27, 0.133],
  [26.9, 0.145],
]
const decentralized = [
  [166, 0.806],
  [192, 1.39],
  [201, 2.07],
  [192, 2.46],
  [189, 3.02],
  [198, 3.77],
  [181, 4.02],
  [184, 4.63],
]
const modes = sweepOf(
  { 'coordination.kind': ['preassigned', 'decentralized'], 'team.size': [1, 2, 3, 4, 5, 6, 7, 8] },
  ({ index, metrics }) => {
    const [makespan, cost] = [...preassigned, ...decentralized][index]!
    const around = (mean: number, unit: 's' | 'USD') => ({ unit, mean, ci95: [mean * 0.95, mean * 1.05] }) as const
    return { metrics: { ...metrics, makespan: around(makespan!, 's'), cost: around(cost!, 'USD') } }
  },
)
const crowds = {
  'two modes': modes,
  'one mode': { ...modes, points: modes.points.slice(0, 8) },
  'many sizes': sweepOf({ 'team.size': Array.from({ length: 24 }, (_, n) => n + 1) }),
  'two settings': both,
}

test.each(Object.entries(crowds))(
  '%s: a label is nearer to its own point than to any other, or tied to it by a line',
  (_, summary) => {
    for (const widthPx of [317, 340, 440, 672, 960]) {
      const data = paretoData(summary, {})
      const { left, right, top, bottom } = xyMargin(data.x.ticks, data.y.ticks)
      const [width, height] = [widthPx - left - right, xyPlotPx(widthPx) - top - bottom]
      const at = (design: (typeof data.designs)[number]) => ({
        x: position(data.x.scale, design.x) * width,
        y: (1 - position(data.y.scale, design.y)) * height,
      })
      const labels = labelsOf(data, widthPx)
      expect(labels.length).toBeGreaterThan(2)
      for (const { design, text, dx, dy, far } of labels) {
        const own = at(design)
        const away = ({ x, y }: typeof own) =>
          Math.hypot(
            Math.max(0, Math.abs(own.x + dx - x) - textWidthPx(text, LABEL_PX) / 2),
            Math.max(0, Math.abs(own.y + dy - y) - LABEL_PX * 0.55),
          )
        const others = data.designs.map(at).filter(({ x, y }) => Math.hypot(x - own.x, y - own.y) > 2)
        const nearest = Math.min(...others.map(away))
        // One with a line may be nearer to others, but never beside one.
        expect(far ? nearest > 6 : nearest > away(own), `${text} of ${design.series}, ${widthPx}`).toBe(true)
      }
      for (const theme of ['light', 'dark'] as const) {
        const svg = parseXml(drawn('pareto', summary, { widthPx, theme }))
        const links = findAll(svg, ({ attributes }) => attributes['aria-label'] === 'link').flatMap(
          ({ children }) => children,
        )
        expect(links).toHaveLength(labels.filter(({ far }) => far).length)
        const boxes = textBoxes(svg)
        expect(outside(boxes, Number(svg.attributes.width), Number(svg.attributes.height))).toEqual([])
        // Two numbers side by side would read as one.
        const wider = boxes.map((box) => (/^\d+$/.test(box.text) ? { ...box, right: box.right + 3 } : box))
        expect(overlapping(wider)).toEqual([])
      }
    }
  },
)
