import { type PlotOptions, plot } from '@observablehq/plot'
import type { SvgDocument, SvgElement } from './dom.ts'
import { type HeaderText, layOutHeader } from './header.ts'
import { standalone } from './svg.ts'

/** A plot with a header above it. */
export interface Figure {
  readonly header: HeaderText
  /** What is to be seen, in a sentence, for those who cannot see it. */
  readonly description: string
  readonly widthPx: number
  /** Height below the header, margins included. */
  readonly heightPx: number
  /** Size of the letters in the header. */
  readonly fontPx: number
  /** Size of the letters below it. */
  readonly labelPx: number
  /** Plot's options; `marginTop` counts from the end of the header. */
  readonly plot: PlotOptions & { readonly marginTop: number }
}

/**
 * Draws a figure. It must not clip marks nor draw swatches: Plot numbers clip paths through all plots of a program, so
 * that the same data would no longer give the same bytes.
 */
export function drawPlot(figure: Figure, document: SvgDocument): SvgElement {
  const { header, description, widthPx, heightPx, fontPx } = figure
  const { heightPx: headerPx, draw } = layOutHeader(header, widthPx, fontPx)
  const options: PlotOptions = {
    ...figure.plot,
    document: document as NonNullable<PlotOptions['document']>,
    width: widthPx,
    height: headerPx + heightPx,
    marginTop: headerPx + figure.plot.marginTop,
  }
  const svg = plot(options) as unknown as SvgElement
  svg.setAttribute('font-size', String(figure.labelPx))
  svg.append(draw(document))
  return standalone(svg, header.title, description, document)
}
