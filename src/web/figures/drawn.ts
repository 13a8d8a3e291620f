import type { SvgDocument } from '../../figures/dom.ts'
import type { FigureKind, FigureOptions } from '../../figures/figureKind.ts'
import type { SweepSummary } from '../../figures/sweepSummary.ts'

/** This page's document, as figures see it. */
export const svgDocument = document as unknown as SvgDocument

/** A figure of a kind as an element of this page, or why there is none. */
export function drawn(kind: FigureKind, summary: SweepSummary, options: FigureOptions): SVGElement {
  const against = kind.needs(summary, options)
  return against === null ? (kind.draw(summary, options, svgDocument) as unknown as SVGElement) : emptySvg(against)
}

/** In the place of a figure: why there is none. */
function emptySvg(reason: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const text = document.createElementNS('http://www.w3.org/2000/svg', 'text')
  svg.setAttribute('class', 'empty')
  svg.setAttribute('height', '40')
  text.setAttribute('y', '24')
  text.textContent = `Nothing to draw: ${reason}.`
  svg.append(text)
  return svg
}
