import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type SweepResult, summarise, theoryOf } from '../src/experiment/index.ts'
import { readLink } from '../src/explorer/link.ts'
import type { MeasuredTable } from '../src/explorer/measured.ts'
import { table } from '../src/explorer/testing/packaged.ts'
import { setTexts, settingsOf, type View, viewOf, withSettings } from '../src/explorer/view.ts'
import { metricNames } from '../src/metrics/index.ts'
import { policyKinds } from '../src/policy/index.ts'
import { readTextFile } from '../src/scenario/files.ts'
import { loadScenario } from '../src/scenario/index.ts'
import { amdahlSpeedup } from '../src/theory/index.ts'
import { amdahl } from '../src/web/lessons/predictions/amdahl.ts'
import { brooks, brooksTeams } from '../src/web/lessons/predictions/brooks.ts'
import { conflicts, conflictTeams } from '../src/web/lessons/predictions/conflicts.ts'
import { type Prediction, paperTeam } from '../src/web/lessons/predictions/prediction.ts'
import { stragglers, stragglerTeams } from '../src/web/lessons/predictions/stragglers.ts'
import { brooks as brooksCommand, newFolder } from './support/cli.ts'

/** The means over 200 runs of a team, as the lessons' pages show them. */
function shown(team: View): (metric: string) => number {
  const { scenario } = load(team.scenario, setTexts(team))
  const estimates = summarise(scenario, team.seed ?? scenario.seed, 200).estimates()
  return (metric) => estimates[metric]!.mean!
}

/** The means over 200 runs of a packaged scenario with some settings. */
const means = (file: string, ...set: string[]) => shown({ ...viewOf(file), settings: settingsOf(set) })

const load = (file: string, set: readonly string[]) =>
  loadScenario(file, { read: readTextFile, kinds: policyKinds, metrics: metricNames, set })

/** What makes the team of Play one of ideal workers, who write one task after another. */
const ideal = [
  'team.members=[ideal]',
  'pacing.kind=async',
  'coordination.assignment=heft',
  'tasks.outputTokens=100',
  'verification=none',
]

// Each sentence stands in a lesson or in docs/teaching.md; whoever changes a profile finds out here what is no longer true.
test('Amdahl’s law: six workers are 4 times as fast as one, eighteen 6.7 times, and nine 5 times', () => {
  const speedup = (size: number) => means('scenarios/lessons/amdahl.yaml', `team.size=${size}`)('speedup')
  expect(speedup(6)).toBeCloseTo(4, 9)
  expect(speedup(18)).toBeCloseTo(20 / 3, 9)
  expect(speedup(9)).toBeCloseTo(5, 9)
})

test('and beside a chain of ten, ten free tasks need one more worker, and none helps beyond', () => {
  const speedup = (size: number) => means('scenarios/play.yaml', ...ideal, `team.size=${size}`)('speedup')
  for (const size of [2, 5, 20]) expect(speedup(size)).toBeCloseTo(2, 9)
})

test.each([
  'scenarios/lessons/amdahl.yaml',
  ...['0.2', '0.5', '0.9'].map((p) => `scenarios/play.yaml tasks.shape.parallelShare=${p}`),
  'scenarios/play.yaml tasks.shape.kind=layered',
  'scenarios/play.yaml tasks.shape.kind=forkJoin',
])('ideal workers are between the two lines of the figures: %s', (text) => {
  const [file, ...set] = text.split(' ')
  const { scenario } = load(file!, file === 'scenarios/play.yaml' ? [...ideal, ...set] : set)
  const { parallelShare, averageParallelism } = theoryOf(scenario)
  for (const size of [1, 2, 3, 4, 7, 12, 18]) {
    const members = Array.from({ length: size }, () => scenario.team.members[0]!)
    const { speedup } = summarise({ ...scenario, team: { size, members } }, 1, 1).estimates()
    expect(speedup!.mean).toBeGreaterThan(amdahlSpeedup(parallelShare, size) - 1e-9)
    expect(speedup!.mean).toBeLessThan(Math.min(size, averageParallelism) + 1e-9)
  }
})

test.each([
  ['rounds', 5, 3.1],
  ['async', 5, 3.9],
  ['async', 20, 9],
  ['rounds', 20, 9],
])('stragglers: with %s, %i agents are %f times as fast', (pacing, size, speedup) => {
  const mean = means('scenarios/lessons/stragglers.yaml', `pacing=${pacing}`, `team.size=${size}`)
  expect(mean('speedup')).toBeGreaterThan(speedup - 0.15)
  expect(mean('speedup')).toBeLessThan(speedup + 0.15)
})

test('conflicts: five agents write all twenty files at the same time, and are about as fast as one, for nearly four times the money', () => {
  const sonnet = ['coordination.kind=decentralized', 'team.members=[sonnet]']
  const five = means('scenarios/paper/mathutilities20-p09.yaml', ...sonnet, 'team.size=5')
  const one = means('scenarios/paper/mathutilities20-p09.yaml', ...sonnet, 'team.size=1')
  expect(five('concurrentWrites')).toBeGreaterThan(19)
  expect(five('speedup')).toBeGreaterThan(0.85)
  expect(five('speedup')).toBeLessThan(1.15)
  expect(five('cost') / one('cost')).toBeGreaterThan(3.5)
  expect(five('cost') / one('cost')).toBeLessThan(4.3)
})

test('and with a chain, blocked claims are the most frequent conflict; assigned teams have no concurrent writes', () => {
  const p05 = 'scenarios/paper/mathutilities20-p05.yaml'
  const chosen = means(p05, 'coordination.kind=decentralized', 'team.size=5')
  expect(chosen('blockedClaims')).toBeGreaterThan(chosen('rewrites'))
  expect(chosen('rewrites')).toBeGreaterThan(chosen('concurrentWrites'))
  const assigned = means(p05, 'team.size=5')
  expect(assigned('concurrentWrites')).toBe(0)
  expect(assigned('rewrites')).toBeLessThan(1)
})

test('Brooks’s law: one agent needs about two minutes and five longer, for four times the money; assigned tasks help more', () => {
  const [one, five] = [shown(brooksTeams.alone), shown(brooksTeams.five)]
  expect(Math.abs(one('makespan') - 134)).toBeLessThan(3)
  expect(Math.abs(five('makespan') - 168)).toBeLessThan(3)
  expect(one('cost')).toBeCloseTo(0.1, 2)
  expect(five('cost')).toBeCloseTo(0.44, 2)
  expect(Math.round(one('turns'))).toBe(21)
  const [assigned, fiveAssigned] = [shown(brooksTeams.assigned), shown(brooksTeams.fiveAssigned)]
  expect(Math.abs(assigned('makespan') - 58)).toBeLessThan(3)
  expect(assigned('cost')).toBeCloseTo(0.035, 2)
  expect(Math.round(assigned('turns'))).toBe(5)
  expect(Math.abs(fiveAssigned('makespan') - 33)).toBeLessThan(2)
  expect(fiveAssigned('cost')).toBeLessThan(one('cost'))
})

test('and messages to all change neither the time nor how much is written; the cost even falls a little', () => {
  const [silent, told] = [
    shown(brooksTeams.five),
    shown(withSettings(brooksTeams.five, { 'communication.kind': 'broadcast' })),
  ]
  expect(told('makespan') / silent('makespan')).toBeCloseTo(1, 1)
  expect(told('edits') / silent('edits')).toBeCloseTo(1, 1)
  expect(told('cost')).toBeLessThan(silent('cost'))
  expect(told('cost')).toBeGreaterThan(0.7 * silent('cost'))
})

test('what the lessons say was measured is what the table says', () => {
  expect(Math.round(measuredMeans(brooksTeams.alone)('makespan'))).toBe(104)
  expect(Math.round(measuredMeans(brooksTeams.five)('makespan'))).toBe(165)
  const assigned = measuredMeans(paperTeam('mathutilities20-p05', 'sonnet', 'preassigned', 5, 1))
  expect(assigned('makespan')).toBeCloseTo(18, 1)
  expect(assigned('stragglerGap')).toBeCloseTo(9.9, 1)
})

test('the packaged study of Brooks’s law says that every larger team takes longer and costs more: each does, and the differences are real', () => {
  const file = 'scenarios/lessons/brooks.yaml'
  const { scenario, experiment } = load(file, [])
  expect(scenario.description).toContain('Every larger team takes longer than one agent')
  expect(scenario.description).toContain('each costs more than the one before')
  const { stdout } = brooksCommand('sweep', file, '--no-figures', '--rows', 'none', '--json', '--out', newFolder())
  const { points, comparisons } = JSON.parse(stdout) as SweepResult
  const [one, ...larger] = points.map(({ metrics }) => metrics.makespan!.mean!)
  expect(larger).toHaveLength(4)
  for (const makespan of larger) expect(makespan).toBeGreaterThan(one!)
  const costs = points.map(({ metrics }) => metrics.cost!.mean!)
  expect(costs).toEqual([...costs].sort((a, b) => a - b))
  expect(comparisons!.map(({ significant }) => significant)).toEqual(comparisons!.map(() => true))
  expect(comparisons).toHaveLength(4 * experiment!.metrics!.length)
})

/** The means that were measured of a team, from the table itself; the cost of their tokens by the prices of the team's profile. */
function measuredMeans(team: View): (metric: string) => number {
  const { scenario } = load(team.scenario, setTexts(team))
  const { name, prices } = scenario.agents[scenario.team.members[0]!]!
  const mean = (metric: string, teammates: number) => {
    const [taskType, pLabel] = scenario.name.split('-')
    const mode = scenario.coordination.kind === 'preassigned' ? 'preassign_nolead' : 'decentralized'
    const cell = (table as MeasuredTable).cells.find(
      (one) =>
        one.taskType === taskType &&
        one.pLabel === pLabel &&
        one.mode === mode &&
        one.teammates === teammates &&
        one.model.replace('.', '-') === name.replace('.', '-'),
    )
    return cell!.means[(table as MeasuredTable).metrics.findIndex(([known]) => known === metric)]![0]!
  }
  return (metric) => {
    const size = scenario.team.size
    if (metric === 'speedup') return mean('wallClock', 1) / mean('wallClock', size)
    if (metric !== 'cost') return mean(metric === 'makespan' ? 'wallClock' : metric, size)
    return (
      (mean('inputTokens', size) * prices!.inputPerMillion + mean('outputTokens', size) * prices!.outputPerMillion) /
      1e6
    )
  }
}

const predictions: [string, Prediction][] = Object.entries({ amdahl, stragglers, conflicts, brooks }).flatMap(
  ([lesson, all]) => Object.entries(all).map(([name, one]): [string, Prediction] => [`${lesson}: ${name}`, one]),
)
const beside = predictions.filter(([name]) => /^(conflicts|brooks):/.test(name))

/** The answers that a value belongs to. */
const answersFor = ({ answers }: Prediction, value: number): string[] =>
  answers.filter(({ from, to }) => from <= value && value < to).map(({ label }) => label)

test.each(predictions)(
  '%s: the answer marked right is what happens in the simulation, and no other one',
  (_, prediction) => {
    expect(answersFor(prediction, prediction.value(shown))).toEqual([prediction.answers[prediction.right]!.label])
  },
)

test.each(beside)('%s: it is what was measured, too', (_, prediction) => {
  expect(answersFor(prediction, prediction.value(measuredMeans))).toEqual([prediction.answers[prediction.right]!.label])
})

test.each(predictions)('%s: no value belongs to two answers', (_, { answers }) => {
  const sorted = [...answers].sort((a, b) => a.from - b.from)
  for (const [index, { from, to }] of sorted.entries()) {
    expect(to).toBeGreaterThan(from)
    expect(sorted[index + 1]?.from ?? Infinity).toBeGreaterThanOrEqual(to)
  }
})

test('docs/teaching.md has the numbers of the lessons', () => {
  const guide = readFileSync('docs/teaching.md', 'utf8')
  expect(guide).toContain(
    '168 s instead of 134 (measured: 165 instead of 104), $0.44 instead of $0.10; with assigned tasks 33 s, and one agent alone 58 s',
  )
})

const lessonTeams = Object.entries({
  ...stragglerTeams,
  ...conflictTeams,
  five: brooksTeams.five,
  assigned: brooksTeams.assigned,
})

test.each([['Play', viewOf('scenarios/play.yaml')], ...lessonTeams] as [string, View][])(
  '%s opens on a typical run: its makespan, speedup and cost lie within the middle half of 200 runs',
  (_, team) => {
    const { scenario } = load(team.scenario, setTexts(team))
    const metricsOf = (seed: number) => summarise(scenario, seed, 1).estimates()
    const opening = metricsOf(team.seed ?? scenario.seed)
    const runs = Array.from({ length: 200 }, (_, index) => metricsOf(1000 + index))
    for (const metric of ['makespan', 'speedup', 'cost']) {
      const known = runs.map((run) => run[metric]!.mean).filter((value) => value !== null)
      const sorted = known.sort((a, b) => a - b)
      if (sorted.length === 0) continue // made-up workers have no prices
      expect(sorted.length).toBeGreaterThan(150)
      expect(opening[metric]!.mean, metric).toBeGreaterThanOrEqual(sorted[Math.floor(0.25 * sorted.length)]!)
      expect(opening[metric]!.mean, metric).toBeLessThanOrEqual(sorted[Math.floor(0.75 * sorted.length)]!)
    }
  },
)

const links = [...readFileSync('docs/teaching.md', 'utf8').matchAll(/`index\.html#([^`]+)`/g)].map(([, link]) => link!)

test('docs/teaching.md has links to Play', () => {
  expect(links.length).toBeGreaterThanOrEqual(4)
})

test.each(links)('#%s leads to a team that can be simulated', (link) => {
  const view = readLink(link, viewOf('none'))
  expect(load(view.scenario, setTexts(view)).warnings).toEqual([])
})
