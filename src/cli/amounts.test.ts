import { describe, expect, test } from 'vitest'
import { durationOption } from './amounts.ts'
import { UsageError } from './usage.ts'

describe('durations', () => {
  test.each([
    ['90s', 90],
    ['45m', 2700],
    ['1h30m', 5400],
    ['1h 30m', 5400],
    ['1d2h3m4s', 93784],
    ['1.5 days', 129_600],
    ['1 hour 30 minutes', 5400],
    ['.5h', 1800],
    ['500ms', 0.5],
  ])('%s', (text, seconds) => {
    expect(durationOption('deadline', text)).toBeCloseTo(seconds, 9)
  })

  test.each([
    '',
    '45',
    '1h30',
    'h',
    '-5m',
    '1h-30m',
    '1h30x',
    'toString',
    '1..5h',
    '1h,30m',
    '0m',
    `${'9'.repeat(400)}h`,
  ])('%s is refused', (text) => {
    expect(() => durationOption('deadline', text)).toThrow(UsageError)
  })
})
