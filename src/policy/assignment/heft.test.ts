import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { graphs } from '../../theory/testing/graphs.ts'
import { optimum as shortest } from '../../theory/testing/schedule.ts'
import { heft } from './heft.ts'
import { longestFirst } from './longestFirst.ts'
import { busiest, inputOf, optimum, type Parts } from './testing/input.ts'

const assign = (parts: Parts) => [...heft.assign(inputOf(parts))]

describe('HEFT', () => {
  test('schedules by the longest way to the end, not by length', () => {
    // 0 (2) → 1 (6) → 3 (2), 2 (7) → 3. Ranks: 0 10, 1 8, 2 9, 3 2. Order 0, 2, 1, 3.
    // 0: agent 0, to 2. 2: agent 1, to 7 (agent 0: 9). 1: agent 0, 2 to 8 (agent 1: 13). 3: ready at 8, agent 0, to 10.
    const parts = { needs: [[], [0], [], [1, 2]], seconds: [2, 6, 7, 2], speeds: [1, 1] }
    expect(assign(parts)).toEqual([0, 0, 1, 0])
  })

  test('on unequal agents, ranks are over mean times and finish times over own ones', () => {
    // Agent 1 takes half as long again. Mean factor 1.25: ranks 0 5 + 5 = 10, 1 5, 2 7.5, 3 3.75. Order 0, 2, 1, 3.
    // 0: agent 0, to 4 (agent 1: 6). 2: 10 on agent 0, 9 on agent 1: agent 1, to 9.
    // 1: agent 0, 4 to 8 (agent 1: 15). 3: 11 on agent 0, 13.5 on agent 1: agent 0.
    const parts = { needs: [[], [0], [], []], seconds: [4, 4, 6, 3], speeds: [1, 1.5] }
    expect(assign(parts)).toEqual([0, 0, 1, 0])
  })

  test('a task waits for its needs in the plan: the agent who is free later may finish it as early', () => {
    // 0 (5) → 1 (1); 2 (3), 3 (1). Ranks 6, 1, 3, 1. 0: agent 0, to 5. 2: agent 1, to 3. 1: ready at 5: agent 0, to 6
    // (the first of equals, agent 1 would end at 6 too). 3: agent 1, 3 to 4.
    const parts = { needs: [[], [0], [], []], seconds: [5, 1, 3, 1], speeds: [1, 1] }
    expect(assign(parts)).toEqual([0, 0, 1, 1])
  })

  test('on independent tasks and equal agents it is longest first', () => {
    const cases = fc.record({
      seconds: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 7 }),
      size: fc.integer({ min: 1, max: 3 }),
    })
    fc.assert(
      fc.property(cases, ({ seconds, size }) => {
        const parts = { needs: seconds.map(() => []), seconds, speeds: Array(size).fill(1) }
        expect(assign(parts)).toEqual([...longestFirst.assign(inputOf(parts))])
        const bound = (4 / 3 - 1 / (3 * size)) * optimum(parts)
        expect(busiest(parts, assign(parts))).toBeLessThanOrEqual(bound + 1e-9)
      }),
    )
  })

  test('every task goes to the agent who ends it earliest, and the plan lies between the optimum and one agent alone', () => {
    fc.assert(
      fc.property(graphs(6, 1), fc.integer({ min: 1, max: 3 }), ({ needs, weights }, size) => {
        const parts = { needs, seconds: weights, speeds: Array(size).fill(1) }
        const makespan = replay(parts)
        expect(makespan).toBeGreaterThanOrEqual(shortest(needs, weights, size))
        expect(makespan).toBeLessThanOrEqual(weights.reduce((sum, weight) => sum + weight))
      }),
    )
  })
})

/** Plays the plan of equal agents again in order of ranks, and looks at every choice. Its makespan. */
function replay(parts: Parts): number {
  const { needs, seconds, speeds } = parts
  const wayToEnd = (task: number): number =>
    seconds[task]! + Math.max(0, ...needs.flatMap((list, other) => (list.includes(task) ? [wayToEnd(other)] : [])))
  const input = inputOf(parts)
  const owner = heft.assign(input)
  const ends: number[] = []
  const free = speeds.map(() => 0)
  for (const task of input.topologicalOrder.toSorted((a, b) => wayToEnd(b) - wayToEnd(a))) {
    const ready = Math.max(0, ...needs[task]!.map((need) => ends[need]!))
    const end = Math.max(ready, free[owner[task]!]!) + seconds[task]!
    expect(end).toBe(Math.max(ready, Math.min(...free)) + seconds[task]!)
    ends[task] = free[owner[task]!] = end
  }
  return Math.max(...free)
}
