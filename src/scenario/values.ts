import { z } from 'zod'
import { LARGEST, quantity } from '../random/index.ts'
import { isOneLine } from './escape.ts'

/**
 * The plain values of a scenario. Every schema here says in one phrase what it expects, whatever the mistake
 * (wrong type, out of range); the loader adds what came instead.
 */

/** The error of a number that is not what `words` say; of one above `largest` other words. */
const expected =
  (words: string, largest = LARGEST, tooLarge = `${words} up to 1e15`) =>
  ({ input }: { input?: unknown }) =>
    `expected ${typeof input === 'number' && input > largest ? tooLarge : words}`

/** An integer from `min` to `max`, both included. */
export function integer(min: number, max = Number.MAX_SAFE_INTEGER) {
  // Beyond 2^53 - 1 whole numbers are no longer exact.
  const isOpen = max === Number.MAX_SAFE_INTEGER
  const words = `an integer ${isOpen ? `of at least ${min}` : `from ${min} to ${max}`}`
  const error = expected(words, max, isOpen ? 'an integer up to 2^53 - 1' : words)
  return z.int({ error }).min(min, { error }).max(max, { error })
}

/** A number from `min` to 1e15: numbers have the bounds that parameters of distributions have, so that no sum overflows. */
export function atLeast(min: number) {
  const error = expected(`a number of at least ${min}`)
  return z.number({ error }).min(min, { error }).max(LARGEST, { error })
}

/** A number above `limit`, up to `largest`. */
export function above(limit: number, largest = LARGEST) {
  const words = `a number above ${limit}`
  const error = expected(words, largest, `${words} up to ${largest === LARGEST ? '1e15' : largest}`)
  return z.number({ error }).gt(limit, { error }).max(largest, { error })
}

/** A probability, 0 to 1, both included. */
export function probability() {
  const error = 'expected a probability from 0 to 1'
  return z.number({ error }).min(0, { error }).max(1, { error })
}

/** A part of a whole, 0 to 1, both included. */
export function share() {
  const error = 'expected a share from 0 to 1'
  return z.number({ error }).min(0, { error }).max(1, { error })
}

/** A probability above 0: what never happens would leave a run without an end. */
export function positiveProbability() {
  const error = 'expected a probability above 0, up to 1'
  return z.number({ error }).gt(0, { error }).max(1, { error })
}

/** A number from -1e15 to 1e15. */
export function finite() {
  const error = 'expected a number from -1e15 to 1e15'
  return z.number({ error }).min(-LARGEST, { error }).max(LARGEST, { error })
}

/** Text of at least one character. `what` names it in messages. */
export function text(what = 'text') {
  const error = `expected ${what}`
  return z.string({ error }).min(1, { error })
}

/** A name: text on one line that can be shown as it is, in messages, tables and figures. `what` is as for `text`. */
export function name(what: string) {
  const error = `expected ${what}, without line breaks and control characters`
  return text(what).refine(isOneLine, { error })
}

/** true or false. */
export function flag() {
  return z.boolean({ error: 'expected true or false' })
}

/** One of a few names. */
export function oneOf<const Names extends readonly [string, ...string[]]>(names: Names) {
  return z.enum(names, { error: `expected ${names.join(' or ')}` })
}

/** A list; `what` names its items in messages. */
export function listOf<Item extends z.ZodType>(item: Item, what: string) {
  return z.array(item, { error: `expected a list of ${what}` })
}

/** A number or a distribution whose every draw is at least 0. One schema for all, so that JSON Schema says it once. */
export const amount = quantity({ min: 0 }).meta({ id: 'amount' })

/** A number or a distribution whose every draw is at least 1. */
export const amountFromOne = quantity({ min: 1 }).meta({ id: 'amountFromOne' })
