import { type CategoryName, categories } from '../team/index.ts'

/**
 * The colour of each ledger category in every figure: cool for work, warm for waste, greys for waits. Any two of them
 * stay apart by at least 0.1 in OKLab, also with protanopia, deuteranopia and tritanopia.
 */
export const categoryColors: Readonly<Record<CategoryName, string>> = {
  work: '#1c5599',
  rework: '#edb53b',
  duplicate: '#a53e05',
  verify: '#27a453',
  overhead: '#6eb6fe',
  coordinate: '#b66bc1',
  dependencyWait: '#717171',
  lockWait: '#3a3a3a',
  rateLimitWait: '#a6a6a6',
  barrierWait: '#cacaca',
  idle: '#eeeeee',
  down: '#101010',
}

/** Scale options of Plot for the categories. */
export const categoryScale = { domain: [...categories], range: categories.map((name) => categoryColors[name]) }

/** Colours of series (models, policies): Okabe and Ito's, the lightest left out. */
const seriesColors = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'] as const

/** Marks of series, so that they can be told apart without colour. */
const seriesSymbols = ['circle', 'square', 'triangle', 'diamond'] as const

export type SeriesSymbol = (typeof seriesSymbols)[number]

/** Colour and mark of series number `index` (from 0); 28 of them differ. */
export const seriesStyle = (index: number): { color: string; symbol: SeriesSymbol } => ({
  color: seriesColors[index % seriesColors.length]!,
  symbol: seriesSymbols[index % seriesSymbols.length]!,
})

/** Scale options of Plot for series in this order. */
export const seriesScales = (series: readonly string[]) => ({
  color: { domain: [...series], range: series.map((_, index) => seriesStyle(index).color) },
  symbol: { domain: [...series], range: series.map((_, index) => seriesStyle(index).symbol) },
})

export const INK = '#1a1a1a'
export const FAINT_INK = '#5f5f5f'
export const PAPER = '#ffffff'

/** Inks on colours: not INK and PAPER, since they are the same in every theme. */
const DARK_INK = '#1b1b1b'
const LIGHT_INK = '#fefefe'

/** Black or white, whichever is easier to read on `color` (#rrggbb), by WCAG's relative luminance. */
export function inkOn(color: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(color.slice(at, at + 2), 16) / 255))
  const luminance = 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
  return luminance > 0.179 ? DARK_INK : LIGHT_INK
}

const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

/** A name in camel case as people write it: `dependencyWait` is "dependency wait". */
export const inWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
