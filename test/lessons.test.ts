import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { summarise } from '../src/experiment/index.ts'
import { readLink } from '../src/explorer/link.ts'
import { setTexts, viewOf } from '../src/explorer/view.ts'
import { metricNames } from '../src/metrics/index.ts'
import { policyKinds } from '../src/policy/index.ts'
import { readTextFile } from '../src/scenario/files.ts'
import { loadScenario } from '../src/scenario/index.ts'

/** The means over 200 runs of a packaged scenario with some settings, as the lessons' pages show them. */
function means(file: string, ...set: string[]): (metric: string) => number {
  const { scenario } = load(file, set)
  const estimates = summarise(scenario, scenario.seed, 200).estimates()
  return (metric) => estimates[metric]!.mean!
}

const load = (file: string, set: readonly string[]) =>
  loadScenario(file, { read: readTextFile, kinds: policyKinds, metrics: metricNames, set })

// Each sentence stands in a lesson or in docs/teaching.md; whoever changes a profile finds out here what is no longer true.
test('Amdahl’s law: six workers are 4 times as fast as one, eighteen 6.7 times, and nine 5 times', () => {
  const speedup = (size: number) => means('scenarios/lessons/amdahl.yaml', `team.size=${size}`)('speedup')
  expect(speedup(6)).toBeCloseTo(4, 9)
  expect(speedup(18)).toBeCloseTo(20 / 3, 9)
  expect(speedup(9)).toBeCloseTo(5, 9)
})

test('and beside a chain of ten, ten free tasks need one more worker, and none helps beyond', () => {
  const ideal = ['team.members=[ideal]', 'pacing.kind=async', 'coordination.assignment=heft', 'tasks.outputTokens=100']
  const speedup = (size: number) =>
    means('scenarios/play.yaml', ...ideal, 'verification=none', `team.size=${size}`)('speedup')
  for (const size of [2, 5, 20]) expect(speedup(size)).toBeCloseTo(2, 9)
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

test('Brooks’s law: five agents take longer than one, and cost more than three times as much; assigned tasks help more', () => {
  const gpt = (kind: string, size: number) =>
    means(
      'scenarios/paper/mathutilities20-p05.yaml',
      `coordination.kind=${kind}`,
      'team.members=[gpt]',
      `team.size=${size}`,
    )
  const [one, five] = [gpt('decentralized', 1), gpt('decentralized', 5)]
  expect(Math.round(one('makespan'))).toBe(112)
  expect(Math.round(five('makespan'))).toBe(127)
  expect(one('cost')).toBeCloseTo(0.42, 2)
  expect(five('cost')).toBeCloseTo(1.38, 1)
  expect(Math.round(gpt('preassigned', 1)('makespan'))).toBe(51)
  expect(Math.round(gpt('preassigned', 5)('makespan'))).toBe(46)
})

const links = [...readFileSync('docs/teaching.md', 'utf8').matchAll(/`index\.html#([^`]+)`/g)].map(([, link]) => link!)

test('docs/teaching.md has links to Play', () => {
  expect(links.length).toBeGreaterThanOrEqual(4)
})

test.each(links)('#%s leads to a team that can be simulated', (link) => {
  const view = readLink(link, viewOf('none'))
  expect(load(view.scenario, setTexts(view)).warnings).toEqual([])
})
