import { type Choice, expandBlock, resolveBlock } from './kinds.ts'
import type { Report } from './problem.ts'
import { type PolicyBlockName, type PolicyKinds, policyDefaults } from './schema.ts'
import { isMapping, type Node, withEntry } from './tree.ts'

export const policyBlocks = Object.keys(policyDefaults) as PolicyBlockName[]

/** Policies that are written as a bare kind, written out. */
export function expandPolicies(root: Node): Node {
  return isMapping(root) ? policyBlocks.reduce(expandBlock, root) : root
}

/** Gives every block a kind that exists, and takes out the options that other kinds have and this one does not. */
export function resolvePolicies(root: Node, kinds: PolicyKinds, report: Report): Node {
  if (!isMapping(root)) return root
  return policyBlocks.reduce((resolved, name) => {
    const choice: Choice = { kinds: kinds[name], kindDefault: policyDefaults[name] }
    return withEntry(resolved, name, resolveBlock(root, name, choice, report))
  }, root)
}
