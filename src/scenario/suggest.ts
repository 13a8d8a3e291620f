import { distance } from 'fastest-levenshtein'

/** The known name that `name` is most likely a typo of: at most a third of its letters differ, or two are swapped. */
export function suggest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.max(1, Math.floor(name.length / 3)) + 1
  // Nobody types a name this long, and the comparison takes time in proportion to the square of the length.
  if (name.length > 200) return undefined
  for (const candidate of known) {
    if (candidate === name || Math.abs(candidate.length - name.length) >= least) continue
    const difference = slips(name.toLowerCase(), candidate.toLowerCase())
    if (difference < least) {
      best = candidate
      least = difference
    }
  }
  return best
}

/** Slips of the hand between two words: Levenshtein's distance, but two neighbours swapped are one slip. */
function slips(a: string, b: string): number {
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  const swapped = at >= 0 && a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2) === b
  return swapped ? 1 : distance(a, b)
}

/** A hint at the nearest known name, or at all of them if none is near and they are few. */
export function nameHint(name: string, known: readonly string[], what: string): { hint?: string } {
  const nearest = suggest(name, known)
  if (nearest !== undefined) return { hint: `did you mean ${JSON.stringify(nearest)}?` }
  if (known.length === 0 || known.length > 20) return {}
  return { hint: `known ${what}: ${known.join(', ')}` }
}
