import { expect, test } from 'vitest'
import { both, drawn, kindOf } from './testing/draw.ts'
import { sweepOf } from './testing/sweep.ts'
import { findAll, parseXml } from './testing/xml.ts'

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
