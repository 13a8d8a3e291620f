import type { PaperCell } from '../../experiment/paper/index.ts'
import type { SvgDocument } from '../dom.ts'
import type { Theme } from '../theme.ts'

/** The names of all figures of the paper, here so that they are known without loading what draws. */
export const paperFigureNames = [
  'speedup',
  'conflicts',
  'conflicts-by-events',
  'test-failures',
  'overhead',
  'stragglers',
  'tokens',
  'efficiency',
] as const
export type PaperFigureName = (typeof paperFigureNames)[number]

/** What the figures are drawn from. */
export interface PaperData {
  readonly simulated: readonly PaperCell[]
  /** Of the same cells as far as they were measured; may be none. */
  readonly measured: readonly PaperCell[]
}

/** A number of a figure, simulated and measured. */
export interface PaperPoint {
  /** The row and column of panels that it stands in, and its line or bar there. */
  readonly row: string
  readonly column: string
  readonly series: string
  /** Number of agents; 0 for teams of any size. */
  readonly n: number
  readonly simulated: number | null
  readonly measured: number | null
  /** The ends of the 95 % interval of what was measured. */
  readonly low: number | null
  readonly high: number | null
}

export interface PaperLook {
  readonly theme?: Theme
  /** Width in pixels, 300 to 2,000. At the default, 440, no letter is under 6 points in a column of 85 mm. */
  readonly widthPx?: number
}

/** A figure of the paper (arXiv 2603.12229). */
export interface PaperFigure {
  readonly name: PaperFigureName
  readonly title: string
  /** What it shows. */
  points(data: PaperData): PaperPoint[]
  /** The text of an SVG file. Throws RangeError for a width out of range. */
  draw(data: PaperData, look: PaperLook, document: SvgDocument): string
}

export const PAPER_WIDTH_PX = 440
