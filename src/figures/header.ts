import type { SvgDocument, SvgElement } from './dom.ts'
import { FAINT_INK, type SeriesSymbol } from './palette.ts'
import { element } from './svg.ts'
import { textWidthPx, wrapText } from './textWidth.ts'

/** An entry of a legend: a box (areas), a line with a mark (series), or a dashed line (theory). */
export type LegendEntry = { readonly label: string; readonly color: string } & (
  | { readonly kind: 'box' }
  | { readonly kind: 'dashes' }
  | { readonly kind: 'line'; readonly symbol: SeriesSymbol; readonly dash?: string }
)

/** What stands above a figure. */
export interface HeaderText {
  readonly title: string
  /** A few lines in fainter ink, if any. */
  readonly subtitle?: string
  /** Lines of it at most; 4 when not given. */
  readonly subtitleLinesMax?: number
  readonly legend: readonly LegendEntry[]
}

/** A header laid out for a width: its height is known before anything is drawn. */
export interface Header {
  readonly heightPx: number
  draw(document: SvgDocument): SvgElement
}

const KEY_PX = { box: 12, dashes: 24, line: 24 } as const
const PADDING_PX = 8
/** Paths of the marks, about 9 pixels wide, around (0, 0). */
const symbolPaths: Readonly<Record<SeriesSymbol, string>> = {
  circle: 'M-4,0A4,4,0,1,1,4,0A4,4,0,1,1,-4,0Z',
  square: 'M-3.6,-3.6H3.6V3.6H-3.6Z',
  triangle: 'M0,-4.8L4.2,2.6H-4.2Z',
  diamond: 'M0,-5L3.4,0L0,5L-3.4,0Z',
}

/** Lays out title (two lines at most), subtitle (eight unless told) and legend, all wrapped; what is longer is clipped. */
export function layOutHeader(text: HeaderText, widthPx: number, fontPx: number): Header {
  const titlePx = fontPx + 2
  const insidePx = widthPx - 2 * PADDING_PX
  const title = wrapText(text.title, insidePx / 1.08, titlePx, 2) // bold is wider
  const subtitle = text.subtitle ? wrapText(text.subtitle, insidePx, fontPx, text.subtitleLinesMax ?? 8) : []
  const titleY = (line: number) => PADDING_PX + titlePx + line * (titlePx + 4)
  const subtitleY = (line: number) => titleY(title.length - 1) + 6 + fontPx + line * (fontPx + 4)
  const textY = subtitle.length > 0 ? subtitleY(subtitle.length - 1) : titleY(title.length - 1)
  const legend = placeLegend(text.legend, textY + fontPx + 10, insidePx, fontPx)

  function draw(document: SvgDocument): SvgElement {
    const group = element(document, 'g', { 'text-anchor': 'start', 'font-size': fontPx })
    const lines = (texts: readonly string[], y: (line: number) => number, look: Record<string, string | number>) =>
      texts.map((line, index) => element(document, 'text', { x: PADDING_PX, y: y(index), ...look }, line))
    group.append(
      ...lines(title, titleY, { 'font-size': titlePx, 'font-weight': 'bold' }),
      ...lines(subtitle, subtitleY, { fill: FAINT_INK }),
      ...legend.flatMap((place) => drawEntry(place, document, fontPx)),
    )
    return group
  }
  return { heightPx: (legend.at(-1)?.y ?? textY) + PADDING_PX, draw }
}

/** Where an entry stands: the left end of its key, and its baseline. */
interface PlacedEntry {
  readonly entry: LegendEntry
  readonly x: number
  readonly y: number
}

function placeLegend(
  entries: readonly LegendEntry[],
  firstY: number,
  widthPx: number,
  fontPx: number,
): readonly PlacedEntry[] {
  let x = PADDING_PX
  let y = firstY
  return entries.map((entry) => {
    const entryPx = KEY_PX[entry.kind] + 5 + textWidthPx(entry.label, fontPx) + 8
    if (x > PADDING_PX && x + entryPx > PADDING_PX + widthPx) {
      x = PADDING_PX
      y += fontPx + 6
    }
    const place = { entry, x, y }
    x += entryPx
    return place
  })
}

function drawEntry({ entry, x, y }: PlacedEntry, document: SvgDocument, fontPx: number): SvgElement[] {
  const { label, color } = entry
  const keyPx = KEY_PX[entry.kind]
  const middleY = y - fontPx * 0.35
  const text = element(document, 'text', { x: x + keyPx + 5, y }, label)
  if (entry.kind === 'box') {
    const box = { x: x + 0.5, y: middleY - 5.5, width: 11, height: 11, fill: color, stroke: FAINT_INK }
    return [element(document, 'rect', { ...box, 'stroke-width': 0.5 }), text]
  }
  const stroke = { stroke: color, 'stroke-width': 1.5 }
  const line = element(document, 'path', { d: `M${x},${middleY}h${keyPx}`, ...stroke })
  if (entry.kind === 'dashes') {
    line.setAttribute('stroke-dasharray', '4,3')
    return [line, text]
  }
  if (entry.dash !== undefined) line.setAttribute('stroke-dasharray', entry.dash)
  const place = `translate(${x + keyPx / 2},${middleY})`
  return [line, element(document, 'path', { d: symbolPaths[entry.symbol], fill: color, transform: place }), text]
}
