import type { Profile } from '../scenario/index.ts'
import type { Scale } from './scale.ts'

/** One number of a profile that is fitted. */
export interface Parameter {
  /** Where it stands in the profile, as messages and files name it. */
  readonly name: string
  readonly scale: Scale
  /** Where the search begins: a value that would surprise of no model. */
  readonly first: number
  /** How far from there it is expected to lie, as a standard deviation on its line: what the runs do not tell stays there. */
  readonly priorSd: number
  with(profile: Profile, value: number): Profile
}

type Mapping = Readonly<Record<string, unknown>>

/** A number at a path of the profile; `written`: how the profile states it, if not as it is. */
export function atPath(
  name: string,
  scale: Scale,
  first: number,
  priorSd: number,
  written: (value: number) => unknown = (value) => value,
): Parameter {
  const path = name.split('.')
  return { name, scale, first, priorSd, with: (profile, value) => put(profile, path, written(value)) as Profile }
}

function put(node: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  return { ...(node as Mapping | undefined), [key]: put((node as Mapping | undefined)?.[key], rest, value) }
}
