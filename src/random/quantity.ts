import { z } from 'zod'
import type { Distribution, Kind } from './distribution.ts'
import { constant } from './distributions/constant.ts'
import { simpleKinds } from './distributions/index.ts'
import { type Mixture, mixture } from './distributions/mixture.ts'
import { LARGEST, shown } from './parameters.ts'

type Written<K> = K extends Kind<infer Name, infer Params> ? { [name in Name]: Params } : never

/** A value as a scenario writes it: a number, or an object whose one key is the kind of a distribution. */
export type Quantity = number | Written<(typeof simpleKinds)[number]> | { mixture: Mixture<Quantity> }

/** The values that a quantity may take; unbounded without a bound. */
export interface Range {
  readonly min?: number
  readonly max?: number
}

type AnyKind = Kind<string, unknown>

/** The kinds whose mixtures are made of parts that `part` accepts. */
const kindsOf = (part: z.ZodType<Quantity>) => [...simpleKinds, mixture(part, distributionOf)] as unknown as AnyKind[]

const kinds = kindsOf(z.custom<Quantity>())

/** The names of the kinds of distribution. */
export const kindNames: readonly string[] = kinds.map(({ name }) => name)

const alternatives = `a number or an object with one of ${kindNames.join(', ')}`

/** The distribution of a quantity that `quantity()` accepts; throws RangeError for a kind that does not exist. */
export function distributionOf(written: Quantity): Distribution {
  if (typeof written === 'number') return constant.create({ value: written })
  const [name, params] = Object.entries(written)[0] ?? ['nothing']
  const kind = kinds.find((kind) => kind.name === name)
  if (!kind) throw new RangeError(`distributionOf: expected ${alternatives}, got ${name}`)
  return kind.create(params)
}

/**
 * The schema of a quantity whose every draw lies in `range`. Issues have the path of the very parameter at fault, such
 * as ['lognormal', 'cv']; a kind that does not exist is one issue, at its key, that lists the kinds.
 */
export function quantity(range: Range = {}): z.ZodType<Quantity> {
  const check = (input: unknown, context: z.RefinementCtx) => {
    for (const issue of issuesOf(input, checkedKinds, range)) context.addIssue({ code: 'custom', input, ...issue })
  }
  const checkedKinds = kindsOf(z.custom<Quantity>().superRefine(check))
  const number = z
    .number()
    .min(range.min ?? -LARGEST)
    .max(range.max ?? LARGEST)
  const objects = kindsOf(z.lazy(() => union)).map(({ name, params, summary }) =>
    z.strictObject({ [name]: params }).describe(summary),
  )
  const union = z.union([number, ...objects]) as unknown as z.ZodType<Quantity>
  // A union reports every alternative that failed. So `check` goes first and reports what matters; the union, reached
  // by valid input only, is what JSON Schema describes.
  return z.preprocess((input, context) => {
    check(input, context)
    return input
  }, union)
}

interface Issue {
  readonly path: PropertyKey[]
  readonly message: string
}

function issuesOf(input: unknown, kinds: readonly AnyKind[], range: Range): Issue[] {
  if (typeof input === 'number') return numberIssues(input, range)
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return [{ path: [], message: `expected ${alternatives}, got ${shown(input)}` }]
  const [name, ...others] = Object.keys(input)
  const stranger = Object.keys(input).find((key) => !kindNames.includes(key))
  if (stranger !== undefined)
    return [
      { path: [stranger], message: `unknown distribution '${stranger}', expected one of ${kindNames.join(', ')}` },
    ]
  if (name === undefined || others.length > 0)
    return [
      { path: [], message: `expected ${alternatives}, got ${Object.keys(input).join(' and ') || 'an empty object'}` },
    ]
  return kindIssues(kinds.find((kind) => kind.name === name)!, (input as Record<string, unknown>)[name], range)
}

function numberIssues(input: number, range: Range): Issue[] {
  if (Math.abs(input) <= LARGEST) return rangeIssues(input, input, range, [], shown(input))
  return [{ path: [], message: `expected a number from -1e15 to 1e15, got ${shown(input)}` }]
}

function kindIssues({ name, params, create }: AnyKind, input: unknown, range: Range): Issue[] {
  const result = params.safeParse(input)
  if (!result.success) return result.error.issues.flatMap((issue) => flattened(issue, name))
  const { min, max } = create(result.data)
  return rangeIssues(min, max, range, [name], `values from ${min} to ${max}`)
}

/** Unknown keys have the path of their object in zod: each gets its own. */
function flattened(issue: z.core.$ZodIssue, name: string): Issue[] {
  const { message } = issue
  const path = [name, ...issue.path]
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ path: [...path, key], message }))
    : [{ path, message }]
}

function rangeIssues(low: number, high: number, range: Range, path: PropertyKey[], got: string): Issue[] {
  const { min = -Infinity, max = Infinity } = range
  if (low >= min && high <= max) return []
  const bounds = max === Infinity ? `at least ${min}` : min === -Infinity ? `at most ${max}` : `from ${min} to ${max}`
  return [{ path, message: `expected ${bounds}, got ${got}` }]
}
