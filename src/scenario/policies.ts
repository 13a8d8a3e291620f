import type { Report } from './problem.ts'
import { type PolicyBlockName, type PolicyKinds, policyDefaults } from './schema.ts'
import { nameHint } from './suggest.ts'
import { broken, get, isMapping, type Node, shown, withEntry } from './tree.ts'

export const policyBlocks = Object.keys(policyDefaults) as PolicyBlockName[]

/** `pacing: async` is short for `pacing: { kind: async }`. */
export function expandPolicies(root: Node): Node {
  let expanded = root
  for (const name of policyBlocks) {
    const block = get(root, name)
    if (typeof block?.data !== 'string' || !isMapping(expanded)) continue
    expanded = withEntry(expanded, name, { ...block, data: new Map([['kind', block]]) })
  }
  return expanded
}

/** Gives every block a kind that exists, and takes out the options that other kinds have and this one does not. */
export function resolvePolicies(root: Node, kinds: PolicyKinds, report: Report): Node {
  let resolved = root
  for (const name of policyBlocks) {
    if (isMapping(resolved)) resolved = withEntry(resolved, name, resolveBlock(root, name, kinds[name], report))
  }
  return resolved
}

function resolveBlock(root: Node, name: PolicyBlockName, kinds: PolicyKinds[PolicyBlockName], report: Report): Node {
  const kind: Node = { ...root, data: policyDefaults[name] }
  const block = get(root, name) ?? { ...root, data: new Map() }
  if (!isMapping(block)) {
    if (block.data !== undefined) report.error(block.place, `expected a kind or a mapping, got ${shown(block)}`)
    return broken(block)
  }
  const chosen = block.data.get('kind') ?? kind
  if (typeof chosen.data !== 'string' || !Object.hasOwn(kinds, chosen.data)) {
    const known = Object.keys(kinds)
    const hint = typeof chosen.data === 'string' ? nameHint(chosen.data, known, 'kinds') : {}
    const expected = known.join(' or ')
    const details = { expected, got: shown(chosen), ...(hint.hint?.startsWith('did') ? hint : {}) }
    if (chosen.data !== undefined)
      report.error(chosen.place, { message: `expected ${expected}, got ${shown(chosen)}`, ...details })
    return broken(block)
  }
  return withEntry({ ...block, data: ownOptions(block.data, chosen.data, name, kinds, report) }, 'kind', chosen)
}

function ownOptions(
  entries: ReadonlyMap<string, Node>,
  kind: string,
  name: PolicyBlockName,
  kinds: PolicyKinds[PolicyBlockName],
  report: Report,
): ReadonlyMap<string, Node> {
  const owners = (key: string) => Object.keys(kinds).filter((other) => Object.hasOwn(kinds[other]!.shape, key))
  return new Map(
    [...entries].filter(([key, value]) => {
      const users = owners(key)
      if (users.length === 0 || users.includes(kind)) return true
      report.warn(value.key, `${name} ${kind} does not use this: only ${users.join(', ')}`)
      return false
    }),
  )
}
