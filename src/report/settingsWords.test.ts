import { expect, test } from 'vitest'
import { policyWords, settingsWords } from './settingsWords.ts'

test('values in words: quantities by their mean, blocks inside in brackets, what is absent or empty left out', () => {
  const block = {
    systemTokens: 8000,
    errorRate: 0.123456,
    gate: true,
    noise: {
      mixture: {
        parts: [
          { weight: 1, value: 1 },
          { weight: 1, value: 2 },
        ],
      },
    },
    assigned: { rewrite: 0 },
    suites: ['a', 'b'],
    none: undefined,
    empty: {},
  }
  expect(settingsWords(block)).toBe(
    'system tokens 8,000; error rate 0.1235; gate yes; noise 1.5 on average (mixture); assigned (rewrite 0); suites a, b',
  )
})

test('a policy is its kind, with its options if it has any', () => {
  expect(policyWords({ kind: 'lastWriterWins' })).toBe('last writer wins')
  const tests = { kind: 'ownTests', seconds: { uniform: { min: 1, max: 3 } }, gate: false }
  expect(policyWords(tests)).toBe('own tests (seconds 2 on average (uniform); gate no)')
})
