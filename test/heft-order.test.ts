import { expect, test } from 'vitest'
import { simulate } from './support/scenario.ts'

test('agents take up their tasks in the order that HEFT planned', () => {
  const needs = [[], [], [], [], [], [], [], [0, 3], [1, 7], [], [2, 9], [10]]
  const seconds = [3, 3, 5, 5, 3, 3, 4, 5, 7, 2, 4, 7]
  const tasks = seconds.map((outputTokens, task) => {
    return { id: `t${task}`, outputTokens, needs: needs[task]!.map((need) => `t${need}`) }
  })
  const ideal = { latency: { secondsPerOutputToken: 1 } }
  const coordination = { kind: 'preassigned', assignment: 'heft' }
  const run = simulate({ tasks, agents: [ideal, ideal, ideal], coordination, pacing: { kind: 'async' } })
  // By hand: the plan ends at 18; in the order of the list the same agents need 29.
  expect(run.makespanUs).toBe(18e6)
})
