import { describe, expect, test } from 'vitest'
import type { Experiment } from '../scenario/index.ts'
import { baselineIn, combinations, type ExperimentOptions, experimentOf } from './experiment.ts'
import { UsageError } from './usage.ts'

const written: Experiment = {
  factors: [
    { path: 'team.size', values: [1, 2] },
    { path: 'limits.rounds', values: [5, 9] },
  ],
  design: 'zip',
  runs: { precision: 0.1, maxReplications: 500 },
  metrics: ['cost', 'turns'],
  seed: 7,
  baseline: { 'team.size': 2 },
}
const pointsOf = (experiment: Experiment) => combinations(experiment).map((settings) => ({ settings }))
const given = (options: Partial<ExperimentOptions>, from: Experiment | undefined = written) =>
  experimentOf(from, { vary: [], metric: [], baseline: [], ...options })

describe('what the command line says replaces what the file says', () => {
  test('nothing said, nothing replaced', () => {
    expect(given({})).toEqual(written)
  })
  test('--vary, also design and baseline', () => {
    const { factors, design, baseline, ...rest } = given({ vary: ['team.size=1..4'] })
    expect({ factors, design, baseline }).toEqual({
      factors: [{ path: 'team.size', values: [1, 2, 3, 4] }],
      design: 'grid',
      baseline: undefined,
    })
    expect(rest).toEqual({ runs: written.runs, metrics: written.metrics, seed: 7 })
  })
  test.each([
    [{ design: 'grid' as const }, { design: 'grid' }],
    [{ metric: ['makespan'] }, { metrics: ['makespan'] }],
    [{ seed: '8' }, { seed: 8 }],
    [{ baseline: ['limits.rounds=5', 'team.size=1'] }, { baseline: { 'limits.rounds': 5, 'team.size': 1 } }],
    [{ replications: '20' }, { runs: { replications: 20 } }],
    [{ precision: '0.2' }, { runs: { precision: 0.2, maxReplications: 500 } }],
    [{ maxReplications: '90' }, { runs: { precision: 0.1, maxReplications: 90 } }],
  ])('%j', (options, replaced) => {
    expect(given(options)).toEqual({ ...written, ...replaced })
  })
  test('a precision instead of a number of replications', () => {
    const runs = { precision: 0.2, maxReplications: 10_000 }
    expect(given({ precision: '0.2' }, { ...written, runs: { replications: 5 } }).runs).toEqual(runs)
  })
  test('without a block: 100 runs of the scenario as written, makespan', () => {
    const experiment = experimentOf(undefined, { vary: [], metric: [], baseline: [] })
    expect(experiment).toMatchObject({ factors: [], runs: { replications: 100 }, metrics: ['makespan'] })
    expect(combinations(experiment)).toEqual([{}])
  })
})

test('the baseline is one of the points', () => {
  expect(baselineIn(pointsOf(written), written)).toBe(1)
  expect(baselineIn([{ settings: {} }], { ...written, baseline: undefined })).toBeUndefined()
})

test.each([
  [{ replications: '5', precision: '0.1' }, 'got both'],
  [{ maxReplications: '5' }, 'with --precision'],
  [{ baseline: ['team.size=1..2'] }, '--baseline: team.size: expected one value, got 2'],
  [{ baseline: ['team.size'] }, '--baseline: expected path=values'],
  [{ baseline: ['team.sise=1'] }, '--baseline: team.sise: expected a path that is varied, got team.sise (did you mean'],
  [{ baseline: ['team.size=7'] }, '--baseline: team.size: expected one of its values, 1, 2, got 7'],
  [{ baseline: ['team.size=1', 'limits.rounds=9'] }, 'expected the settings of one design point, got those of 0'],
  [
    { design: 'grid' as const },
    '--baseline: expected the settings of one design point, got those of 2: add a value of limits.rounds',
  ],
  [{ vary: ['a=1', 'a=2'] }, '--vary: expected each path once, got a twice'],
  [{ metric: ['makespam'] }, 'did you mean "makespan"?'],
])('%j is wrong usage: %s', (options, message) => {
  const use = () => {
    const experiment = given(options, { ...written, runs: { replications: 5 } })
    baselineIn(pointsOf(experiment), experiment)
  }
  expect(use).toThrow(UsageError)
  expect(use).toThrow(message)
})
