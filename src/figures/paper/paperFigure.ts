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
  /** Number of agents; null for teams of 2 to 5 together. */
  readonly n: number | null
  readonly simulated: number | null
  /** The ends of 95 % intervals, of what was simulated and of what was measured. */
  readonly simulatedLow: number | null
  readonly simulatedHigh: number | null
  readonly measured: number | null
  readonly measuredLow: number | null
  readonly measuredHigh: number | null
  /** Why a number or its interval is missing; empty where nothing is. */
  readonly note: string
}

export interface PaperLook {
  readonly theme?: Theme
  /** Width in pixels, 300 to 2,000. At the default, 440, no letter is under 6 points in a column of 85 mm. */
  readonly widthPx?: number
}

export type What = 'mode' | 'graph' | 'model' | 'kind'

/** A figure of the paper (arXiv 2603.12229). */
export interface PaperFigure {
  readonly name: PaperFigureName
  readonly title: string
  /** The unit of its numbers. */
  readonly unit: string
  /** What its rows, columns and series are. */
  readonly by: readonly [row: What, column: What, series: What]
  /** What it shows. */
  points(data: PaperData): PaperPoint[]
  /** The text of an SVG file. Throws RangeError for a width out of range. */
  draw(data: PaperData, look: PaperLook, document: SvgDocument): string
}

export const PAPER_WIDTH_PX = 440

/** What has to be said of a figure takes so many lines in a narrow column. */
export const PAPER_CAPTION_LINES_MAX = 10
