import fc from 'fast-check'
import { expect, test } from 'vitest'
import { taskSeconds } from '../src/metrics/index.ts'
import { policyKinds } from '../src/policy/index.ts'
import { loadScenario, type Scenario } from '../src/scenario/index.ts'
import { CATEGORY, EVENT, type Run, Team } from '../src/team/index.ts'
import { criticalPath } from '../src/theory/index.ts'

/** A scenario as a file would say it; `seed` draws the graph. */
interface Draft {
  taskCount: number
  density: number
  sharedFiles: boolean
  size: number
  graphSeed: number
  blocks: object
  profile: object
  limits: object
}

const probability = fc.double({ min: 0, max: 1, noNaN: true })
const rarely = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: probability })
const cost = fc.oneof(
  fc.constant(0),
  fc.double({ min: 0, max: 5, noNaN: true }),
  fc.double({ min: 0.01, max: 5, noNaN: true }).map((mean) => ({ exponential: { mean } })),
)
const batch = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constant({ uniform: { min: 1, max: 9 } }))

const blocks = fc.record({
  coordination: fc.oneof(
    fc.constant({ kind: 'decentralized' }),
    fc
      .constantFrom('chainRoundRobin', 'roundRobin', 'longestFirst', 'heft', 'random')
      .map((assignment) => ({ kind: 'preassigned', assignment })),
  ),
  communication: fc.constantFrom({ kind: 'none' }, { kind: 'broadcast', messageTokens: 30 }),
  pacing: fc.constantFrom({ kind: 'rounds' }, { kind: 'async' }),
  verification: fc.oneof(
    fc.constant({ kind: 'none' }),
    fc.record({
      kind: fc.constant('ownTests'),
      seconds: cost,
      runner: fc.constantFrom('own', 'shared'),
      gate: fc.boolean(),
    }),
  ),
  board: fc.record({ enforceNeeds: fc.boolean() }),
  context: fc.constantFrom(
    {},
    { systemTokens: 900, boardTokensPerTask: 21.5, historyMessages: 3, testOutputTokens: 90, cache: 'prefix' },
  ),
})

const profile = fc.record({
  latency: fc.record({
    timeToFirstTokenSeconds: cost,
    secondsPerOutputToken: fc.constantFrom(0, 0.01, 0.3),
    secondsPerInputToken: fc.constantFrom(0, 0.0001),
    noise: fc.constantFrom(1, { lognormal: { mean: 1, cv: 0.5 } }, { pareto: { shape: 1.5, min: 0.3 } }),
  }),
  tokens: fc.record({
    outputTokensMax: fc.integer({ min: 50, max: 5000 }),
    truncation: fc.constantFrom('continued', 'lost'),
    overheadTokens: fc.constantFrom(0, 40, { poisson: { mean: 30 } }),
    idleTokens: fc.constantFrom(0, 20),
    verbosity: fc.constantFrom(1, 0.6, 1.7),
    rewriteShare: fc.constantFrom(1, 0.5),
  }),
  behaviour: fc.record({
    order: fc.constantFrom('listed', 'shuffled'),
    batchTasks: batch,
    lookAhead: rarely,
    claimAhead: rarely,
    rewrite: rarely,
    fixAfterFailure: rarely,
    markDone: fc.double({ min: 0.05, max: 1, noNaN: true }),
    abandon: rarely,
    test: probability,
    silent: rarely,
    strayPath: rarely,
    insist: rarely,
    claimsFirst: fc.boolean(),
    batchTokens: fc.constantFrom(1e6, 200, { lognormal: { mean: 300, cv: 1 } }),
  }),
  quality: fc.record({ errorRate: rarely, aheadErrorRate: probability, detection: probability }),
})

const limits = fc.record({
  rounds: fc.integer({ min: 1, max: 60 }),
  turns: fc.integer({ min: 1, max: 400 }),
  hours: fc.constantFrom(168, 1, 0.01),
  tokens: fc.constantFrom(1e9, 20_000),
})

const drafts: fc.Arbitrary<Draft> = fc.record({
  taskCount: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 30 }) }, fc.integer({ min: 31, max: 200 })),
  density: probability,
  sharedFiles: fc.boolean(),
  size: fc.integer({ min: 1, max: 8 }),
  graphSeed: fc.integer({ min: 1, max: 1e6 }),
  blocks,
  profile,
  limits,
})

/** A small multiplicative generator: the graph of a draft must not depend on anything else. */
function numbers(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48271) % 2147483647) / 2147483647
}

function scenarioOf({ taskCount, density, sharedFiles, size, graphSeed, blocks, profile, limits }: Draft): Scenario {
  const random = numbers(graphSeed)
  const tasks = Array.from({ length: taskCount }, (_, task) => {
    const needs = new Set<string>()
    for (let tries = 0; tries < 3 * density && task > 0; tries++) needs.add(`t${Math.floor(random() * task)}`)
    const files = Array.from({ length: Math.floor(random() * 3) }, (_, file) =>
      sharedFiles ? `f${Math.floor(random() * 5)}` : `f${task}-${file}`,
    )
    const outputTokens = random() < 0.5 ? Math.floor(random() * 400) : { lognormal: { mean: 200, cv: 0.5 } }
    return { id: `t${task}`, needs: [...needs], files: [...new Set(files)], outputTokens }
  })
  const file = {
    version: 1,
    name: 'random',
    tasks,
    agents: { a: { name: 'a', ...profile } },
    team: { size },
    ...blocks,
    limits,
  }
  const read = () => JSON.stringify(file)
  return loadScenario('random.json', { read, kinds: policyKinds }).scenario
}

/** For each agent the ledger's rows tile [0, makespan]: no gap, no overlap, no microsecond twice. */
function expectTiled({ log: { ledger }, model, makespanUs }: Run): void {
  const rows = Array.from({ length: model.size }, (): [number, number][] => [])
  for (let row = 0; row < ledger.length; row++)
    rows[ledger.agent[row]!]!.push([ledger.startUs[row]!, ledger.endUs[row]!])
  for (const own of rows) {
    let at = 0
    for (const [start, end] of own.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      if (start !== at || end < start)
        throw new Error(`agent's ledger: expected a row from ${at}, got ${start} to ${end}`)
      at = end
    }
    if (at !== makespanUs) throw new Error(`agent's ledger: ends at ${at}, the run at ${makespanUs}`)
  }
}

/** Where needs are enforced nobody spends a microsecond on a task before its needs are done. */
function expectCausal({ log: { ledger, events, turns }, model }: Run): void {
  const doneUs = new Float64Array(model.taskCount).fill(Number.POSITIVE_INFINITY)
  for (let row = 0; row < events.length; row++) {
    const task = events.subject[row]!
    if (events.kind[row] === EVENT.complete) doneUs[task] = Math.min(doneUs[task]!, events.timeUs[row]!)
  }
  for (let row = 0; row < ledger.length; row++) {
    const task = ledger.task[row]!
    if (task === -1) continue
    for (const need of model.needs[task]!) {
      const snapshotUs = turns.snapshotUs[ledger.turn[row]!]!
      if (doneUs[need]! > snapshotUs) throw new Error(`${model.ids[task]} was begun before ${model.ids[need]} was done`)
    }
  }
}

const BUSY = ['work', 'rework', 'duplicate', 'verify', 'overhead', 'coordinate'] as const

function busyUs({ log: { ledger } }: Run): number {
  const busy = new Set(BUSY.map((name) => CATEGORY[name]))
  let us = 0
  for (let row = 0; row < ledger.length; row++)
    if (busy.has(ledger.category[row]!)) us += ledger.endUs[row]! - ledger.startUs[row]!
  return us
}

test('1,000 random scenarios: the ledger tiles the time exactly, nothing hangs, throws or breaks causality', () => {
  const outcomes = new Map<string, number>()
  fc.assert(
    fc.property(drafts, (draft) => {
      const scenario = scenarioOf(draft)
      const run = new Team(scenario).run(scenario.seed, 0)
      outcomes.set(run.outcome, (outcomes.get(run.outcome) ?? 0) + 1)
      expectTiled(run)
      expect(run.log.turns.length).toBeLessThanOrEqual(scenario.limits.turns)
      if (run.outcome === 'turnLimit') expect(run.log.turns.length).toBe(scenario.limits.turns)
      expect(busyUs(run)).toBeLessThanOrEqual(run.model.size * run.makespanUs)
      // A limit may still cut the round or the test run in which the last task was marked done.
      if (run.outcome === 'completed') expect(run.tasksDone).toBe(run.model.taskCount)
      else expect(run.tasksDone < run.model.taskCount || run.outcome.endsWith('Limit')).toBe(true)
      if (!scenario.board.enforceNeeds) return
      expectCausal(run)
      if (run.outcome !== 'completed') return
      const span = criticalPath(run.model.needs, taskSeconds(run)).length
      expect(run.makespanUs / 1e6).toBeGreaterThanOrEqual(span - 1e-9)
    }),
    { numRuns: 1000, seed: 20260301 },
  )
  // The draw is wide enough to mean something.
  for (const outcome of ['completed', 'roundLimit', 'turnLimit', 'tokenLimit', 'timeLimit'])
    expect(outcomes.get(outcome)).toBeGreaterThan(5)
})

test('a run is a pure function of scenario, seed and replication, whatever ran before', () => {
  fc.assert(
    fc.property(drafts, (draft) => {
      const scenario = scenarioOf(draft)
      const text = (team: Team, replication: number) => {
        const { log, makespanUs } = team.run(scenario.seed, replication)
        const { ledger, events } = log
        return JSON.stringify([
          makespanUs,
          Array.from(ledger.endUs.subarray(0, ledger.length)),
          Array.from(events.subject.subarray(0, events.length)),
        ])
      }
      const fresh = text(new Team(scenario), 1)
      const used = new Team(scenario)
      used.run(scenario.seed, 0)
      expect(text(used, 1)).toBe(fresh)
    }),
    { numRuns: 100, seed: 7 },
  )
})
