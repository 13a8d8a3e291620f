import { expect, test } from 'vitest'
import { formatDuration, timeUnitFor } from './duration.ts'

test.each([
  [0, '0 s'],
  [0.0123456, '0.0123 s'],
  [179.96, '180 s'],
  [180, '3 min'],
  [255, '4.25 min'],
  [3 * 3600, '3 h'],
  [3 * 86_400, '3 d'],
  [1e9, '11600 d'],
])('%d seconds are %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text)
})

test('a unit is used from three of its own on', () => {
  expect([179, 180, 10_799, 10_800, 259_199, 259_200].map((seconds) => timeUnitFor(seconds).name)).toEqual([
    's',
    'min',
    'min',
    'h',
    'h',
    'd',
  ])
})
