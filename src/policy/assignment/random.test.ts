import { expect, test } from 'vitest'
import { random } from './random.ts'
import { inputOf } from './testing/input.ts'

test('draws one agent a task: [0, 1) cut into equal parts', () => {
  const draws = [0, 0.24, 0.25, 0.5, 0.9999999]
  const parts = { needs: draws.map(() => []), seconds: draws.map(() => 1), speeds: [1, 1, 1, 1] }
  const input = { ...inputOf(parts), uniform: () => draws.shift()! }
  expect([...random.assign(input)]).toEqual([0, 0, 1, 2, 3])
})

test('gives all agents about as many tasks', () => {
  const tasks = Array.from({ length: 4000 }, () => 1)
  const owner = random.assign(inputOf({ needs: tasks.map(() => []), seconds: tasks, speeds: [1, 1, 1, 1] }))
  const counts = [0, 0, 0, 0]
  for (const agent of owner) counts[agent]!++
  // Five standard deviations of a binomial count: 5 √(4000 · ¼ · ¾) = 137.
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(137)
})
