import { expect, test } from 'vitest'
import type { Message } from '../message.ts'
import { newSession } from '../testing/packaged.ts'
import { type View, viewOf, withSettings } from '../view.ts'
import { type Control, controlGroups, type Facts, PLAY } from './index.ts'

const controls = controlGroups.flatMap((group) => group.controls)
const session = newSession()
const about = (() => {
  const first = session.explore(viewOf(PLAY)).next().value as Extract<Message, { kind: 'about' }>
  return first.about
})()

function factsOf(view: View): Facts {
  for (const message of session.explore(view)) {
    if (message?.kind === 'picture') return { view, scenario: message.picture.scenario, about }
    if (message?.kind === 'refused') throw new Error(message.problems.map(({ message }) => message).join('; '))
  }
  throw new Error('expected a picture')
}

/** Everything that a control can be set to, or a few of it. */
const settings = (control: Control, facts: Facts): (number | string)[] =>
  control.kind === 'choice'
    ? control.options(facts).map(({ value }) => value)
    : [control.min, control.max, control.min + control.step]

const written = factsOf(viewOf(PLAY))
const views = { play: viewOf(PLAY), backlog: viewOf('scenarios/examples/backlog.yaml') }

test('no two controls have one name', () => {
  expect(new Set(controls.map(({ id }) => id)).size).toBe(controls.length)
})

test.each(Object.entries(views))(
  '%s: whatever a control is set to can be simulated, and is what it then shows',
  (_, view) => {
    const facts = factsOf(view)
    for (const control of controls.filter(({ idle }) => !idle?.(facts))) {
      for (const value of settings(control, facts)) {
        const next = withSettings(view, control.changes(value as never, facts))
        expect(control.value(factsOf(next)), `${control.id} ${value}`).toBe(value)
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
    if (!control.idle?.(written)) expect(factsOf(same).scenario).toEqual(written.scenario)
  }
})

test('a control that does nothing says why', () => {
  const facts = factsOf(views.backlog)
  const reasons = controls.flatMap(({ idle }) => idle?.(facts) ?? [])
  expect(reasons.length).toBeGreaterThan(0)
  for (const reason of reasons) expect(reason).toMatch(/^[A-Z].*\.$/)
})
