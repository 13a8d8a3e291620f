import { expect, test } from 'vitest'
import { free, scenarioOf } from '../../../test/support/scenario.ts'
import { inlineRunner } from '../runners/inline.ts'
import { designsOf, type PlanGoal } from './index.ts'
import { Search } from './search.ts'

const goal: PlanGoal = {
  minimize: 'makespan',
  valueOfTimePerHour: 60,
  deadlineSeconds: null,
  budgetDollars: null,
  confidence: 0.95,
  tolerance: 0,
  indifference: 0.02,
}

test('a candidate that is named twice is simulated once, and nobody beyond the most allowed', async () => {
  const scenario = scenarioOf({ tasks: free('ab', 1), agents: [{}], size: 2, pacing: { kind: 'async' } })
  const designs = designsOf([{ settings: {}, scenario }], [1, 2])
  const runner = inlineRunner({ scenarios: designs.map((design) => design.scenario), seed: 1 })
  const search = new Search(designs, goal, 50, { runner })
  const [one, two] = search.candidates
  await search.replicate([one!, two!, one!], 40)
  expect([one!.replications, two!.replications, search.runs]).toEqual([40, 40, 80])
  await search.replicate([one!, one!], 99)
  expect([one!.replications, two!.replications]).toEqual([50, 40])
})
