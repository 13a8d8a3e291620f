import { expect, test } from 'vitest'
import { averageInterval } from '../experiment/paper/index.ts'
import { metricNames } from '../metrics/index.ts'
import { policyKinds } from '../policy/index.ts'
import { loadScenario } from '../scenario/index.ts'
import { about } from './about.ts'
import { controlGroups, type Facts } from './controls/index.ts'
import { type MeasuredPoints, measuredPoints } from './measured.ts'
import { newSession, packaged, table } from './testing/packaged.ts'
import { PLAY, setTexts, type View, viewOf, withSettings } from './view.ts'

const load = (file: string, set: readonly string[]) =>
  loadScenario(file, { read: (path) => packaged[path]!, kinds: policyKinds, metrics: metricNames, set }).scenario

/** The points of a team, as if its file said all of it. */
const measured = (file: string, ...set: string[]) => measuredPoints(table, load(file, set), load(file, set))

/** What a session says that was measured of a view. */
function told(view: View): MeasuredPoints {
  for (const message of newSession().explore({ ...view, measured: true }))
    if (message?.kind === 'measured') return message.measured
  throw new Error('expected what was measured')
}
const reasonOf = (points: MeasuredPoints) => ('reason' in points ? points.reason : null)
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

const play = viewOf(PLAY)
const dataanalysis = viewOf('scenarios/paper/dataanalysis-p05.yaml')

/** The controls that choose among the teams that were measured. */
const CHOOSING = ['size', 'profile', 'coordination', 'p']

/** Every change that a control can make to a team of these settings, by the control and the value. */
function changes(view: View): [string, View][] {
  const facts: Facts = { view, scenario: load(view.scenario, setTexts(view)), latencyCv: 0, about }
  const controls = controlGroups.flatMap((group) => group.controls)
  return controls
    .filter((control) => !CHOOSING.includes(control.id) && !control.idle?.(facts))
    .flatMap((control) => {
      const values =
        control.kind === 'range' ? [control.min, control.max] : control.options(facts).map(({ value }) => value)
      return values
        .filter((value) => value !== control.value(facts))
        .map((value): [string, View] => [
          `${view.scenario}: ${control.id} ${value}`,
          withSettings(view, control.changes(value as never, facts)),
        ])
    })
}

test.each([...changes(play), ...changes(dataanalysis)])(
  'no point stays where something is changed that was not measured: %s',
  (_, view) => expect(reasonOf(told(view))).toMatch(/measured/),
)

test.each([
  ['team.size', '3'],
  ['team.members', '[gemini]'],
  ['coordination.kind', 'decentralized'],
])('they stay with another %s, which was measured', (path, value) => {
  for (const view of [play, dataanalysis]) expect(reasonOf(told(withSettings(view, { [path]: value })))).toBeNull()
})

test('those of Play follow its p, where it is one that was measured', () => {
  const points = told(withSettings(play, { 'tasks.shape.parallelShare': '0.9' }))
  expect('label' in points && points.label).toContain('p = 0.9')
})

test('a setting that says what the file says anyway changes nothing, nor does one of an agent outside of the team', () => {
  const same = { 'communication.kind': 'none', 'limits.rounds': '60', 'agents.gpt.quality.errorRate': '0.5', seed: '9' }
  expect(reasonOf(told(withSettings(play, same)))).toBeNull()
})

test.each([
  [{ 'communication.kind': 'broadcast' }, 'communication'],
  [{ 'agents.sonnet.quality.errorRate': '0.5' }, 'agents'],
  [{ 'agents.sonnet.latency.noise': '2', 'limits.rounds': '9' }, 'agents and limits'],
  [{ coordination: '{kind: preassigned, assignment: heft}' }, 'coordination'],
  [{ 'tasks.outputTokens': '500' }, 'tasks'],
])('the reason names what differs: %j', (settings, blocks) => {
  expect(reasonOf(told(withSettings(play, settings)))).toBe(
    `the teams that were measured differ from this one in ${blocks}`,
  )
})

test("a file of the reader's own, and another packaged one, stand for nothing that was measured, whatever they are called", () => {
  const text = packaged[PLAY]!
  const own = viewOf('scenarios/mine.yaml', {
    ...packaged,
    'scenarios/mine.yaml': text.replace('name: play', 'name: dataanalysis-p05'),
  })
  for (const view of [own, viewOf('scenarios/lessons/brooks.yaml')])
    expect(reasonOf(told(view))).toBe(
      'only the scenarios of the paper and “a graph of a shape” are teams that were measured',
    )
})
