import { beforeAll, describe, expect, test } from 'vitest'
import type { ValidationReport } from '../src/cli/validationText.ts'
import { scoredMetrics } from '../src/validation/index.ts'
import { brooks, newFolder } from './support/cli.ts'

const PAPER = 'scenarios/paper/mathutilities20-p05.yaml'
const folder = newFolder()
const validate = (...args: string[]) => brooks('validate', '--dataset', folder, ...args)
const report = (...args: string[]): ValidationReport => JSON.parse(validate(...args, '--json').stdout)

beforeAll(() => {
  const ended = brooks(
    ...['sweep', PAPER, '--vary', 'team.size=1,2,4', '--vary', 'coordination.kind=preassigned,decentralized'],
    ...['--replications', '20', '--no-figures', '--quiet', '--out', newFolder(), '--export-dataset', folder],
  )
  expect(ended.code).toBe(0)
})

test('runs that were simulated with the same seed are predicted exactly, all metrics under their names', () => {
  const { metrics, decisions, success, ...rest } = report('--replications', '20', '--committed')
  expect(rest).toMatchObject({ holdout: 'none', runs: 120, cells: 6 })
  expect(Object.keys(metrics)).toEqual(scoredMetrics.map(({ name }) => name))
  for (const [name, scores] of Object.entries(metrics)) {
    expect(scores.cells, name).toBe(name === 'stragglerGap' ? 4 : 6) // it takes two agents
    expect(scores.medianAbsErrorPct, name).toBeCloseTo(0, 8)
    expect(scores.inCi95, name).toBe(1)
    expect(scores.r2Cells, name).toBeCloseTo(1, 10)
    expect(scores.shareOfCeiling, name).toBeGreaterThanOrEqual(1) // η² before it is corrected, over η² corrected
    // Of 20 runs, the lowest and the highest lie at the ends of their own interval.
    expect(scores.coverage90, name).toBe(1)
    expect(scores.naive.suites, name).toBeNull()
    expect(Object.keys(scores.within)).toEqual([
      'decentralized claude-sonnet-4-6',
      'preassign_nolead claude-sonnet-4-6',
    ])
  }
  expect(decisions).toMatchObject({ choices: 1, medianRegretPct: 0, rankedCorrectly: 1 })
  expect(success.meanAbsError).toBe(0)
  for (const { measured, predicted } of success.rates) expect(predicted).toBeCloseTo(measured, 12)
})

test('other replications than the measured ones lie near them', () => {
  const { metrics } = report('--holdout', 'none', '--committed')
  expect(metrics.wallClock!.medianAbsErrorPct).toBeGreaterThan(0)
  expect(metrics.wallClock!.shareOfCeiling).toBeGreaterThan(0.8)
})

test.each([
  ['size', 2],
  ['mode', 2],
] as const)('--holdout %s tests %i cells and says what was fitted to what', (holdout, cells) => {
  const { code, stdout } = validate('--holdout', holdout, '--replications', '20')
  expect(code).toBe(0)
  expect(stdout).toContain(`Tested on ${cells * 20} runs in ${cells} cells; held out: ${holdout}; 20 simulated runs`)
  expect(stdout).toContain('models and task sets calibrated on the training runs alone')
  for (const { name } of scoredMetrics) expect(stdout).toMatch(new RegExp(`^${name} +\\d`, 'm'))
})

test('--train and --test choose runs, --where both', () => {
  const chosen = ['--where', 'mode=decentralized', '--train', 'n_teammates=1..2', '--test', 'n_teammates=4']
  const { holdout, runs, metrics } = report(...chosen, '--replications', '20')
  expect([holdout, runs]).toEqual(['train n_teammates=1..2, test n_teammates=4', 20])
  expect(metrics.rounds).toMatchObject({ cells: 1, r2Cells: null, naive: { suites: null } })
  expect(metrics.rounds!.naiveErrorPct.line).toBeGreaterThan(0)
})

describe('what is wrong is said, with exit code 2 and no stack', () => {
  const unknown = newFolder()
  const foreign = newFolder()
  beforeAll(() => {
    const few = ['--replications', '2', '--out', newFolder(), '--export-dataset']
    brooks('run', PAPER, '--set', 'agents.sonnet.name=claude-x', ...few, unknown)
    brooks('run', 'scenarios/lessons/amdahl.yaml', ...few, foreign)
  })

  test.each([
    ['no dataset', ['--dataset', '/nowhere'], /nowhere: expected the folder of a dataset, found nothing/],
    ['no option', [], /Missing required argument: dataset/],
    [
      'a way that is none',
      ['--dataset', folder, '--holdout', 'sizes'],
      /--holdout: expected one of none, size, suite, mode/,
    ],
    ['half a choice', ['--dataset', folder, '--test', 'rep=1'], /expected --train and --test, got only --test/],
    ['two ways', ['--dataset', folder, '--train', 'rep=1', '--test', 'rep=2', '--holdout', 'size'], /got both/],
    ['a typo', ['--dataset', folder, '--train', 'rap=1', '--test', 'rep=2'], /--train: expected a column .*"rep"/],
    ['no run left', ['--dataset', folder, '--train', 'rep=1', '--test', 'rep=99'], /expected a rep that is there/],
    [
      'runs on both sides',
      ['--dataset', folder, '--train', 'rep=1', '--test', 'rep=1..2'],
      /no run both to fit and to test/,
    ],
    ['one suite', ['--dataset', folder, '--holdout', 'suite'], /expected two suites or more/],
    [
      'one run a cell',
      ['--dataset', folder, '--replications', '1'],
      /--replications: expected one integer of at least 2/,
    ],
    [
      'no profile',
      ['--dataset', unknown, '--committed'],
      /expected runs of models with a profile, claude-sonnet-4.6, .*got claude-x/,
    ],
    ['no scenario', ['--dataset', foreign], /expected runs of a suite and graph with a scenario, .*got amdahl-p/],
  ])('%s', (_, args, message) => {
    const { code, stderr, stdout } = brooks('validate', ...args)
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect([code, stdout]).toEqual([2, ''])
  })
})
