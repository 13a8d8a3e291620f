import type { SvgDocument, SvgElement, SvgNode } from './dom.ts'
import { INK, PAPER } from './palette.ts'

const NAMESPACE = 'http://www.w3.org/2000/svg'
const FONTS = "Helvetica, Arial, 'DejaVu Sans', sans-serif"

type Attributes = Readonly<Record<string, string | number>>

/** A new SVG element with text inside, if any. */
export function element(document: SvgDocument, name: string, attributes: Attributes, text?: string): SvgElement {
  const created = document.createElementNS(NAMESPACE, name)
  for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, String(value))
  if (text !== undefined) created.textContent = text
  return created
}

/**
 * Makes a plot a figure that stands by itself: white ground and dark ink wherever it is shown, fonts that are there
 * everywhere, no style sheet, and a title and description for those who cannot see it.
 */
export function standalone(svg: SvgElement, title: string, description: string, document: SvgDocument): SvgElement {
  svg.querySelector('style')?.remove()
  const own = { role: 'img', 'font-family': FONTS, color: INK, fill: INK }
  for (const [key, value] of Object.entries(own)) svg.setAttribute(key, value)
  svg.prepend(
    element(document, 'title', {}, title),
    element(document, 'desc', {}, description),
    element(document, 'rect', { width: '100%', height: '100%', fill: PAPER }),
  )
  return svg
}

/**
 * A figure as the text of an SVG file. Written here and not by the document, so that Node and every browser give the
 * same bytes: attributes by name, numbers to a thousandth of a pixel.
 */
export function svgText(svg: SvgElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${nodeText(svg, ` xmlns="${NAMESPACE}"`)}\n`
}

function nodeText(node: SvgNode, namespace = ''): string {
  if (node.nodeType !== 1) return escaped(node.textContent ?? '')
  const attributes = Array.from(node.attributes ?? [])
    .filter(({ name }) => name !== 'xmlns')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, value }) => ` ${name}="${escaped(rounded(value))}"`)
  const inside = Array.from(node.childNodes, (child) => nodeText(child)).join('')
  const tag = `${node.localName}${namespace}${attributes.join('')}`
  return inside === '' ? `<${tag}/>` : `<${tag}>${inside}</${node.localName}>`
}

const rounded = (value: string): string =>
  value.replace(/-?\d+\.\d{4,}(e-?\d+)?/g, (number) => String(Number(Number(number).toFixed(3))))

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** What XML cannot hold in any way: control characters, halves of surrogate pairs, two non-characters. */
const NOT_XML = /[^\P{Cc}\t\n\r]|[\p{Cs}\uFFFE\uFFFF]/gu

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => entities[character]!).replace(NOT_XML, '\uFFFD')
