import { expect, test } from 'vitest'
import { parallelShareByCount } from '../../experiment/taskSizes.ts'
import type { Message } from '../message.ts'
import { newSession } from '../testing/packaged.ts'
import { PLAY, type View, viewOf, withSettings } from '../view.ts'
import { type Control, controlGroups, type Facts, factsOf, latencyNoise, parallelShare } from './index.ts'

const controls = controlGroups.flatMap((group) => group.controls)
const session = newSession()
const about = (() => {
  const first = session.explore(viewOf(PLAY)).next().value as Extract<Message, { kind: 'about' }>
  return first.about
})()

function told(view: View): Facts {
  for (const message of session.explore(view)) {
    if (message?.kind === 'picture') return factsOf(view, message.picture, about)
    if (message?.kind === 'refused') throw new Error(message.problems.map(({ message }) => message).join('; '))
  }
  throw new Error('expected a picture')
}

/** Everything that a control can be set to, or a few of it. */
const settings = (control: Control, facts: Facts): (number | string)[] =>
  control.kind === 'choice'
    ? control.options(facts).map(({ value }) => value)
    : [control.min, control.max, control.min + control.step]

const written = told(viewOf(PLAY))
const views = { play: viewOf(PLAY), backlog: viewOf('scenarios/examples/backlog.yaml') }

test('no two controls have one name', () => {
  expect(new Set(controls.map(({ id }) => id)).size).toBe(controls.length)
})

test.each(Object.entries(views))(
  '%s: whatever a control is set to can be simulated, and is what it then shows',
  (_, view) => {
    const facts = told(view)
    for (const control of controls.filter(({ idle }) => !idle?.(facts))) {
      for (const value of settings(control, facts)) {
        const next = withSettings(view, control.changes(value as never, facts))
        expect(control.value(told(next)), `${control.id} ${value}`).toBe(value)
        // And before the engine has answered.
        expect(control.value({ ...facts, view: next }), `${control.id} ${value}`).toBe(value)
      }
    }
  },
)

test('what the controls of the shape say of the packaged scenario is what its file says', () => {
  for (const control of controls) {
    if (control.kind !== 'range' || !control.id.match(/^(tasks|p|layers|stages)$/)) continue
    const same = withSettings(viewOf(PLAY), control.changes(control.value(written), written))
    if (!control.idle?.(written)) expect(told(same).scenario).toEqual(written.scenario)
  }
})

test('a control that does nothing says why', () => {
  const facts = told(views.backlog)
  const reasons = controls.flatMap(({ idle }) => idle?.(facts) ?? [])
  expect(reasons.length).toBeGreaterThan(0)
  for (const reason of reasons) expect(reason).toMatch(/^[A-Z].*\.$/)
})

test('the p that its slider says is that of the graph, whose tasks are whole, also before the engine has answered', () => {
  for (const tasks of ['4', '7', '20', '31']) {
    for (let p = 0; p <= 1; p += 0.05) {
      const view = withSettings(viewOf(PLAY), { 'tasks.shape.tasks': tasks, 'tasks.shape.parallelShare': p.toFixed(2) })
      const facts = told(view)
      const own = `p = ${parallelShareByCount(facts.scenario.tasks).toFixed(2)}`
      expect(parallelShare.shown(parallelShare.value(facts), facts)).toBe(own)
      expect(parallelShare.shown(parallelShare.value(facts), { ...written, view })).toBe(own)
    }
  }
})

test.each([
  ['0.5', 0],
  ['{lognormal: {mean: 2, cv: 0.7}}', 0.7],
  ['{uniform: {min: 0.5, max: 1.5}}', 1 / Math.sqrt(12)],
  ['{exponential: {mean: 3}}', 1],
  ['{erlang: {k: 4, mean: 1}}', 0.5],
  ['{pareto: {shape: 1.5, min: 1}}', Infinity],
  ['{pareto: {shape: 0.9, min: 1}}', Infinity],
  ['{mixture: {parts: [{weight: 1, value: 1}, {weight: 1, value: 3}]}}', 0.5],
])('the noise of latency is read from its distribution, whatever its kind: %s', (noise, cv) => {
  const facts = told(withSettings(viewOf(PLAY), { 'agents.sonnet.latency.noise': noise }))
  expect(latencyNoise.value(facts)).toBeCloseTo(cv, 12)
  expect(latencyNoise.shown(latencyNoise.value(facts), facts)).toMatch(/^(\d+ %|no bound)$/)
})
