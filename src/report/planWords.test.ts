import { beforeAll, expect, test } from 'vitest'
import type { PlanDesign, PlanResult, RunnerUp, SizeStep, TurningPoint } from '../experiment/index.ts'
import { policyKinds } from '../policy/index.ts'
import { outcomes } from '../team/index.ts'
import {
  activeWords,
  betterWords,
  chainWords,
  endWords,
  lossWords,
  planWords,
  promiseWords,
  runnerUpWords,
  sizesWords,
  spreadWords,
  whyWords,
} from './planWords.ts'
import { planOf } from './testing/plan.ts'

let plan: PlanResult
beforeAll(async () => {
  ;({ plan } = await planOf(policyKinds, { goal: { deadlineSeconds: 3600, budgetDollars: 5 } }))
})

const withRunnerUp = (runnerUp: Partial<RunnerUp>): PlanResult => ({
  ...plan,
  runnerUp: { design: 0, difference: 12, ci95: [10, 14], pairs: 64, pValue: 0.001, ...runnerUp },
})

test('a runner-up is slower or faster, really or by chance; its interval is seen from the same side', () => {
  const words = (runnerUp: Partial<RunnerUp>) => runnerUpWords(withRunnerUp(runnerUp))!.split(': ')[1]
  expect(words({})).toBe('12 s slower on average (95 % interval 10 s to 14 s), a real difference.')
  expect(words({ difference: -12, ci95: [-26, 2], pValue: 0.3 })).toBe(
    '12 s faster on average (95 % interval −2 s to 26 s), which may be chance.',
  )
  expect(words({ difference: 0, ci95: [0, 0], pValue: null })).toBe(
    'no difference on average over the 64 runs that both have.',
  )
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

test('a faster runner-up that takes a larger team is so within what is allowed for a smaller one', () => {
  const designs = plan.designs.map((design, index) => ({ ...design, size: index + 1 }))
  const words = (more: Partial<PlanResult>) =>
    runnerUpWords({
      ...withRunnerUp({ design: 2, difference: -12, ci95: [-14, -10] }),
      designs,
      recommended: 1,
      ...more,
    })
  expect(words({})).toMatch(/a real difference, but it takes a larger team, and 5 % are allowed for a smaller one\.$/)
  expect(words({ recommended: 2 })).toMatch(/a real difference\.$/)
  expect(words({ goal: { ...plan.goal, minimize: 'makespan' } })).toMatch(/a real difference\.$/)
})

test('a design that is as fast and cheaper is named with how much, and only such a one', () => {
  const design = (index: number, makespan: number, cost: number): PlanDesign => {
    const { metrics, ...rest } = plan.designs[0]!
    const mean = (metric: 'makespan' | 'cost', value: number) => ({ [metric]: { ...metrics[metric]!, mean: value } })
    return { ...rest, index, size: index + 1, metrics: { ...metrics, ...mean('makespan', makespan), ...mean('cost', cost) } } // biome-ignore format: short
  }
  const designs = [design(0, 100, 2), design(1, 90, 3), design(2, 100, 1.5), design(3, 95, 1)]
  const words = (front: number[], recommended: number | null = 0) =>
    betterWords({ ...plan, designs, recommended, front })
  expect(words([1, 2, 3])).toMatch(
    /another one is 5 % faster and 50 % cheaper: 4 agents \(all quick\), .*, 95 s and \$1\.00 on average\.$/,
  )
  expect(words([1, 2])).toContain('another one is as fast and 25 % cheaper: 3 agents')
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

test('an answer that is not settled says how many are undecided', () => {
  const open = (count: number) => ({
    ...plan,
    designs: plan.designs.map((design, index) => ({ ...design, undecided: index < count })),
  })
  expect(whyWords(open(0))).toContain('with a probability of at least 90 %, up to differences of 2 %.')
  expect(whyWords(open(2))).toMatch(/ran out with 2 of them undecided, .* more replications \(--max-replications\)/)
  expect(whyWords({ ...plan, recommended: null, nearest: 0 })).toBeNull()
})

test('runs that did not complete: how they ended, and by which limit', () => {
  const ended = (outcomes: Record<string, number>) =>
    endWords({ ...plan, designs: plan.designs.map((design) => ({ ...design, replications: 64, outcomes })) })
  expect(ended({ completed: 64 })).toBeNull()
  expect(ended({ completed: 50, roundLimit: 12, livelock: 2 })).toBe(
    'Of its 64 runs 12 ended at the limit of rounds (limits.rounds), 2 could never have ended (livelock).',
  )
  // Every way to end has words.
  for (const outcome of outcomes.slice(1)) expect(ended({ [outcome]: 64 })).not.toContain(`64 ${outcome}`)
})

test('agents who change nothing are told of', () => {
  const [design] = plan.designs
  const active = (mean: number) =>
    activeWords({ ...design!, size: 4, metrics: { activeAgents: { ...design!.metrics.activeAgents!, mean } } })
  expect(active(4)).toBeNull()
  expect(active(2.54)).toBe('On average 2.5 of the 4 change anything.')
})

test('what could be promised instead of what nothing keeps', () => {
  const words = (promises: PlanResult['promises']) => promiseWords({ ...plan, recommended: null, nearest: 0, promises })
  expect(promiseWords(plan)).toBeNull()
  expect(words({ deadline: null, budget: null })).toBeNull()
  expect(words({ deadline: { limit: 240, design: 0 }, budget: null })).toMatch(
    /^A deadline of 4 min could be promised: 90 % of the runs of one agent \(quick\), .* keep it within \$5\.00\.$/,
  )
  expect(words({ deadline: null, budget: { limit: 7.5, design: 0 } })).toMatch(
    /^A budget of \$7\.50 could be promised: .* keep it within 60 min\.$/,
  )
})

test('what the longest chain takes, and whether the deadline is longer', () => {
  const words = (seconds: number | null) =>
    chainWords({ ...plan, longestChain: { tasks: ['a', 'b'], seconds, ci95: null } })
  expect(words(null)).toBe('The longest chain of tasks is a → b.')
  const fastest = Math.min(...plan.designs.map(({ metrics }) => metrics.makespan!.mean!))
  expect(words(0.9 * fastest)).toContain('on average: no design that was looked at is faster by more than chance')
  expect(words(600)).toContain(
    `it takes 10 min on average: ${plan.designs.length} of the designs are faster on average`,
  )
  expect(words(7200)).toContain('it takes 120 min on average, which is more than the deadline: ')
})

test('the biggest loss: what was tried, or what is left at best', () => {
  const loss = {
    category: 'dependencyWait',
    speedup: 1.25,
    advice: 'split tasks',
    makespanAtBest: 90,
    limitedByChain: false,
    trial: null,
  } as const
  const words = (trial: object | null) => lossWords({ ...plan, losses: [{ ...loss, trial: trial as never }] })
  expect(words(null)).toMatch(
    /^The biggest loss \(dependency wait\) takes 1.25 of an ideal speedup of \d\. What would help: split tasks\./,
  )
  expect(words(null)).toContain('all else as it is, the work would take about 90 s instead of')
  expect(lossWords({ ...plan, losses: [{ ...loss, category: 'idle', limitedByChain: true }] })).toContain(
    'Without any of it, the work would take about 90 s instead of 3.71 min: what limits is the longest chain of tasks',
  )
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
  const bare = planWords({
    ...plan,
    recommended: null,
    nearest: 0,
    turningPoint: null,
    losses: [],
    longestChain: { tasks: [], seconds: null, ci95: null },
  })
  expect(bare).toHaveLength(1)
  expect(bare[0]).toMatch(
    /^None of the 6 designs completes within 60 min and \$5.00 in 90 % of its runs\. The nearest is /,
  )
})
