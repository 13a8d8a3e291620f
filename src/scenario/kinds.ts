import { z } from 'zod'
import type { Report } from './problem.ts'
import { nearHint } from './suggest.ts'
import { broken, get, isMapping, isSetting, type Mapping, type Node, shown, withEntry } from './tree.ts'

/** The kinds that a block of a scenario chooses from. */
export interface Choice {
  /** The strict schema of each kind's options (without `kind`), by name. */
  readonly kinds: Readonly<Record<string, z.ZodObject>>
  /** The kind of a block that names none. */
  readonly kindDefault: string
}

/** The schema of a block: one of the kinds, with its options. */
export function blockSchema({ kinds, kindDefault }: Choice) {
  const blocks = Object.entries(kinds).map(([kind, options]) => {
    const name = z.literal(kind)
    const block = options.safeExtend({ kind: kind === kindDefault ? name.default(kind) : name }) as z.ZodObject
    return options.description ? block.describe(options.description) : block
  })
  return z.discriminatedUnion('kind', blocks as [z.ZodObject, ...z.ZodObject[]])
}

/** The block `name` of a mapping, where it is a bare kind: `pacing: async` is short for `pacing: { kind: async }`. */
export function expandBlock(parent: Mapping, name: string): Mapping {
  const block = get(parent, name)
  if (typeof block?.data !== 'string') return parent
  return withEntry(parent, name, { ...block, data: new Map([['kind', block]]) })
}

/**
 * The block `name` of a mapping with a kind that exists, without the options that other kinds have and this one does not.
 * What is wrong with its kind goes to the report, and gives a broken node.
 */
export function resolveBlock(parent: Mapping, name: string, choice: Choice, report: Report): Node {
  const { kinds, kindDefault } = choice
  const block = get(parent, name) ?? { ...parent, data: new Map() }
  if (!isMapping(block)) {
    if (block.data !== undefined) report.error(block.place, `expected a kind or a mapping, got ${shown(block)}`)
    return broken(block)
  }
  const chosen = block.data.get('kind') ?? { ...parent, data: kindDefault }
  if (typeof chosen.data !== 'string' || !Object.hasOwn(kinds, chosen.data)) {
    const known = Object.keys(kinds)
    const hint = typeof chosen.data === 'string' ? nearHint(chosen.data, known) : undefined
    const expected = known.join(' or ')
    const details = { expected, got: shown(chosen), ...(hint === undefined ? {} : { hint }) }
    if (chosen.data !== undefined)
      report.error(chosen.place, { message: `expected ${expected}, got ${shown(chosen)}`, ...details })
    return broken(block)
  }
  return withEntry({ ...block, data: ownOptions(block.data, chosen, name, choice, report) }, 'kind', chosen)
}

function ownOptions(
  entries: ReadonlyMap<string, Node>,
  chosen: Node,
  name: string,
  { kinds }: Choice,
  report: Report,
): ReadonlyMap<string, Node> {
  const kind = String(chosen.data)
  const owners = (key: string) => Object.keys(kinds).filter((other) => Object.hasOwn(kinds[other]!.shape, key))
  return new Map(
    [...entries].filter(([key, value]) => {
      const users = owners(key)
      if (users.length === 0 || users.includes(kind)) return true
      // A setting that chooses a kind leaves the file's options of another one behind: there is nothing to be done about that.
      const leftBehind = isSetting(chosen) && !isSetting(value)
      if (!leftBehind) report.warn(value.key, `${name} ${kind} does not use this: only ${users.join(', ')}`)
      return false
    }),
  )
}
