import { availableParallelism } from 'node:os'
import { expect, test } from 'vitest'
import { threadsOption } from './numbers.ts'

test('as many threads as are asked for, at most those of the machine', () => {
  expect(threadsOption('1')).toBe(1)
  for (const given of [undefined, '100000', `${Number.MAX_SAFE_INTEGER}`])
    expect(threadsOption(given)).toBe(availableParallelism())
  for (const wrong of ['0', '1e999', 'x', '']) expect(() => threadsOption(wrong)).toThrow('expected one integer')
})
