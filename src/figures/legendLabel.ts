import { FONT_PX } from './figureKind.ts'
import type { LegendEntry } from './header.ts'
import { PAPER } from './palette.ts'
import { clipText } from './textWidth.ts'

/** What stands beside a legend's text: its key and the margins of the figure. */
const BESIDE_PX = 46

/** A series' name, clipped to what a legend of this width can hold, with a note behind it that never is. */
export const legendLabel = (name: string, widthPx: number, note = ''): string =>
  clipText(name, widthPx - BESIDE_PX - note.length * 0.65 * FONT_PX, FONT_PX) + note

/** Says what hollow marks are, where there are any. */
export const hollowEntry = (points: readonly { readonly whole: boolean }[]): LegendEntry[] =>
  points.every(({ whole }) => whole) ? [] : [{ label: 'hollow: some runs failed', kind: 'box', color: PAPER }]
