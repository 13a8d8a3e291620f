import { expect, test } from 'vitest'
import {
  type EventRow,
  type LoggedRun,
  loggedMetrics,
  type RunRow,
  readRuns,
  simulatedEvents,
  simulatedRow,
} from '../src/dataset/index.ts'
import { eventsFile, runsFile } from '../src/dataset/testing/files.ts'
import { metricColumn, metrics } from '../src/metrics/index.ts'
import { policyKinds } from '../src/policy/index.ts'
import { readTextFile } from '../src/scenario/files.ts'
import { loadScenario, type Scenario } from '../src/scenario/index.ts'
import { Team } from '../src/team/index.ts'
import { chain, free, type Parts, scenarioOf } from './support/scenario.ts'

const paper = (name: string, ...set: string[]): Scenario =>
  loadScenario(`scenarios/paper/${name}.yaml`, { read: readTextFile, kinds: policyKinds, set }).scenario

/** A run read back, and what the simulator says of it. */
interface Trip {
  readonly logged: LoggedRun
  readonly own: readonly (number | null)[]
}

/** Simulates, writes as a dataset, reads that. */
async function roundTrip(scenario: Scenario, replications: number): Promise<Trip[]> {
  const team = new Team(scenario)
  const [rows, events, own]: [RunRow[], EventRow[], Trip['own'][]] = [[], [], []]
  for (let replication = 0; replication < replications; replication++) {
    const simulated = { run: team.run(scenario.seed, replication), seed: scenario.seed, replication }
    const row = simulatedRow(simulated)
    rows.push(row)
    events.push(...simulatedEvents(simulated, row.run_dir))
    own.push(metrics.map((metric) => metric.of(simulated.run)))
  }
  const logged = await readRuns(runsFile(rows), eventsFile(events))
  return logged.map((run, index) => ({ logged: run, own: own[index]! }))
}

/** The metrics that both know, as the dataset and as the simulator has them; `without` the names of some. */
function metricsOf({ logged, own }: Trip, without: readonly string[] = []) {
  const shared = loggedMetrics.filter(({ name, simulated }) => simulated !== null && !without.includes(name))
  return {
    fromDataset: Object.fromEntries(shared.map((metric) => [metric.name, metric.of(logged)])),
    fromSimulator: Object.fromEntries(
      shared.map(({ name, simulated }) => [name, own[metricColumn(simulated ?? name)!]!]),
    ),
  }
}

const decentralized = 'coordination.kind=decentralized'
const small: Parts = { tasks: [...chain('abc', 40), ...free('defg', 30)], agents: [{}, {}, {}] }
const byRounds: [string, Scenario][] = [
  ['preassigned', paper('dataanalysis-p05')],
  ['decentralized, with conflicts', paper('mathutilities20-p02', decentralized, 'team.size=4')],
  ['one agent', paper('mathutilities20-p09', decentralized, 'team.size=1', 'team.members=[gpt]')],
  ['a mixed team', paper('dataanalysis-p09', decentralized, 'team.members=[sonnet, gemini, gpt]', 'team.size=3')],
  ['a limit that ends it', paper('dataanalysis-p02', decentralized, 'limits.rounds=3')],
  ['a limit of time within a round', paper('dataanalysis-p02', decentralized, 'limits.hours=0.004')],
  [
    'own tests at the same time as others reply',
    scenarioOf({
      ...small,
      agents: [{ behaviour: { test: 1 } }, { behaviour: { test: 1 } }, {}],
      pacing: { kind: 'rounds' },
      verification: { kind: 'ownTests', seconds: 35, gate: true },
    }),
  ],
  ['paths in no task', paper('dataanalysis-p05', decentralized, 'agents.sonnet.behaviour.strayPath=0.5')],
]

test.each(byRounds)('read back, every metric is the simulator’s: %s', async (_, scenario) => {
  const trips = await roundTrip(scenario, 20)
  expect(trips).toHaveLength(20)
  for (const trip of trips) {
    const { fromDataset, fromSimulator } = metricsOf(trip)
    expect(fromDataset).toEqual(fromSimulator)
  }
})

test('those runs have something to count', async () => {
  const trips = await roundTrip(paper('mathutilities20-p02', decentralized, 'team.size=4'), 20)
  const sums = loggedMetrics.map((metric) => trips.reduce((sum, { logged }) => sum + (metric.of(logged) ?? 0), 0))
  for (const sum of sums) expect(sum).toBeGreaterThan(0)
})

test('without rounds there is no round to count by, and all else is the same', async () => {
  for (const trip of await roundTrip(scenarioOf({ ...small, pacing: { kind: 'async' } }), 5)) {
    const { fromDataset, fromSimulator } = metricsOf(trip, ['concurrentWrites', 'repeatedWrites', 'rewrites'])
    expect(fromDataset).toEqual(fromSimulator)
    expect(fromDataset).toMatchObject({ rounds: null, idleRounds: null, stragglerGap: null, edits: 7 })
    expect(trip.logged.replies.every(({ round, latencySeconds }) => round === 0 && latencySeconds === null)).toBe(true)
  }
})

test('names: those of the paper where the scenario is its, else the scenario’s own', async () => {
  const [own] = await roundTrip(paper('dataanalysis-p05', 'team.size=2', 'seed=7'), 1)
  expect(own!.logged).toMatchObject({
    runDir: 'runs/anthropic_claude-sonnet-4-6/dataanalysis_preassign_nolead_seed7/p05/n2_rep0',
    model: 'claude-sonnet-4-6',
    mode: 'preassign_nolead',
    taskType: 'dataanalysis',
    pLabel: 'p05',
    pTrue: 0.5,
    teammates: 2,
    rep: 0,
  })
  const [mixed] = await roundTrip(paper('dataanalysis-p05', 'team.members=[sonnet, gpt]'), 1)
  expect(mixed!.logged.model).toBe('claude-sonnet-4.6+gpt-5.2')
  const [other] = await roundTrip(scenarioOf({ ...small, agents: [{}, { name: 'b' } as object] }), 1)
  expect(other!.logged).toMatchObject({ taskType: 'test', pLabel: 'p0.571429', teammates: 2 })
})
