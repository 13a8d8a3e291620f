import { z } from 'zod'

/** Parameters stay within this size (1e15 in messages), so that no mean, variance or draw overflows. */
export const LARGEST = 1e15

/** The error of a value that is not what `words` say. */
const expected = (words: string) => ({
  error: (issue: { input?: unknown }) => `expected ${words}, got ${shown(issue.input)}`,
})

/** A number with plain words about its range; `above` excludes `low` itself. */
function within(words: string, low: number, high: number, description: string, above = false) {
  const number = z.number(expected(words)).max(high, expected(high === LARGEST ? `${words} up to 1e15` : words))
  const tooLow = expected(low === -LARGEST ? `${words} from -1e15` : words)
  return (above ? number.gt(low, tooLow) : number.min(low, tooLow)).describe(description)
}

/** Any number. */
export const real = (description: string) => within('a number', -LARGEST, LARGEST, description)

/** A number above 0. */
export const positive = (description: string) => within('a number above 0', 0, LARGEST, description, true)

/** A number from `low` to `high`. */
export const between = (low: number, high: number, description: string) =>
  within(`a number from ${low} to ${high}`, low, high, description)

/** An integer from `low` to `high`. */
export function integer(low: number, high: number, description: string) {
  const words = `an integer from ${low} to ${high}`
  return within(words, low, high, description).refine(Number.isInteger, expected(words))
}

/** A list; `what` names its items in messages. */
export const listOf = <Item extends z.ZodType>(item: Item, what: string) => z.array(item, expected(`a list of ${what}`))

/** The parameters of a kind: exactly these, by name. */
export function parameters<Shape extends z.ZodRawShape>(shape: Shape) {
  const names = Object.keys(shape).join(', ')
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `unknown parameter, expected ${names}`
        : `expected an object with ${names}, got ${shown(issue.input)}`,
  })
}

/** Spread into a refinement of several parameters together: it is tried only once each of them is right by itself. */
export const together = { when: ({ issues }: z.core.ParsePayload) => issues.length === 0 }

/** A value as an error message shows it. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'string' ? `'${value}'` : String(value)
}
