/** A unit of time to show durations in. */
export interface TimeUnit {
  readonly name: 's' | 'min' | 'h' | 'd'
  readonly seconds: number
}

/** Largest first, each used from three of its own on. */
const units: readonly TimeUnit[] = [
  { name: 'd', seconds: 86_400 },
  { name: 'h', seconds: 3_600 },
  { name: 'min', seconds: 60 },
]

/** The unit that suits durations up to `seconds`. */
export function timeUnitFor(seconds: number): TimeUnit {
  return units.find((unit) => seconds >= 3 * unit.seconds) ?? { name: 's', seconds: 1 }
}

/** A duration to three digits: "4.25 min". */
export function formatDuration(seconds: number): string {
  const unit = timeUnitFor(seconds)
  return `${Number((seconds / unit.seconds).toPrecision(3))} ${unit.name}`
}

/** The same, rounded up: at least so long. */
export function formatDurationUp(seconds: number): string {
  const unit = timeUnitFor(seconds)
  return `${roundUp(seconds / unit.seconds)} ${unit.name}`
}

/** The next number of three digits that is not below a positive one. */
export function roundUp(value: number): number {
  const rounded = Number(value.toPrecision(3))
  if (rounded >= value) return rounded
  const digit = Number(`1e${Math.floor(Math.log10(value)) - 2}`)
  return Number((rounded + digit).toPrecision(3))
}
