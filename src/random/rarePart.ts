import type { Distribution } from './distribution.ts'
import type { Mixture } from './distributions/mixture.ts'
import { distributionOf, type Quantity } from './quantity.ts'
import type { RareDraws } from './rareDraws.ts'
import { weightedIndex } from './weighted.ts'

/** A part of a mixture that is drawn at most so often is rare. */
const SHARE_MAX = 0.02
/** And matters where it makes up at least so much of the mixture's mean. */
const MEAN_SHARE_MIN = 0.01

/** A mixture with a part that is drawn rarely and yet makes up some of its mean. */
export interface RarePart {
  /** Probability of the rare part. */
  readonly share: number
  /**
   * A sampler that draws the very numbers that the mixture's own does, where `rare` leaves it to chance. `uniform`: as for
   * `Distribution.sampler`.
   */
  sampler(uniform: () => number, rare: RareDraws): () => number
}

/** The one rare part of a quantity; null if it is no mixture, or has none that matters, or several. */
export function rarePartOf(quantity: Quantity): RarePart | null {
  if (typeof quantity === 'number' || !('mixture' in quantity)) return null
  const { parts } = (quantity as { mixture: Mixture<Quantity> }).mixture
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  const shares = parts.map(({ weight }) => weight / total)
  const distributions = parts.map(({ value }) => distributionOf(value))
  const rare = shares.flatMap((share, place) => (share <= SHARE_MAX ? [place] : []))
  const [place] = rare
  if (rare.length !== 1 || parts.length === 1 || !matters(shares, distributions, place!)) return null
  return { share: shares[place!]!, sampler: samplerOf(parts, distributions, place!) }
}

function matters(shares: readonly number[], distributions: readonly Distribution[], place: number): boolean {
  const means = distributions.map(({ mean }, part) => Math.abs(mean) * shares[part]!)
  const mean = means.reduce((sum, part) => sum + part, 0)
  return Number.isFinite(mean) && means[place]! >= MEAN_SHARE_MIN * mean
}

/**
 * As the mixture's own sampler, but that `rare` may overrule chance. The number that chose the rare part is uniform within
 * that part's range, so it can choose among the others instead; a sampler takes no number more or less for it.
 */
function samplerOf(
  parts: readonly { readonly weight: number }[],
  distributions: readonly Distribution[],
  rarePlace: number,
): RarePart['sampler'] {
  const weights = parts.map(({ weight }) => weight)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const share = weights[rarePlace]! / total
  const start = weights.slice(0, rarePlace).reduce((sum, weight) => sum + weight, 0) / total
  const pick = weightedIndex(weights)
  const pickOther = weightedIndex(weights.map((weight, place) => (place === rarePlace ? 0 : weight)))
  return (uniform, rare) => {
    const draws = distributions.map((distribution) => distribution.sampler(uniform))
    return () => {
      const u = uniform()
      const place = pick(u)
      const taken = rare.takes(share, place === rarePlace)
      if (taken) return draws[rarePlace]!()
      return draws[place === rarePlace ? pickOther(withinRange((u - start) / share)) : place]!()
    }
  }
}

/** Rounding may lead out of [0, 1). */
const withinRange = (u: number): number => Math.min(1 - 2 ** -53, Math.max(0, u))
