import { describe, expect, test } from 'vitest'
import { designsInOrder, designsOf, type PlanGoal, type PlanResult, plan, usualGoal } from '../src/experiment/index.ts'
import { inlineRunner } from '../src/experiment/runners/inline.ts'
import { policyKinds } from '../src/policy/index.ts'
import { planWords } from '../src/report/index.ts'
import { loadScenario } from '../src/scenario/index.ts'

/** A coding agent whose tests take a minute and gate its work; it errs now and then, and reads take time and money. */
const coder = {
  name: 'coder',
  latency: {
    timeToFirstTokenSeconds: 1.3,
    secondsPerOutputToken: 0.0087,
    secondsPerInputToken: 0.00005,
    noise: { lognormal: { mean: 1, cv: 0.2 } },
  },
  tokens: { outputTokensMax: 32000 },
  quality: { errorRate: 0.15, detection: 0.8 },
  prices: {
    inputPerMillion: 3,
    cachedInputPerMillion: 0.3,
    outputPerMillion: 15,
    asOf: '2026-11-01',
    source: 'a list',
  },
}
/** The same without chance. */
const exact = { ...coder, latency: { ...coder.latency, noise: 1 }, quality: {} }

const MOST = 8
const upToMost = Array.from({ length: MOST }, (_, index) => index + 1)
const total = usualGoal

interface TaskPart {
  readonly id: string
  readonly needs?: readonly string[]
  readonly files: readonly string[]
  readonly outputTokens: unknown
}

/** What is advised for some tasks: teams of up to eight, preassigned in two ways or decentralized. */
async function adviceOn(tasks: readonly TaskPart[], agent: object, goal: PlanGoal = total): Promise<PlanResult> {
  const file = {
    version: 1,
    name: 'work',
    tasks,
    agents: { coder: agent },
    team: { size: MOST },
    pacing: 'async',
    verification: { kind: 'ownTests', seconds: 60, gate: true },
    context: { systemTokens: 8000, boardTokensPerTask: 25, historyMessages: 8, testOutputTokens: 800, cache: 'prefix' },
    limits: { hours: 100 },
  }
  const ways = [
    { 'coordination.kind': 'preassigned', 'coordination.assignment': 'roundRobin' },
    { 'coordination.kind': 'preassigned', 'coordination.assignment': 'heft' },
    { 'coordination.kind': 'decentralized' },
  ]
  const variants = ways.map((settings) => {
    const set = Object.entries(settings).map(([path, value]) => `${path}=${value}`)
    const { scenario } = loadScenario('work.json', { read: () => JSON.stringify(file), kinds: policyKinds, set })
    return { settings, scenario }
  })
  const designs = designsOf(variants, upToMost)
  const inOrder = designsInOrder(variants, upToMost)
  const runner = inlineRunner({ scenarios: [...designs, ...inOrder].map(({ scenario }) => scenario), seed: 1 })
  return await plan({ scenario: 'work', seed: 1, designs, inOrder, goal, replicationsMax: 500 }, '0', { runner })
}

const sizeOf = ({ designs, recommended }: PlanResult) => designs[recommended!]!.size
const words = (result: PlanResult) => planWords(result).join('\n')
const noisy = (mean: number, cv: number) => ({ lognormal: { mean, cv } })

describe('a pure chain', () => {
  const steps = [20, 24, 16, 28, 20, 20].map((thousands, at) => ({
    id: `step-${at}`,
    needs: at === 0 ? [] : [`step-${at - 1}`],
    files: [`src/step${at}.ts`],
    outputTokens: noisy(1000 * thousands, 0.7),
  }))

  test('is for one agent, where time is worth 60 dollars an hour', async () => {
    const result = await adviceOn(steps, coder)
    expect(sizeOf(result)).toBe(1)
    const { metrics } = result.designs[result.recommended!]!
    expect(metrics.total!.mean).toBeCloseTo(metrics.cost!.mean! + metrics.makespan!.mean! / 60, 6)
  })

  test('has no bound that a design of the same table breaks', async () => {
    const result = await adviceOn(steps, coder)
    const [low] = result.longestChain.ci95!
    const faster = result.designs.filter(({ metrics }) => metrics.makespan!.ci95![1] < low).length
    const told = faster === 0 ? 'is faster by more than chance' : `${faster} of the designs are faster on average`
    expect(words(result)).toContain(told)
    expect(words(result)).not.toMatch(/no team can|at best/)
  })

  test('who wants the fastest team at any price is given it', async () => {
    const fastest = await adviceOn(steps, coder, { ...total, minimize: 'makespan', tolerance: 0 })
    expect(sizeOf(fastest)).toBeGreaterThan(1)
  })
})

describe('a chain without noise and errors', () => {
  const steps = [...'abcde'].map((id, at) => ({
    id,
    needs: at === 0 ? [] : ['abcde'[at - 1]!],
    files: [`${id}.ts`],
    outputTokens: 10_000,
  }))

  test('is for one agent, and a team that is cheaper is said to be so by its short contexts alone', async () => {
    const result = await adviceOn(steps, exact)
    expect(sizeOf(result)).toBe(1)
    const [gain] = result.contextGains
    expect(result.designs[gain!.design]!.size).toBe(5)
    expect(gain!.inputTokens).toBeLessThan(gain!.inputTokensAlone)
    const text = words(result)
    expect(text).toContain('only because each reads a shorter context')
    expect(text.indexOf('only because each reads')).toBeLessThan(text.indexOf('Take one agent'))
  })
})

describe('fourteen tasks that need nothing of each other', () => {
  const tasks = (path: (at: number) => string) =>
    Array.from({ length: 14 }, (_, at) => ({ id: `t${at}`, files: [path(at)], outputTokens: noisy(6000, 0.5) }))

  test('in one file: first what that means, and beside the team what to do if they are done in turn', async () => {
    const result = await adviceOn(
      tasks(() => 'src/core.ts'),
      coder,
    )
    const { filesInCommon } = result
    expect(filesInCommon).toMatchObject({ files: [{ path: 'src/core.ts', tasks: 14 }], tasks: 14 })
    expect(filesInCommon!.oneAfterTheOther).toMatchObject({ size: 1 })
    const [first, ...others] = planWords(result)
    expect(first).toMatch(/^Beware: 14 of 14 tasks write files that other tasks may be writing .*src\/core\.ts by 14/)
    const text = others.join('\n')
    expect(text).toMatch(
      /Take 7 agents \(all coder\), preassigned \(\w+\), if sharing files costs nothing( and if nobody has to read what others did)?\./,
    )
    expect(text).toMatch(
      /one after the other, take one agent \(coder\), preassigned instead, the best that shares out work in this way: [\d.]+ min and \$[\d.]+ on/,
    )
  })

  test('in files of their own: the same team, and nothing to beware of files', async () => {
    const result = await adviceOn(
      tasks((at) => `src/f${at}.ts`),
      coder,
    )
    expect(sizeOf(result)).toBe(7) // two tasks each
    expect(result.filesInCommon).toBeNull()
    expect(words(result)).not.toMatch(/files that other tasks|costs nothing/)
  })
})
