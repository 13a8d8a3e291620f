import { beforeAll, expect, test } from 'vitest'
import type { PlanDesign, PlanResult, RunnerUp, SizeStep, TurningPoint } from '../experiment/index.ts'
import { policyKinds } from '../policy/index.ts'
import { betterWords, lossWords, planWords, runnerUpWords, sizesWords, spreadWords, whyWords } from './planWords.ts'
import { planOf } from './testing/plan.ts'

let plan: PlanResult
beforeAll(async () => {
  ;({ plan } = await planOf(policyKinds, { goal: { deadlineSeconds: 3600, budgetDollars: 5 } }))
})

const withRunnerUp = (runnerUp: Partial<RunnerUp>): PlanResult => ({
  ...plan,
  runnerUp: { design: 0, difference: 12, ci95: [10, 14], pValue: 0.001, ...runnerUp },
})

test('a runner-up is slower or faster, really or by chance; its interval is seen from the same side', () => {
  const words = (runnerUp: Partial<RunnerUp>) => runnerUpWords(withRunnerUp(runnerUp))!.split(': ')[1]
  expect(words({})).toBe('12 s slower on average (95 % interval 10 s to 14 s), a real difference.')
  expect(words({ difference: -12, ci95: [-26, 2], pValue: 0.3 })).toBe(
    '12 s faster on average (95 % interval −2 s to 26 s), which may be chance.',
  )
  expect(words({ difference: 0, ci95: [0, 0], pValue: null })).toBe('just as good in every run.')
  expect(words({ ci95: null, pValue: null })).toBe('12 s slower on average, which may be chance.')
  const cheapest: PlanResult = {
    ...withRunnerUp({ difference: 0.5, ci95: [0.25, 0.75] }),
    goal: { ...plan.goal, minimize: 'cost' },
  }
  expect(runnerUpWords(cheapest)).toContain('$0.50 dearer on average (95 % interval $0.25 to $0.75)')
  expect(runnerUpWords({ ...plan, runnerUp: null })).toContain(
    'no other design completes within 60 min and $5.00 often enough',
  )
  expect(runnerUpWords({ ...plan, runnerUp: null, designs: plan.designs.slice(0, 1) })).toContain(
    'no other design was looked at',
  )
})

test('a design that is no worse in either makespan or cost is named, and only such a one', () => {
  const design = (index: number, makespan: number, cost: number): PlanDesign => {
    const { metrics, ...rest } = plan.designs[0]!
    const mean = (metric: 'makespan' | 'cost', value: number) => ({ [metric]: { ...metrics[metric]!, mean: value } })
    return { ...rest, index, size: index + 1, metrics: { ...metrics, ...mean('makespan', makespan), ...mean('cost', cost) } } // biome-ignore format: short
  }
  const designs = [design(0, 100, 2), design(1, 90, 3), design(2, 100, 1.5), design(3, 95, 1)]
  const words = (front: number[], recommended: number | null = 0) =>
    betterWords({ ...plan, designs, recommended, front })
  expect(words([1, 2, 3])).toMatch(
    /no worse in either makespan or cost: 4 agents \(all quick\), .*, 95 s and \$1\.00 on average\.$/,
  )
  expect(words([1])).toBeNull()
  expect(words([0])).toBeNull()
  expect(words([3], null)).toBeNull()
})

test('where more agents stop helping', () => {
  const step = (size: number): SizeStep => ({ size, design: 0, excess: null, p: 1 })
  const words = (best: number, hurtsFrom: number | null, largest = 8) => {
    const turningPoint: TurningPoint = { best, hurtsFrom, steps: [step(1), step(largest)] }
    return sizesWords({ ...plan, turningPoint })
  }
  expect(words(8, null)).toBe('With all else equal, 8 agents are the fastest, the largest team looked at.')
  expect(words(1, null)).toBe('With all else equal, one agent is the fastest; larger teams make no real difference.')
  expect(words(4, 6)).toBe(
    'With all else equal, 4 agents are the fastest; teams of 6 to 8 are slower, and not by chance.',
  )
  expect(words(4, 8)).toBe('With all else equal, 4 agents are the fastest; a team of 8 is slower, and not by chance.')
  expect(sizesWords({ ...plan, turningPoint: { best: 1, hurtsFrom: null, steps: [step(1)] } })).toBeNull()
})

test('an answer that is not settled says so', () => {
  expect(whyWords({ ...plan, settled: true })).toContain(
    'with a probability of at least 90 %, up to differences of 2 %.',
  )
  expect(whyWords({ ...plan, settled: false })).toContain('--max-replications')
  expect(whyWords({ ...plan, recommended: null, nearest: 0 })).toBeNull()
})

test('the biggest loss: what was tried, or what is left at best', () => {
  const loss = {
    category: 'dependencyWait',
    speedup: 1.25,
    advice: 'split tasks',
    makespanAtBest: 90,
    trial: null,
  } as const
  const words = (trial: object | null) => lossWords({ ...plan, losses: [{ ...loss, trial: trial as never }] })
  expect(words(null)).toMatch(
    /^The biggest loss \(dependency wait\) takes 1.25 of an ideal speedup of \d\. What would help: split tasks\./,
  )
  expect(words(null)).toContain('Without any of it, the work would take 90 s at best instead of')
  expect(words({ words: 'nobody erred', makespan: 100, ci95: null })).toContain(
    'If nobody erred, the work would take 100 s instead of',
  )
  const { mean } = plan.designs[plan.recommended!]!.metrics.makespan!
  expect(words({ words: 'nobody erred', makespan: mean, ci95: null })).toContain(
    'If nobody erred, the work would still take',
  )
  expect(lossWords({ ...plan, losses: [] })).toBeNull()
})

test('quantiles rise', () => {
  const numbers = [...spreadWords(plan)!.matchAll(/([\d.]+)(?: s| min)? \(P/g)].map(([, value]) => Number(value))
  expect(numbers).toHaveLength(6)
  expect([numbers.slice(0, 3), numbers.slice(3)].map((three) => [...three].sort((a, b) => a - b))).toEqual([
    numbers.slice(0, 3),
    numbers.slice(3),
  ])
})

test('the answer comes first, and topics that have nothing to say are left out', () => {
  expect(planWords(plan)[0]).toMatch(
    /^Take .*\. It is expected to take .* of its runs completed within 60 min and \$5\.00/,
  )
  const bare = planWords({ ...plan, recommended: null, nearest: 0, turningPoint: null, losses: [], longestChain: [] })
  expect(bare).toHaveLength(1)
  expect(bare[0]).toMatch(
    /^None of the 6 designs completes within 60 min and \$5.00 in 90 % of its runs\. The nearest is /,
  )
})
