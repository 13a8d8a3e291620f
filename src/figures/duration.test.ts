import { expect, test } from 'vitest'
import { formatDuration, formatDurationUp, roundUp, timeUnitFor } from './duration.ts'

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

test.each([
  [255, '4.25 min'],
  [255.001, '4.26 min'],
  [179.96, '180 s'],
  [180, '3 min'],
])('rounded up, %d seconds are %s', (seconds, text) => {
  expect(formatDurationUp(seconds)).toBe(text)
})

test('what is rounded up is never below', () => {
  expect([0.12345, 1, 9.991, 9.999, 12.3, 123.01].map(roundUp)).toEqual([0.124, 1, 10, 10, 12.3, 124])
})
