import type { SvgDocument, SvgElement } from './dom.ts'
import type { MarkedPoint } from './marked.ts'
import type { ObservedPoints } from './observed.ts'
import type { SweepSummary } from './sweepSummary.ts'
import type { Theme } from './theme.ts'

/** The names of all kinds of figures of a sweep, here so that they are known without loading what draws. */
export const figureNames = ['curve', 'distribution', 'waterfall', 'pareto'] as const
export type FigureName = (typeof figureNames)[number]

/** What can be asked of a figure of a sweep. */
export interface FigureOptions {
  readonly title?: string
  readonly theme?: Theme
  /** Width of the picture in pixels, 300 to 2,000. At the default, 340, no letter is under 8 points in a column of 3.5 inches. */
  readonly widthPx?: number
  /** The points to draw, by their `index`; each kind has a default of its own. */
  readonly points?: readonly number[]
  /** The metric of a curve; default speedup. */
  readonly metric?: string
  /** The swept setting that a curve runs along; default team.size, else the first that is a number. */
  readonly parameter?: string
  /** A point that a curve or a Pareto figure points out. */
  readonly marked?: MarkedPoint
  /** The name of the law that a curve of speedups stands beside, where the tasks' p was replaced by one of its own. */
  readonly law?: string
  /** Points to show beside a curve, by the number it runs along. */
  readonly observed?: ObservedPoints
  /** The front of a Pareto figure, by index; the points that no other one beats when not given. */
  readonly front?: readonly number[]
}

/** A kind of figure that a sweep's summary can be drawn as. */
export interface FigureKind {
  readonly name: FigureName
  readonly title: string
  /** Why it cannot be drawn, in words, or null where it can. */
  needs(summary: SweepSummary, options?: FigureOptions): string | null
  /** How much of the points asked for it shows ("7 of 12 lines"), as its caption says, or null for all. Throws as `draw`. */
  shows(summary: SweepSummary, options?: FigureOptions): string | null
  /** An SVG that stands by itself. Throws RangeError with what `needs` says where it cannot be drawn. */
  draw(summary: SweepSummary, options: FigureOptions, document: SvgDocument): SvgElement
}

/** The measures that all kinds share: letters of 11 pixels are 8.1 points where 340 pixels are 3.5 inches. */
export const WIDTH_PX = 340
export const FONT_PX = 12
export const LABEL_PX = 11
/** A column of 84 mm has 317 pixels at 96 an inch. Beyond 2,000 a picture is too large for a page and for memory. */
const WIDTH_PX_MIN = 300
const WIDTH_PX_MAX = 2000

/** The width asked for, or the default of the figure. Throws RangeError outside 300 to 2,000 pixels. */
export function widthOf({ widthPx }: { readonly widthPx?: number }, defaultPx = WIDTH_PX): number {
  const width = widthPx ?? defaultPx
  if (width >= WIDTH_PX_MIN && width <= WIDTH_PX_MAX) return width
  throw new RangeError(`width of a figure: expected ${WIDTH_PX_MIN} to ${WIDTH_PX_MAX} pixels, got ${width}`)
}

/** The message of the RangeError that `data` throws, or null: so a figure's data function alone says what it needs. */
export function reasonAgainst(data: () => unknown): string | null {
  try {
    data()
    return null
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
}
