import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LinkError, linkOf, readLink } from './link.ts'
import { setTexts, settingsOf, type View, viewOf, withSettings } from './view.ts'

/** Any text that UTF-8 can hold. */
const text = (minLength = 0) => fc.string({ unit: 'binary', minLength, maxLength: 40 })
/** Paths of settings, among them the names of what else a link holds. */
const path = fc.oneof(text(), fc.constantFrom('seed', 'files', '.seed', '..measured', 'scenario', '__proto__'))

const views: fc.Arbitrary<View> = fc.record({
  scenario: text(1),
  files: fc.dictionary(text(), text()),
  settings: fc.dictionary(path, text()),
  seed: fc.option(fc.maxSafeNat()),
  measured: fc.boolean(),
})
const otherwise = viewOf('scenarios/play.yaml')

test('a link gives back its view, whatever is in it, with the settings in their order', () => {
  fc.assert(
    fc.property(views, (view) => {
      const back = readLink(`#${linkOf(view)}`, otherwise)
      expect(back).toEqual(view)
      expect(Object.keys(back.settings)).toEqual(Object.keys(view.settings))
    }),
  )
})

test('a link is of characters that an address and a header may hold', () => {
  fc.assert(fc.property(views, (view) => /^[!-~]+$/.test(linkOf(view))))
})

test('it can be read by people', () => {
  const view = { ...viewOf('scenarios/play.yaml'), seed: 7, measured: true }
  const settings = { 'team.size': '5', 'team.members': '[gpt, gemini]' }
  expect(linkOf({ ...view, settings })).toBe(
    'scenario=scenarios/play.yaml&team.size=5&team.members=[gpt,+gemini]&seed=7&measured=1',
  )
})

test('an empty one is the view that the page begins with; settings alone are settings of that', () => {
  expect(readLink('', otherwise)).toBe(otherwise)
  expect(readLink('#', otherwise)).toBe(otherwise)
  expect(readLink('#team.size=9', otherwise)).toEqual({ ...otherwise, settings: { 'team.size': '9' } })
})

test('files that were cut short are an error, not other files', () => {
  const link = linkOf(viewOf('own.yaml', { 'own.yaml': 'version: 1\nname: own\n', 'b.yaml': 'é “quoted” {a: 1}' }))
  const start = link.indexOf('&files=') + '&files='.length
  // The last character only fills up: without it nothing is lost.
  for (let end = start; end < link.length - 1; end++)
    expect(() => readLink(link.slice(0, end), otherwise), `${end}`).toThrow(LinkError)
})

test('a damaged link is read, or an error in words; nothing else', () => {
  fc.assert(
    fc.property(views, fc.nat(), fc.string({ maxLength: 3 }), (view, at, other) => {
      const link = linkOf(view)
      const place = at % link.length
      try {
        const back = readLink(link.slice(0, place) + other + link.slice(place + 1), otherwise)
        expect(Object.values(back.files).every((file) => typeof file === 'string')).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(LinkError)
      }
    }),
  )
})

test.each(['-1', '1.5', '1e3', '', 'x', '9007199254740992'])('a seed that is none: %j', (seed) => {
  expect(() => readLink(`scenario=a.yaml&seed=${seed}`, otherwise)).toThrow(LinkError)
})

test.each(['[]', '"text"', 'null', '{"a": 1}'])('files that are none: %s', async (json) => {
  const { default: lzString } = await import('lz-string')
  const files = lzString.compressToEncodedURIComponent(json)
  expect(() => readLink(`scenario=a.yaml&files=${files}`, otherwise)).toThrow(LinkError)
})

test('settings are those of --set; of several for one path the last counts, in its place', () => {
  const texts = ['team.size=2', ' team.members = [a=b]', 'team.size=3']
  const settings = settingsOf(texts)
  expect(Object.entries(settings)).toEqual([
    ['team.members', ' [a=b]'],
    ['team.size', '3'],
  ])
  expect(setTexts({ ...otherwise, settings })).toEqual(['team.members= [a=b]', 'team.size=3'])
  expect(withSettings({ ...otherwise, settings }, { 'team.members': null, seed: '1' }).settings).toEqual({
    'team.size': '3',
    seed: '1',
  })
})
