import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { graphs } from '../../theory/testing/graphs.ts'
import { type AssignmentInput, assignments } from './index.ts'
import { inputOf } from './testing/input.ts'

const inputs = graphs(12, 1).chain(({ needs, weights }) =>
  fc.record({
    needs: fc.constant(needs),
    seconds: fc.constant(weights),
    speeds: fc.array(fc.constantFrom(1, 2, 3.5), { minLength: 1, maxLength: 5 }),
  }),
)

describe.each(assignments)('$kind', (assignment) => {
  test('gives every task to one agent of the team', () => {
    fc.assert(
      fc.property(inputs, (parts) => {
        const owner = assignment.assign(inputOf(parts))
        expect(owner).toHaveLength(parts.needs.length)
        for (const agent of owner) {
          expect(agent).toBeGreaterThanOrEqual(0)
          expect(agent).toBeLessThan(parts.speeds.length)
        }
      }),
    )
  })

  test('gives the same tasks to the same agents again, and leaves its input as it was', () => {
    fc.assert(
      fc.property(inputs, (parts) => {
        const input = inputOf(parts)
        const before = JSON.stringify([input.needs, input.topologicalOrder])
        expect(assignment.assign(input)).toEqual(assignment.assign(inputOf(parts)))
        expect(JSON.stringify([input.needs, input.topologicalOrder])).toBe(before)
      }),
    )
  })

  test('gives everything to a team of one', () => {
    const input: AssignmentInput = inputOf({ needs: [[], [0], [], [1, 2]], seconds: [3, 1, 2, 5], speeds: [2] })
    expect([...assignment.assign(input)]).toEqual([0, 0, 0, 0])
  })
})

test('kinds are unique and every one says what it does', () => {
  expect(new Set(assignments.map(({ kind }) => kind)).size).toBe(assignments.length)
  for (const { summary } of assignments) expect(summary.length).toBeGreaterThan(10)
})
