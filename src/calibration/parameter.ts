import type { Profile } from '../scenario/index.ts'
import type { Scale } from './scale.ts'

/** One number of a profile that is fitted. */
export interface Parameter {
  /** Where it stands in the profile, as messages and files name it. */
  readonly name: string
  readonly scale: Scale
  /**
   * How far from its first value it is expected at most to lie, as a standard deviation on its line: what the runs do not
   * tell stays where it was.
   */
  readonly priorSd: number
  of(profile: Profile): number
  with(profile: Profile, value: number): Profile
}

type Mapping = Readonly<Record<string, unknown>>

/** A number at a path of the profile; `fallback` stands where the profile says nothing. */
export function atPath(name: string, scale: Scale, priorSd: number, fallback = 0): Parameter {
  const path = name.split('.')
  return {
    name,
    scale,
    priorSd,
    of: (profile) => {
      const value = path.reduce<unknown>((node, key) => (node as Mapping | undefined)?.[key], profile)
      return typeof value === 'number' ? value : fallback
    },
    with: (profile, value) => put(profile, path, value) as Profile,
  }
}

/** A distribution of the profile that is known by its mean. */
export function meanAtPath(
  name: string,
  scale: Scale,
  priorSd: number,
  family: { written(mean: number): unknown; mean(written: unknown): number },
): Parameter {
  const path = name.split('.')
  return {
    name,
    scale,
    priorSd,
    of: (profile) => family.mean(path.reduce<unknown>((node, key) => (node as Mapping | undefined)?.[key], profile)),
    with: (profile, value) => put(profile, path, family.written(value)) as Profile,
  }
}

function put(node: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  return { ...(node as Mapping | undefined), [key]: put((node as Mapping | undefined)?.[key], rest, value) }
}
