import { expect, test } from 'vitest'
import { averageInterval } from '../experiment/paper/index.ts'
import { metricNames } from '../metrics/index.ts'
import { policyKinds } from '../policy/index.ts'
import { loadScenario } from '../scenario/index.ts'
import { measuredPoints } from './measured.ts'
import { packaged, table } from './testing/packaged.ts'

const measured = (file: string, ...set: string[]) =>
  measuredPoints(
    table,
    loadScenario(file, { read: (path) => packaged[path]!, kinds: policyKinds, metrics: metricNames, set }).scenario,
  )
const p05 = 'scenarios/paper/mathutilities20-p05.yaml'

/** Mean wall clock in the table itself. */
function wallClock(taskType: string, teammates: number): number {
  const place = table.metrics.findIndex(([name]: [string]) => name === 'wallClock')
  const cell = table.cells.find(
    (one: Record<string, unknown>) =>
      one.taskType === taskType &&
      one.teammates === teammates &&
      one.model === 'gpt-5.2' &&
      one.mode === 'decentralized' &&
      one.pLabel === 'p05',
  )
  return cell.means[place][0]
}

test("a scenario of the paper has its own suite's points: means and ratios of the table", () => {
  const points = measured(p05, 'coordination=decentralized', 'team.members=[gpt]')
  if ('reason' in points) throw new Error(points.reason)
  expect(points.label).toBe('measured: gpt-5.2, decentralized, p = 0.5 (mathutilities20)')
  const [one, five] = [wallClock('mathutilities20', 1), wallClock('mathutilities20', 5)]
  expect(points.points.wallClock.map(({ x }) => x)).toEqual([1, 2, 3, 4, 5])
  expect(points.points.wallClock[4]!.y).toBeCloseTo(five, 9)
  expect(points.points.speedup[4]!.y).toBeCloseTo(one / five, 9)
  expect(points.points.speedup[0]!.y).toBe(1)
})

test("its intervals are Student's t, as those of the figures of the paper", () => {
  const points = measured(p05, 'coordination=decentralized', 'team.members=[gpt]')
  if ('reason' in points) throw new Error(points.reason)
  const place = table.metrics.findIndex(([name]: [string]) => name === 'wallClock')
  const cell = table.cells.find(
    (one: Record<string, unknown>) =>
      one.taskType === 'mathutilities20' &&
      one.teammates === 5 &&
      one.model === 'gpt-5.2' &&
      one.mode === 'decentralized' &&
      one.pLabel === 'p05',
  )
  const [mean, sd, n] = cell.means[place]
  const { low, high } = points.points.wallClock[4]!
  const interval = averageInterval({ mean, standardError: sd / Math.sqrt(n), degreesOfFreedom: n - 1 })!
  expect([low, high]).toEqual(interval.map((end) => expect.closeTo(end, 9)))
  expect(high! - mean).toBeGreaterThan(2.2 * (sd / Math.sqrt(n)))
})

test('one of that shape has the mean over all suites that were measured', () => {
  const points = measured('scenarios/play.yaml', 'coordination=decentralized', 'team.members=[gpt]')
  if ('reason' in points) throw new Error(points.reason)
  const ratio = (suite: string) => wallClock(suite, 1) / wallClock(suite, 3)
  expect(points.points.speedup[2]!.y).toBeCloseTo((ratio('mathutilities20') + ratio('dataanalysis')) / 2, 9)
})

test.each([
  [['pacing=async'], 'only preassigned and decentralized teams that work in rounds'],
  [['team.members=[gpt, sonnet]', 'team.size=2'], 'only teams of one model'],
  [['tasks.shape.parallelShare=0.7'], 'this one has 20 and 0.7'],
  [['tasks.shape.tasks=30'], 'this one has 30 and 0.5'],
  [['team.members=[ideal]'], 'the runs that were measured have none of an ideal worker'],
])('with %j there is none, and the reason says why', (set, reason) => {
  const points = measured('scenarios/play.yaml', ...set)
  expect('reason' in points && points.reason).toContain(reason)
})
