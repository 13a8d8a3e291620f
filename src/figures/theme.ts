import type { SvgElement, SvgNode } from './dom.ts'
import { categoryColors, FAINT_INK, INK, PAPER } from './palette.ts'

export type Theme = 'light' | 'dark'

/** A tint for areas that carry no data. */
export const SHADE = '#ececec'
export const DARK_PAPER = '#15181c'

/** The greys of categories in dark figures, turned round so that idle time recedes there too; the other colours stay. */
export const darkGreys: Readonly<Record<string, string>> = {
  [categoryColors.idle]: '#292929',
  [categoryColors.barrierWait]: '#434343',
  [categoryColors.dependencyWait]: '#6e6e6e',
  [categoryColors.rateLimitWait]: '#a4a4a4',
  [categoryColors.lockWait]: '#cecece',
  [categoryColors.down]: '#fcfcfc',
}

/** What each other colour of a light figure becomes in a dark one. */
export const darkColors: Readonly<Record<string, string>> = {
  [PAPER]: DARK_PAPER,
  [INK]: '#ececec',
  [FAINT_INK]: '#a9aeb5',
  [SHADE]: '#292e35',
  // The series: same hues, light enough for a dark ground.
  '#0072b2': '#3f9be0',
  '#d55e00': '#f07d2e',
  '#009e73': '#1fbf92',
  '#cc79a7': '#d991ba',
  '#e69f00': '#f0b429',
  '#56b4e9': '#a5dcff',
  '#000000': '#ffffff',
}

const PAINTS: ReadonlySet<string> = new Set(['fill', 'stroke', 'color'])

/** A colour of a light figure in another theme. */
export const inThemeColor = (color: string, theme: Theme): string =>
  (theme === 'dark' && (darkColors[color.toLowerCase()] ?? darkGreys[color.toLowerCase()])) || color

/** Changes a finished figure's colours to those of the theme, and gives it back. */
export function inTheme(svg: SvgElement, theme: Theme): SvgElement {
  if (theme === 'dark') recolour(svg)
  return svg
}

function recolour(node: SvgNode): void {
  if (node.nodeType !== 1) return
  const element = node as SvgElement
  for (const { name, value } of Array.from(node.attributes ?? [])) {
    if (PAINTS.has(name)) element.setAttribute(name, inThemeColor(value, 'dark'))
  }
  for (const child of Array.from(node.childNodes)) recolour(child)
}
