import { type AxisScale, niceDomain, position, ticksOf, tickText } from '../axisScale.ts'
import type { PaperPoint } from './paperFigure.ts'

/** A point of a law. */
export interface CurvePoint {
  readonly column: string
  readonly n: number
  readonly y: number
}

/** A figure in small multiples: rows and columns of panels, each row with a y axis of its own. */
export interface Panels {
  readonly title: string
  /** What the numbers are means over, under the title. */
  readonly subtitle: string
  readonly points: readonly PaperPoint[]
  /** What the y axes count, with its unit. */
  readonly yLabel: string
  /** Lines against the number of agents; or a bar for each series. */
  readonly kind: 'lines' | 'bars'
  /** Whether numbers may lie below 0; intervals are cut there when not. */
  readonly signed?: boolean
  /** A law to hold all rows against, by column. */
  readonly law?: { readonly label: string; readonly curve: readonly CurvePoint[] }
}

/** The y axis of a row of panels; what is drawn lies between 0 and 1. */
export interface RowScale {
  readonly y: (value: number) => number
  readonly ticks: readonly { readonly y: number; readonly label: string }[]
  /** Where 0 is, if it lies inside. */
  readonly zero: number | null
}

const drawn = ({ simulated, simulatedLow, simulatedHigh, measured, measuredLow, measuredHigh }: PaperPoint) => [
  ...[simulated, simulatedLow, simulatedHigh],
  ...[measured, measuredLow, measuredHigh],
]

/** An axis for each row, from 0, or below where numbers may be negative. */
export function rowScales(
  { points, law, signed = false }: Panels,
  rows: readonly string[],
): ReadonlyMap<string, RowScale> {
  return new Map(
    rows.map((row) => {
      const own = points.filter((point) => point.row === row)
      const values = own.flatMap((point) => drawn(point).map((value) => value ?? 0))
      const low = signed ? Math.min(0, ...values) : 0
      const high = Math.max(0, ...values, ...(law?.curve ?? []).map(({ y }) => y))
      const scale: AxisScale = { type: 'linear', domain: niceDomain(low, high > low ? high : low + 1) }
      const y = (value: number) => Math.min(1, Math.max(0, position(scale, value)))
      const ticks = ticksOf(scale, 4).map((tick) => ({ y: y(tick), label: tickText(tick) }))
      return [row, { y, ticks, zero: low < 0 ? y(0) : null }]
    }),
  )
}
