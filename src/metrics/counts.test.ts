import { expect, test } from 'vitest'
import { blockedClaims, edits, messages, rounds, testFailures, testRuns, told, turns } from './counts.ts'
import { noted } from './testing/run.ts'

const run = noted([
  {
    start: 0,
    replies: [
      { agent: 0, at: 3, edits: [1, 1, 2], blocked: 2, tests: [1] },
      { agent: 1, at: 4 },
    ],
  },
  { start: 4, replies: [{ agent: 0, at: 6, edits: [9], blocked: 1, tests: [0] }] },
])

test.each([
  [rounds, 2],
  [messages, 3],
  [turns, 3],
  [told, 0],
  [edits, 4],
  [blockedClaims, 3],
  [testRuns, 2],
  [testFailures, 1],
])('counts $name', (metric, count) => {
  expect(metric.of(run)).toBe(count)
})

test('a test run failed if its return code is 1, 2 or 3: not 0 (passed), 4 or 5 (nothing was run)', () => {
  const codes = noted([{ start: 0, replies: [{ agent: 0, at: 1, tests: [0, 1, 2, 3, 4, 5] }] }])
  expect(testFailures.of(codes)).toBe(3)
  expect(testRuns.of(codes)).toBe(6)
})

test('there are no rounds where pacing has none', () => {
  expect(rounds.of(noted([{ start: 0, replies: [{ agent: 0, at: 1 }] }], false))).toBeNull()
})
