import { scale } from '@observablehq/plot'

/** A scale of an axis, known before anything is drawn. */
export interface AxisScale {
  readonly type: 'linear' | 'log'
  readonly domain: readonly [low: number, high: number]
}

/**
 * A scale that shows these values (finite) with round ends: logarithmic where they span more than a factor of `logFrom`,
 * otherwise from 0 unless that would squeeze them into less than half of the axis.
 */
export function axisScale(values: readonly number[], logFrom = 30): AxisScale {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (low > 0 && high / low > logFrom) {
    const air = (high / low) ** 0.06
    return { type: 'log', domain: [low / air, high * air] }
  }
  // Numbers so close have no round ones in between.
  const isOne = high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high))
  if (isOne) return { type: 'linear', domain: low > 0 ? [0, high * 1.2] : [low - 1, high + 1] }
  const from = low >= 0 && low < high / 2 ? 0 : low
  return { type: 'linear', domain: niceDomain(from, high) }
}

/** `low` and `high` moved outward to round numbers. */
export function niceDomain(low: number, high: number): [number, number] {
  const [from, to] = scale({ y: { type: 'linear', domain: [low, high], nice: true } }).domain as unknown as number[]
  return [from!, to!]
}

/** Where `value` lies on a scale, 0 to 1 between its ends. */
export function position({ type, domain: [low, high] }: AxisScale, value: number): number {
  if (type === 'linear') return (value - low) / (high - low)
  return Math.log(value / low) / Math.log(high / low)
}

/** The value at `share` of the way from the low to the high end: the inverse of `position`. */
export function valueAt({ type, domain: [low, high] }: AxisScale, share: number): number {
  return type === 'linear' ? low + share * (high - low) : low * (high / low) ** share
}

/** Of ten, of which a logarithmic axis may have ticks. */
const POWERS = Array.from({ length: 49 }, (_, index) => index - 24)

/** Where an axis has ticks: about `count` of a linear one, round numbers of a logarithmic one. */
export function ticksOf({ type, domain: [low, high] }: AxisScale, count: number): number[] {
  if (type === 'linear') return linearTicks(low, high, count)
  const inside = (leads: readonly number[], every = 1) =>
    POWERS.filter((power) => power % every === 0)
      .flatMap((power) => leads.map((lead) => Number(`${lead}e${power}`)))
      .filter((tick) => tick >= low && tick <= high)
  const dense = [
    [1, 2, 3, 5],
    [1, 2, 5],
    [1, 3],
  ].map((leads) => inside(leads))
  const sparse = [1, 2, 3, 4, 6, 8].map((every) => inside([1], every))
  return [...dense, ...sparse].find((ticks) => ticks.length <= count + 1) ?? sparse.at(-1)!
}

/** Multiples of the smallest 1, 2 or 5 times a power of ten of which there are at most `count` + 1. */
function linearTicks(low: number, high: number, count: number): number[] {
  const power = 10 ** Math.floor(Math.log10((high - low) / (count + 1)))
  for (const step of [1, 2, 5, 10, 20].map((lead) => lead * power)) {
    const [first, last] = [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)]
    if (last - first > count) continue
    return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
  }
  return [low, high]
}

/** A tick as people write it: "2,000", "0.05". */
export const tickText = (value: number): string => value.toLocaleString('en-GB', { maximumSignificantDigits: 6 })
