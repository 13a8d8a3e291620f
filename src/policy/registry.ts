import type { z } from 'zod'

/**
 * One way to take one kind of decision: its name in scenario files, its options, and what makes it.
 * A policy is one file that exports one of these, and one line in its folder's index.
 */
export interface PolicyKind<Policy> {
  /** The name that a scenario writes as `kind`. */
  readonly kind: string
  /** One sentence for help texts. */
  readonly summary: string
  /** The options beside `kind`: types, ranges, defaults and descriptions. */
  readonly options: z.ZodObject
  /** Makes the policy from options that fulfil the schema; `uniform` is the source for the policy's own samplers. */
  create(options: unknown, uniform: () => number): Policy
}

/** Declares a policy with its options typed by their schema. */
export function definePolicy<Options extends z.ZodObject, Policy>(definition: {
  kind: string
  summary: string
  options: Options
  create(options: z.infer<Options>, uniform: () => number): Policy
}): PolicyKind<Policy> {
  return definition as PolicyKind<Policy>
}

/** The policies of one kind of decision, by name. */
export class Registry<Policy> {
  readonly kinds: readonly PolicyKind<Policy>[]

  constructor(kinds: readonly PolicyKind<Policy>[]) {
    this.kinds = kinds
  }

  /** The option schemas by name: what the scenario schema is built from. */
  get schemas(): Record<string, z.ZodObject> {
    return Object.fromEntries(this.kinds.map(({ kind, options }) => [kind, options]))
  }

  /**
   * The policy that a block of a scenario asks for.
   * @throws RangeError for a kind that is not registered
   */
  create(block: { readonly kind: string }, uniform: () => number): Policy {
    const found = this.kinds.find(({ kind }) => kind === block.kind)
    if (!found) throw new RangeError(`expected one of ${this.kinds.map((k) => k.kind).join(', ')}, got ${block.kind}`)
    const { kind: _, ...options } = block
    return found.create(options, uniform)
  }
}
