import { expect, test } from 'vitest'
import { roundRobin } from './roundRobin.ts'
import { inputOf } from './testing/input.ts'

test('task i goes to agent i modulo the size, whatever it needs and however long it is', () => {
  const input = inputOf({ needs: [[], [0], [1], [], [3]], seconds: [9, 1, 1, 5, 2], speeds: [1, 2, 3] })
  expect([...roundRobin.assign(input)]).toEqual([0, 1, 2, 0, 1])
})
