import { expect, test } from 'vitest'
import { dollars, percent, unbroken } from './wording.ts'

test.each([
  [0, '$0.00'],
  [0.3, '$0.30'],
  [0.012345, '$0.0123'],
  [0.0000123456, '$0.0000123'],
  [5, '$5.00'],
  [12.345, '$12.35'],
  [12345.6, '$12,345.60'],
])('%d US dollars', (amount, words) => expect(dollars(amount)).toBe(words))

test.each([
  [0, '0 %'],
  [0.0001, '< 0.1 %'],
  [0.5, '50 %'],
  [0.9921, '99.2 %'],
  [0.9999, '> 99.9 %'],
  [1, '100 %'],
])('a share of %d', (share, words) => expect(percent(share)).toBe(words))

test('numbers stay with their units', () => {
  expect(unbroken('24 min and $2.00 in 95 % of 3 agents')).toBe('24\u00a0min and $2.00 in 95\u00a0% of 3 agents')
})
