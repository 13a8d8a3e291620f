import { distance } from 'fastest-levenshtein'

/** Names that are compared at most: a list of more is no list of names that somebody types. */
const KNOWN_MAX = 10_000

/** The known name that `name` is most likely a typo of: at most a third of its letters differ, or two are swapped. */
export function suggest(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Math.max(1, Math.floor(name.length / 3)) + 1
  // Nobody types a name this long, and the comparison takes time in proportion to the square of the length.
  if (name.length > 200 || known.length > KNOWN_MAX) return undefined
  const small = name.toLowerCase()
  for (const candidate of known) {
    if (candidate === name || Math.abs(candidate.length - name.length) >= least) continue
    const difference = slips(small, candidate.toLowerCase())
    if (difference < least) {
      best = candidate
      least = difference
    }
  }
  return best
}

/** Slips of the hand between two words: Levenshtein's distance, but two neighbours swapped are one slip. */
function slips(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  const swapped = at < a.length && a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2) === b
  return swapped ? 1 : distance(a, b)
}

/** A hint at the nearest known name, if one is near. */
export function nearHint(name: string, known: readonly string[]): string | undefined {
  const nearest = suggest(name, known)
  return nearest === undefined ? undefined : `did you mean ${JSON.stringify(nearest)}?`
}

/** A hint at the nearest known name, or at all of them if none is near and they are few. */
export function nameHint(name: string, known: readonly string[], what: string): string | undefined {
  const near = nearHint(name, known)
  if (near !== undefined || known.length === 0 || known.length > 20) return near
  return `known ${what}: ${known.join(', ')}`
}
