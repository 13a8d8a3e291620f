import { randomNormal } from 'd3-random'
import { kind } from '../distribution.ts'
import { parameters, positive, real, together } from '../parameters.ts'
import { normalCdf, normalDensity } from '../special.ts'

/** At least this share of the parent lies in the range, which bounds the number of rejected tries. */
const SMALLEST_SHARE = 0.01

/** The normal distribution before it is cut, and where. */
interface Truncated {
  mean: number
  sd: number
  min?: number | undefined
  max?: number | undefined
}

export const normal = kind({
  name: 'normal',
  summary: 'The normal distribution cut to min..max; mean and sd are those before the cut.',
  source: 'Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), section 13.10.1.',
  params: parameters({
    mean: real('mean before truncation'),
    sd: positive('standard deviation before truncation'),
    min: real('smallest value; unbounded without it').optional(),
    max: real('largest value; unbounded without it').optional(),
  }).refine((given) => share(standardized(given)) >= SMALLEST_SHARE, {
    ...together,
    error: 'expected min and max to keep at least 1 % of the normal distribution',
  }),
  create: (given) => {
    const { mean, sd, min = -Infinity, max = Infinity } = given
    const bounds = standardized(given)
    const shift = (normalDensity(bounds.low) - normalDensity(bounds.high)) / share(bounds)
    const spread = (edge(bounds.low) - edge(bounds.high)) / share(bounds)
    return {
      mean: mean + sd * shift,
      variance: sd * sd * (1 + spread - shift * shift),
      min,
      max,
      sampler: (source) => {
        const draw = randomNormal.source(source)(mean, sd)
        return () => {
          for (;;) {
            // d3 makes normal numbers in pairs and keeps the second: use both up, so that nothing outlives the draw.
            const first = draw()
            const second = draw()
            if (first >= min && first <= max) return first
            if (second >= min && second <= max) return second
          }
        }
      },
    }
  },
})

interface Bounds {
  readonly low: number
  readonly high: number
}

function standardized({ mean, sd, min = -Infinity, max = Infinity }: Truncated): Bounds {
  return { low: (min - mean) / sd, high: (max - mean) / sd }
}

const share = ({ low, high }: Bounds) => normalCdf(high) - normalCdf(low)

const edge = (z: number) => (Number.isFinite(z) ? z * normalDensity(z) : 0)
