import { describe, expect, test } from 'vitest'
import { rowOf } from '../src/experiment/index.ts'
import type { Scenario } from '../src/scenario/index.ts'
import { idleValues, type Run, Team } from '../src/team/index.ts'
import { type Parts, type ProfilePart, scenarioOf, task } from './support/scenario.ts'

// What is said to change nothing is changed, and the whole record of many runs must stay as it is; what is not said to must
// change something. Scenarios are small and wild, so that every habit gets its chance.

const behaviour = {
  ...{ batchTasks: 3, stepwise: 0.5, hurry: 0.5, lookAhead: 0.5, claimAhead: 0.5, claimsFirst: true, insist: 0.5 },
  ...{ rewrite: 0.3, rewriteTasks: 1, fixAfterFailure: 0.6, fixDependents: 0.6, startOver: 0.6, marksLast: 0.5 },
  ...{ testsFirst: 0.5, overreach: 0.3, overreachAgain: 0.5, repeat: 0.2, markDone: 0.7, abandon: 0.1, recall: 0.3 },
  ...{ test: 0.7, testWithoutEdits: 0.3, alike: 0.3, silent: 0.2, strayPath: 0.5 },
}
const quality = { errorRate: 0.4, aheadErrorRate: 0.6, repairErrorRate: 0.3, detection: 0.7 }

/** What is put in the place of each value, one after another. */
const chances = [0, 1, 0.5]
const others: Record<string, readonly unknown[]> = {
  ...Object.fromEntries(Object.keys(behaviour).map((habit) => [`behaviour.${habit}`, chances])),
  ...Object.fromEntries(Object.keys(quality).map((rate) => [`quality.${rate}`, chances])),
  'behaviour.batchTasks': [1, 2, 8],
  'behaviour.batchTokens': [1, 20, 60],
  'behaviour.rewriteTasks': [2, 4],
  'behaviour.claimsFirst': [false, true],
  'behaviour.order': ['shuffled'],
  'behaviour.markDone': [0.2, 1],
}

interface Configuration {
  readonly kind: 'preassigned' | 'decentralized'
  readonly pacing: 'rounds' | 'async'
  readonly enforceNeeds: boolean
  readonly verification: object
  readonly truncation: 'lost' | 'continued'
  /** What is switched off. */
  readonly off: ProfilePart & { readonly board?: object }
}

const tasks = [
  ...[task('a', 20), task('b', 20, 'a'), task('c', 20, 'b'), task('d', 20), task('e', 20), task('f', 20, 'd', 'e')],
  { ...task('g', 30), files: ['g.py', 'h.py'] },
  { ...task('i', 30, 'g'), files: ['i.py', 'a.py'] },
]

function partsOf({ kind, pacing, enforceNeeds, verification, truncation, off }: Configuration): Parts {
  const agent: ProfilePart = {
    latency: { noise: { lognormal: { mean: 1, cv: 0.3 } } },
    tokens: { outputTokensMax: 50, truncation },
    behaviour: { ...behaviour, ...off.behaviour },
    quality: { ...quality, ...off.quality },
  }
  return {
    ...{ tasks, agents: [agent], size: 3, coordination: { kind }, pacing: { kind: pacing }, verification },
    board: { enforceNeeds, ...off.board },
    limits: { rounds: 30, turns: 80 },
  }
}

/** All that is recorded of a run, byte by byte. */
function recordOf(run: Run): string {
  const { ledger, turns, events } = run.log
  const columns = [ledger, turns, events].flatMap((table) =>
    Object.values(table)
      .filter((column): column is Float64Array => ArrayBuffer.isView(column))
      .map((column) => Buffer.from(column.buffer, 0, table.length * column.BYTES_PER_ELEMENT).toString('latin1')),
  )
  return [run.outcome, run.reason, rowOf(run), ...columns].join()
}

/** A copy of a scenario with another value at a path. */
function changed(scenario: Scenario, path: readonly string[], value: unknown): Scenario {
  const copy = structuredClone(scenario)
  let place = copy as unknown as Record<string, unknown>
  for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>
  place[path.at(-1)!] = value
  return copy
}

/** Whether runs of a scenario with another value at a path differ from those without, in so many replications at most. */
function hasEffect(scenario: Scenario, records: Records, path: readonly string[], replications: number): boolean {
  const values = others[path.slice(2).join('.').replace('assigned.', '')]!
  const teams = values.map((value) => new Team(changed(scenario, path, value)))
  for (let replication = 0; replication < replications; replication++)
    for (const team of teams) if (recordOf(team.run(1, replication)) !== records(replication)) return true
  return false
}

/** What is recorded of a replication of the scenario as it is. */
type Records = (replication: number) => string

function recordsOf(scenario: Scenario): Records {
  const team = new Team(scenario)
  const known: string[] = []
  return (replication) => {
    known[replication] ??= recordOf(team.run(1, replication))
    return known[replication]!
  }
}

/** The paths of an agent's values, and whether they are said to change nothing. */
function valuesOf(scenario: Scenario): { path: string[]; idle: boolean }[] {
  const idle = new Set(idleValues(scenario).map(({ path }) => path.join('.')))
  const { assigned } = scenario.agents.agent0!.behaviour
  const names = [...Object.keys(others), ...Object.keys(assigned).map((habit) => `behaviour.assigned.${habit}`)]
  const paths = names.map((name) => ['agents', 'agent0', ...name.split('.')])
  return paths.map((path) => ({ path, idle: idle.has(path.join('.')) }))
}

const switchedOff: Record<string, Configuration['off']> = {
  nothing: {},
  batches: { behaviour: { batchTasks: 1 } },
  steps: { behaviour: { stepwise: 0 } },
  'claims first': { behaviour: { claimsFirst: false } },
  repairs: { behaviour: { fixAfterFailure: 0 } },
  'stray paths': { behaviour: { strayPath: 0 } },
  'ambiguous paths': { board: { pathAmbiguity: 0 } },
  overreaching: { behaviour: { overreach: 0 } },
  abandoning: { behaviour: { abandon: 0 } },
  errors: { quality: { errorRate: 0, aheadErrorRate: 0, repairErrorRate: 0 } },
  'habits for both modes alike': {
    behaviour: { assigned: { rewrite: 0.2, silent: 0.1, test: 0.8, abandon: 0.2, strayPath: 0.4 } },
  },
}
const ownTests = { kind: 'ownTests', seconds: 2 }
const kinds = ['preassigned', 'decentralized'] as const
const truncations = ['lost', 'continued'] as const

describe('what is said to change nothing changes not a byte', () => {
  test.each(Object.entries(switchedOff))('without %s', (_, off) => {
    let looked = 0
    for (const kind of kinds)
      for (const enforceNeeds of [false, true])
        for (const verification of [{ kind: 'none' }, ownTests, { ...ownTests, gate: true }])
          for (const truncation of truncations) {
            const pacing = enforceNeeds ? 'async' : 'rounds'
            const scenario = scenarioOf(partsOf({ kind, pacing, enforceNeeds, verification, truncation, off }))
            const records = recordsOf(scenario)
            for (const { path } of valuesOf(scenario).filter(({ idle }) => idle)) {
              looked++
              const where = JSON.stringify([path, kind, enforceNeeds, verification, truncation])
              expect(hasEffect(scenario, records, path, 3), where).toBe(false)
            }
          }
    expect(looked).toBeGreaterThan(60)
  })
})

describe('what is not said to change nothing changes something', () => {
  const lively = ['nothing', 'claims first', 'habits for both modes alike']
  test.each(lively)('without %s', (name) => {
    const off = switchedOff[name]!
    for (const kind of kinds)
      for (const pacing of ['rounds', 'async'] as const)
        for (const verification of [{ kind: 'none' }, ownTests])
          for (const truncation of truncations) {
            const scenario = scenarioOf(partsOf({ kind, pacing, enforceNeeds: false, verification, truncation, off }))
            const records = recordsOf(scenario)
            const quiet = valuesOf(scenario).filter(
              ({ path, idle }) => !idle && !hasEffect(scenario, records, path, 40),
            )
            const where = JSON.stringify([kind, pacing, verification, truncation])
            expect(
              quiet.map(({ path }) => path.join('.')),
              where,
            ).toEqual([])
          }
  })
})
