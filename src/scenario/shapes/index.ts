import type { Needs } from '../../theory/index.ts'
import type { Choice } from '../kinds.ts'
import { chain } from './chain.ts'
import { chainAndFree } from './chainAndFree.ts'
import { forkJoin } from './forkJoin.ts'
import { layered } from './layered.ts'
import type { Shape } from './shape.ts'

export type { Shape } from './shape.ts'

/** Every shape of a task graph; the first is the default. To add one: a file beside these, and a line here. */
export const shapes: readonly Shape[] = [chainAndFree, chain, layered, forkJoin]

/** What a `shape` block chooses from. */
export const shapeChoice: Choice = {
  kinds: Object.fromEntries(shapes.map(({ kind, summary, options }) => [kind, options.describe(`${summary}.`)])),
  kindDefault: shapes[0]!.kind,
}

/**
 * The task graph that a block asks for, its options filled in.
 * @throws RangeError for a kind that is not there
 */
export function needsOf({ kind, ...options }: Readonly<Record<string, unknown>>): Needs {
  const shape = shapes.find((candidate) => candidate.kind === kind)
  if (!shape) throw new RangeError(`expected one of ${shapes.map(({ kind }) => kind).join(', ')}, got ${kind}`)
  return shape.needs(options)
}
