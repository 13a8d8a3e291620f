import { beforeAll, describe, expect, test } from 'vitest'
import {
  builtRuns,
  type EventRow,
  type LoggedRun,
  type RunRow,
  simulatedEvents,
  simulatedRow,
} from '../dataset/index.ts'
import { policyKinds } from '../policy/index.ts'
import { distributionOf, type Quantity } from '../random/index.ts'
import { readTextFile } from '../scenario/files.ts'
import { loadScenario, type Profile, type Scenario } from '../scenario/index.ts'
import { Team } from '../team/index.ts'
import { type Calibration, calibrate, type ModelCalibration } from './calibrate.ts'
import { cellScenario, profileFor, type ScenarioOf } from './cellScenario.ts'
import { observe, type PlacedEstimate } from './observed/index.ts'
import { assignedParameters, decentralizedParameters } from './parameters.ts'

const MODEL = 'gpt-5.2'
const SETS = [
  ['dataanalysis', 'p09'],
  ['dataanalysis', 'p05'],
  ['mathutilities20', 'p02'],
] as const
const scenarios = new Map<string, Scenario>()
const scenarioOf: ScenarioOf = (taskType, pLabel) => {
  const file = `scenarios/paper/${taskType}-${pLabel}.yaml`
  const scenario = scenarios.get(file) ?? loadScenario(file, { read: readTextFile, kinds: policyKinds }).scenario
  scenarios.set(file, scenario)
  return scenario
}
const truth = profileFor(scenarioOf('dataanalysis', 'p09'), MODEL)
const known = () => ({ name: MODEL })

/** Runs of agents whose profile is known, as a dataset would record them; each cell has random numbers of its own. */
async function recorded(modes: readonly string[], replications: number): Promise<LoggedRun[]> {
  const rows: RunRow[] = []
  const events: EventRow[] = []
  let seed = 1000
  for (const mode of modes)
    for (const [taskType, pLabel] of SETS)
      for (const teammates of [1, 2, 4]) {
        const team = new Team(cellScenario({ model: MODEL, mode, taskType, pLabel, pTrue: 0, teammates }, scenarioOf))
        seed++
        for (let replication = 0; replication < replications; replication++) {
          const simulated = { run: team.run(seed, replication), seed, replication }
          const row = { ...simulatedRow(simulated), model_dir: `openai_${MODEL}` }
          rows.push(row)
          events.push(...simulatedEvents(simulated, row.run_dir))
        }
      }
  return await builtRuns(rows, [{ rows: events, where: (index) => `event ${index}` }], ({ run_dir }) => run_dir)
}

/** What a profile says at a place: of a distribution its mean; of a factor, and of noise, how widely it varies. */
function saidAt(profile: Profile, name: string): number {
  const value = name.split('.').reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], profile)
  if (typeof value === 'number') return value
  const { mean, variance } = distributionOf(value as Quantity)
  return name === 'latency.noise' || name === 'latency.drift' ? Math.sqrt(variance) / mean : mean
}

/** How many standard errors an estimate is off: of a fitted number on its line, where the error is the same to both sides. */
function standardised({ name, value, standardError, interval95 }: PlacedEstimate): number {
  const parameter = [...decentralizedParameters, ...assignedParameters].find((each) => each.name === name)
  const right = saidAt(truth, name)
  if (!parameter || !interval95) return (value - right) / standardError
  const { toLine } = parameter.scale
  return (toLine(value) - toLine(right)) / ((toLine(interval95[1]) - toLine(interval95[0])) / (2 * 1.96))
}

describe('runs of a known profile', () => {
  let runs: LoggedRun[]
  let calibration: Calibration
  let model: ModelCalibration
  const scores: { name: string; z: number }[] = []
  beforeAll(async () => {
    runs = await recorded(['decentralized', 'preassign_nolead'], 24)
    calibration = calibrate(runs, { scenarioOf, known, search: { seed: 1, replications: 16, iterationsMax: 6 } })
    model = calibration.models.get(MODEL)!
    for (const value of model.values) scores.push({ name: value.name, z: standardised(value) })
  }, 300_000)

  test('give every number back within its stated error', () => {
    for (const { name, z } of scores) expect(Math.abs(z), name).toBeLessThan(5)
    const near = scores.filter(({ z }) => Math.abs(z) < 2.5)
    expect(near.length / scores.length).toBeGreaterThan(0.8)
  })

  test('size its task sets', () => {
    for (const [taskType, pLabel] of SETS) {
      const [known, found] = [scenarioOf(taskType, pLabel), calibration.scenarioOf(taskType, pLabel)]
      expect(tokensIn(found) / tokensIn(known)).toBeGreaterThan(0.85)
      expect(tokensIn(found) / tokensIn(known)).toBeLessThan(1.15)
      expect(Math.abs(found.context.systemTokens / known.context.systemTokens - 1)).toBeLessThan(0.05)
      expect(Math.abs(found.board.pathAmbiguity - known.board.pathAmbiguity)).toBeLessThan(0.15)
    }
  })

  test('size them by runs of one agent alone', () => {
    const alone = observe(
      runs.filter(({ teammates }) => teammates === 1),
      scenarioOf,
      known,
    )
    for (const [taskType, pLabel] of SETS) {
      const ratio = tokensIn(alone.scenarioOf(taskType, pLabel)) / tokensIn(scenarioOf(taskType, pLabel))
      expect(ratio).toBeGreaterThan(0.8)
      expect(ratio).toBeLessThan(1.25)
    }
  })

  test('need no profile of the model to begin with', () => {
    const foreign = runs.slice(0, 60).map((run) => ({ ...run, model: 'unheard-of' }))
    const search = { seed: 1, replications: 2, iterationsMax: 1 }
    const { models, scenarioOf: sized } = calibrate(foreign, { scenarioOf, known: (name) => ({ name }), search })
    const { profile } = models.get('unheard-of')!
    expect(profile.name).toBe('unheard-of')
    expect(profile.prices).toBeUndefined()
    const [{ taskType, pLabel, mode, pTrue, teammates }] = foreign as [LoggedRun]
    const cell = { model: 'unheard-of', mode, taskType, pLabel, pTrue, teammates }
    expect(new Team(cellScenario(cell, sized, profile)).run(1, 0).tasksDone).toBeGreaterThan(0)
  })
})

/** Tokens of all tasks, as the model writes them. */
function tokensIn({ tasks, agents }: Scenario): number {
  const { verbosity } = Object.values(agents).find(({ name }) => name === MODEL)!.tokens
  return verbosity * tasks.reduce((sum, { outputTokens }) => sum + distributionOf(outputTokens).mean, 0)
}

test('runs in no mode that can be simulated are refused', () => {
  const search = { seed: 1, replications: 2, iterationsMax: 1 }
  expect(() => calibrate([], { scenarioOf, known, search })).toThrow('decentralized or preassign_nolead')
})
