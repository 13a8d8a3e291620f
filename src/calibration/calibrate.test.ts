import { expect, test } from 'vitest'
import {
  builtRuns,
  type EventRow,
  type LoggedRun,
  type RunRow,
  simulatedEvents,
  simulatedRow,
} from '../dataset/index.ts'
import { policyKinds } from '../policy/index.ts'
import { readTextFile } from '../scenario/files.ts'
import { loadScenario, type Profile, type Scenario } from '../scenario/index.ts'
import { Team } from '../team/index.ts'
import { calibrate } from './calibrate.ts'
import { cellScenario, profileFor, type ScenarioOf } from './cellScenario.ts'
import { Objective } from './objective.ts'

const MODEL = 'gpt-5.2'
const scenarios = new Map<string, Scenario>()
const scenarioOf: ScenarioOf = (taskType, pLabel) => {
  const file = `scenarios/paper/${taskType}-${pLabel}.yaml`
  const scenario = scenarios.get(file) ?? loadScenario(file, { read: readTextFile, kinds: policyKinds }).scenario
  scenarios.set(file, scenario)
  return scenario
}
const packaged = profileFor(scenarioOf('dataanalysis', 'p09'), MODEL)

/** Runs of agents whose profile is known, as a dataset would record them. */
async function recorded(profile: Profile, modes: readonly string[]): Promise<LoggedRun[]> {
  const rows: RunRow[] = []
  const events: EventRow[] = []
  for (const mode of modes)
    for (const [taskType, pLabel] of [
      ['dataanalysis', 'p09'],
      ['mathutilities20', 'p05'],
    ] as const)
      for (const teammates of [1, 2, 4]) {
        const team = new Team(
          cellScenario({ model: MODEL, mode, taskType, pLabel, pTrue: 0, teammates }, scenarioOf, profile),
        )
        for (let replication = 0; replication < 24; replication++) {
          const simulated = { run: team.run(99, replication), seed: 99, replication }
          const row = { ...simulatedRow(simulated), model_dir: `openai_${MODEL}` }
          rows.push(row)
          events.push(...simulatedEvents(simulated, row.run_dir))
        }
      }
  return await builtRuns(rows, [events])
}

test('runs of a known profile are met nearly as well by what is fitted to them as by that profile itself', {
  timeout: 60_000,
}, async () => {
  const truth = { ...packaged, behaviour: { ...packaged.behaviour, test: 0.4, claimAhead: 0.7, markDone: 0.5 } }
  const runs = await recorded(truth, ['decentralized'])
  const options = { scenarioOf, seed: 1, replications: 20, iterationsMax: 6 }
  const misfits: number[] = []
  const onIteration = ({ sumOfSquares }: { sumOfSquares: number }) => misfits.push(sumOfSquares)
  const { profile, values } = calibrate(runs, packaged, { ...options, onIteration })
  const objective = new Objective(runs, scenarioOf, 1, 20)
  const misfit = (of: Profile) => objective.residuals(of).reduce((sum, value) => sum + value * value, 0)
  const begun = values.reduce((draft, { name, first }) => put(draft, name.split('.'), first) as Profile, packaged)
  // The truth itself misses by the noise of 24 recorded and 20 simulated runs a cell; the search begins far from it.
  expect(misfit(begun)).toBeGreaterThan(2 * misfit(truth))
  expect(misfit(profile)).toBeLessThan(1.5 * misfit(truth))
  expect(misfits.at(-1)).toBeLessThan(misfits[0]!)
  const test_ = values.find(({ name }) => name === 'behaviour.test')!
  expect(Math.abs(test_.value - 0.4)).toBeLessThan(0.1) // what replies show directly comes back
})

test('runs in no mode that can be simulated are refused', async () => {
  const runs = (await recorded(packaged, ['decentralized'])).map((run) => ({ ...run, mode: 'lead' }))
  const options = { scenarioOf, seed: 1, replications: 2, iterationsMax: 1 }
  expect(() => calibrate(runs, packaged, options)).toThrow('decentralized or preassign_nolead')
})

function put(node: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  if (key === 'rewriteTasks' || key === 'batchTokens') return node // written as distributions
  return { ...(node as object), [key]: put((node as Record<string, unknown>)[key], rest, value) }
}
