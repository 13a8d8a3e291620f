import { distance } from 'fastest-levenshtein'

/** The known name that `name` is most likely a typo of: at most a third of its letters differ. */
export function suggest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.max(1, Math.floor(name.length / 3)) + 1
  // Nobody types a name this long, and the comparison takes time in proportion to the square of the length.
  if (name.length > 200) return undefined
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= least) continue
    const difference = distance(name.toLowerCase(), candidate.toLowerCase())
    if (difference < least) {
      best = candidate
      least = difference
    }
  }
  return best
}

/** A hint at the nearest known name, or at all of them if none is near and they are few. */
export function nameHint(name: string, known: readonly string[], what: string): { hint?: string } {
  const nearest = suggest(name, known)
  if (nearest !== undefined) return { hint: `did you mean ${JSON.stringify(nearest)}?` }
  if (known.length === 0 || known.length > 20) return {}
  return { hint: `known ${what}: ${known.join(', ')}` }
}
