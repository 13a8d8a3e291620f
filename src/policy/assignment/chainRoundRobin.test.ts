import { expect, test } from 'vitest'
import { chainRoundRobin } from './chainRoundRobin.ts'
import { inputOf } from './testing/input.ts'

const assign = (needs: number[][], size: number) => [
  ...chainRoundRobin.assign(inputOf({ needs, seconds: needs.map(() => 1), speeds: Array(size).fill(1) })),
]

test('a chain stays in one hand, free tasks go round', () => {
  // 0 → 1 → 2, then three free tasks.
  expect(assign([[], [0], [1], [], [], []], 3)).toEqual([0, 0, 0, 1, 2, 0])
})

test('the last-listed of several requirements decides', () => {
  expect(assign([[], [], [0, 1]], 2)).toEqual([0, 1, 1])
  expect(assign([[], [], [1, 0]], 2)).toEqual([0, 1, 0])
})

test('everything that hangs on one task goes to one agent', () => {
  expect(assign([[], [0], [0], [0], [1, 2, 3]], 4)).toEqual([0, 0, 0, 0, 0])
})

test('tasks are taken in topological order, wherever they are listed', () => {
  // 0 needs 2: the order is 2, 0, 1, so 2 and 0 go to the first agent and 1 to the second.
  const input = inputOf({ needs: [[2], [], []], seconds: [1, 1, 1], speeds: [1, 1] })
  expect(input.topologicalOrder).toEqual([2, 0, 1])
  expect([...chainRoundRobin.assign(input)]).toEqual([0, 1, 0])
})
