import { expect, test } from 'vitest'
import { both, drawn, inClass, kindOf } from './testing/draw.ts'
import { sweepOf } from './testing/sweep.ts'
import { parseXml } from './testing/xml.ts'

test('the largest team of each coordination, its values written out', () => {
  const svg = parseXml(drawn('waterfall', both))
  expect(inClass(svg, 'panel').map(({ text }) => text)).toEqual(['preassigned, 8 agents', 'decentralized, 8 agents'])
  const values = inClass(svg, 'value').map(({ text }) => text)
  expect(values.slice(0, 3)).toEqual(['8.00', '+0.10', '−0.20'])
  expect(values.at(-1)).toBe(both.points.at(-1)!.metrics.speedup!.mean!.toFixed(2))
})

test('the points that were chosen, whatever their size', () => {
  const points = [1, 2, 8]
  expect(kindOf('waterfall').shows(both, { points })).toBeNull()
  const panels = inClass(parseXml(drawn('waterfall', both, { points })), 'panel').map(({ text }) => text)
  expect(panels).toEqual(['preassigned, 2 agents', 'preassigned, 3 agents', 'decentralized, 3 agents'])
})

test('panels stand side by side in a wide figure, and clipped names do not run together', () => {
  const long = ['x'.repeat(90), `${'x'.repeat(90)}y`]
  const named = sweepOf({ 'agents.a.name': long, 'team.size': [4] })
  const sizeOf = (widthPx: number) => {
    const svg = parseXml(drawn('waterfall', named, { widthPx }))
    expect(inClass(svg, 'panel')).toHaveLength(2)
    expect(inClass(svg, 'value')).toHaveLength(10)
    return Number(svg.attributes.height)
  }
  expect(sizeOf(672)).toBeLessThan(sizeOf(340))
})
