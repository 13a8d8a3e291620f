import { expect, test } from 'vitest'
import { summarise } from '../experiment/index.ts'
import { metricNames } from '../metrics/index.ts'
import { policyKinds } from '../policy/index.ts'
import { loadScenario, type Scenario } from '../scenario/index.ts'
import { curveSizes, REPLICATIONS } from './curveStream.ts'
import { linkOf, readLink } from './link.ts'
import type { Curve, Message, Picture } from './message.ts'
import { newSession, packaged } from './testing/packaged.ts'
import { setTexts, type View, viewOf, withSettings } from './view.ts'

const play = viewOf('scenarios/play.yaml')
const small = withSettings(play, { 'tasks.shape.tasks': '6', 'team.size': '3', 'coordination.kind': 'decentralized' })

/** All that is said of a view. */
const told = (view: View, session = newSession()): Message[] =>
  [...session.explore(view)].filter((message) => message !== null)

const pictureIn = (messages: readonly Message[]): Picture =>
  messages.flatMap((message) => (message.kind === 'picture' ? [message.picture] : []))[0]!
const curvesIn = (messages: readonly Message[]): Curve[] =>
  messages.flatMap((message) => (message.kind === 'curve' ? [message.curve] : []))

/** The scenario as the command line loads it. */
const loaded = (view: View, ...set: string[]): Scenario =>
  loadScenario(view.scenario, {
    read: (path) => packaged[path]!,
    kinds: policyKinds,
    metrics: metricNames,
    set: [...setTexts(view), ...set],
  }).scenario

/** Means and intervals alone. */
const plain = (metrics: Readonly<Record<string, { mean: number | null; ci95: unknown }>>) =>
  Object.fromEntries(Object.entries(metrics).map(([name, { mean, ci95 }]) => [name, { mean, ci95 }]))

test('first what there is to choose, once; then the picture, the layout and the curves', () => {
  const session = newSession()
  const kinds = told({ ...small, measured: true }, session).map(({ kind }) => kind)
  expect(kinds.slice(0, 4)).toEqual(['about', 'picture', 'layout', 'measured'])
  expect(new Set(kinds.slice(4))).toEqual(new Set(['curve']))
  expect(told(small, session)[0]!.kind).toBe('picture')
})

test('a picture has the metrics of one run of the same scenario and seed, to the last digit', () => {
  const view = { ...small, seed: 77 }
  const { summary, seed } = pictureIn(told(view))
  expect(seed).toBe(77)
  expect(plain(summary.points[0]!.metrics)).toEqual(plain(summarise(loaded(view), 77, 1).estimates()))
})

test('a link with a path that no scenario has is refused at once, however long it is', () => {
  for (const path of [`${'a.'.repeat(3000)}b`, 'agents.__proto__.name']) {
    const link = linkOf(withSettings(play, { 'team.size': '3' })).concat(`&${path}=1`)
    const last = told(readLink(link, play)).at(-1)!
    expect(last).toMatchObject({ kind: 'refused', problems: [{ severity: 'error' }] })
    expect(JSON.stringify(last)).toMatch(/expected a path of at most 64 names|unknown key .*__proto__/)
  }
})

/** The picture of a view, without the curve that comes after it. */
function firstPicture(view: View) {
  for (const message of newSession().explore(view)) if (message?.kind === 'picture') return message.picture
  throw new Error('there was no picture')
}

test('a picture says which files tasks have in common, whatever the size of the team: its curve has larger ones', () => {
  const backlog = viewOf('scenarios/examples/backlog.yaml')
  for (const view of [backlog, withSettings(backlog, { 'team.size': '1' })])
    expect(firstPicture(view).filesInCommon).toMatch(/^44 of 60 tasks write files .*src\/api\/routes\.ts by 9/)
  expect(firstPicture(small).filesInCommon).toBeNull()
})

test('a finished curve has those of all replications, at each size', () => {
  const curve = curvesIn(told(small)).at(-1)!
  expect(curve.replications).toBe(REPLICATIONS)
  expect(curve.sizes).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  for (const { size, metrics } of curve.summary.points) {
    const scenario = loaded(small, `team.size=${size}`)
    const estimates = summarise(scenario, scenario.seed, REPLICATIONS).estimates()
    expect(plain(metrics)).toEqual(plain(estimates))
  }
})

test('a curve that was left goes on where it was, and another size of the team adds to it', () => {
  const session = newSession()
  let curve: Curve | null = null
  for (const message of session.explore(small)) {
    if (message?.kind === 'curve') curve = message.curve
    if (curve && curve.replications >= 32) break
  }
  const again = curvesIn(told(withSettings(small, { 'team.size': '12' }), session))
  expect(again[0]!.sizes).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 12])
  const steps = [...session.explore(small)].length
  expect(steps).toBeLessThan(20) // all of it is known by now
  expect(again.at(-1)!.replications).toBe(REPLICATIONS)
})

test('it pauses after every few replications, so that a newer view never waits long', () => {
  const pauses = [...newSession().explore(small)].filter((message) => message === null)
  expect(pauses.length).toBeGreaterThanOrEqual((8 * REPLICATIONS) / 4)
})

test('a scenario that is wrong is refused with the problems that check finds, and the session goes on', () => {
  const session = newSession()
  const files = { 'mine.yaml': 'version: 1\nname: mine\ntasks: []\nagents: {}\n' }
  const [, refused, ...rest] = told(viewOf('mine.yaml', files), session)
  expect(rest).toEqual([])
  expect(refused!.kind).toBe('refused')
  const find = () => loadScenario('mine.yaml', { read: () => files['mine.yaml'], kinds: policyKinds })
  expect(refused!.kind === 'refused' && refused!.problems.map(({ message }) => message).join()).toSatisfy(
    (text: string) => {
      expect(find).toThrow(text.split(',')[0]!)
      return true
    },
  )
  expect(pictureIn(told(small, session)).outcome).toBe('completed')
})

test('sizes of a curve: one to eight, doublings, and the team', () => {
  expect(curveSizes(5)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(curveSizes(16)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 16])
  expect(curveSizes(40)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 40])
})
