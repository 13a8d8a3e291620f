import { expect, test } from 'vitest'
import { designsOf, usualGoal } from '../experiment/plan/index.ts'
import { policyKinds } from '../policy/index.ts'
import { readTextFile } from '../scenario/files.ts'
import { loadScenario } from '../scenario/index.ts'
import { planAccuracyOf } from './planAccuracy.ts'

const goal = { ...usualGoal, confidence: 0.9 }

/** One to four agents of a model on a graph of the paper, preassigned. */
const designs = (graph: string, model: string) => {
  const set = [`team.members=[${model}]`, 'coordination.kind=preassigned', 'team.size=4']
  const { scenario } = loadScenario(`scenarios/paper/${graph}.yaml`, { read: readTextFile, kinds: policyKinds, set })
  return designsOf([{ settings: {}, scenario }], [1, 2, 3, 4])
}

// docs/intervals.md has more designs and more searches.
test('a plan is right at least as often as it claims, where makespans have a long tail', async () => {
  const trial = { searches: 20, replicationsMax: 1000, truthRuns: 1000, seed: 1 }
  const found = await planAccuracyOf(designs('mathutilities20-p02', 'sonnet'), goal, trial)
  expect(found.settled).toBeGreaterThan(0)
  expect(found.settledRight / found.settled).toBeGreaterThanOrEqual(0.9)
})

test('with two runs of each design it may well be wrong, which shows that wrong choices are seen', async () => {
  const trial = { searches: 20, replicationsMax: 2, truthRuns: 1000, seed: 1 }
  const found = await planAccuracyOf(designs('mathutilities20-p02', 'sonnet'), { ...goal, tolerance: 0 }, trial)
  expect(found.right).toBeLessThan(20)
})
