import { z } from 'zod'
import { quantity } from '../random/index.ts'

/**
 * The plain values of a scenario. Every schema here says in one phrase what it expects, whatever the mistake
 * (wrong type, out of range); the loader adds what came instead.
 */

/** An integer from `min` to `max`, both included. */
export function integer(min: number, max = Number.MAX_SAFE_INTEGER) {
  const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`
  const error = ({ input }: { input?: unknown }) =>
    // Beyond 2^53 - 1 whole numbers are no longer exact.
    `expected an integer ${Number(input) > Number.MAX_SAFE_INTEGER ? 'up to 2^53 - 1' : range}`
  return z.int({ error }).min(min, { error }).max(max, { error })
}

/** A finite number of at least `min`. */
export function atLeast(min: number) {
  const error = `expected a number of at least ${min}`
  return z.number({ error }).min(min, { error })
}

/** A finite number above `limit`. */
export function above(limit: number) {
  const error = `expected a number above ${limit}`
  return z.number({ error }).gt(limit, { error })
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

/** Any finite number. */
export function finite() {
  return z.number({ error: 'expected a number' })
}

/** Text of at least one character. `what` names it in messages. */
export function text(what = 'text') {
  const error = `expected ${what}`
  return z.string({ error }).min(1, { error })
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
