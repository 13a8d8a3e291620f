import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runCommand, sweepCommand } from './command.ts'
import { setTexts, type View, viewOf } from './view.ts'

/** The words that a POSIX shell makes of a command, without `npx brooks`. */
function wordsOf(command: string): string[] {
  const printed = command.replace(/^npx brooks/, String.raw`printf '%s\0'`)
  return execFileSync('/bin/sh', ['-c', printed], { encoding: 'utf8' }).split('\0').slice(0, -1)
}

/** Anything that a word of a command can hold. */
const text = fc.string({ unit: 'binary', maxLength: 30 }).map((word) => word.replaceAll('\0', ''))
const views: fc.Arbitrary<View> = fc.record({
  scenario: text,
  files: fc.constant({}),
  settings: fc.dictionary(text, text, { maxKeys: 4 }),
  seed: fc.option(fc.maxSafeNat()),
  measured: fc.boolean(),
})

/** What a view adds to a command. */
const added = (view: View): string[] => [
  view.scenario,
  ...setTexts(view).flatMap((set) => ['--set', set]),
  ...(view.seed === null ? [] : ['--seed', String(view.seed)]),
]

test('a shell reads every word of a run as it was', () => {
  fc.assert(
    fc.property(views, (view) => {
      expect(wordsOf(runCommand(view))).toEqual(['run', ...added(view), '--trace'])
    }),
  )
})

test('and of a sweep', () => {
  fc.assert(
    fc.property(views, (view) => {
      const rest = ['--vary', 'team.size=1,2,16', '--replications', '200']
      expect(wordsOf(sweepCommand(view, [1, 2, 16], 200))).toEqual(['sweep', ...added(view), ...rest])
    }),
    { numRuns: 30 },
  )
})

test('what needs no quotation marks has none', () => {
  const view = { ...viewOf('scenarios/play.yaml'), settings: { 'team.size': '5', 'team.members': '[gpt]' }, seed: 7 }
  expect(runCommand(view)).toBe(
    "npx brooks run scenarios/play.yaml --set team.size=5 --set 'team.members=[gpt]' --seed 7 --trace",
  )
})
