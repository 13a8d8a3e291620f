import { textWidthPx } from '../textWidth.ts'
import type { Element } from './xml.ts'

/** Where a text of a figure stands, in pixels; about as wide as it is drawn. */
export interface TextBox {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** What an element inherits: where its origin is, its font, how its text is anchored. */
interface Inherited {
  readonly x: number
  readonly y: number
  readonly rotated: boolean
  readonly fontPx: number
  readonly anchor: string
}

/** `textWidthPx` is on the wide side. */
const NARROWER = 0.94

/** The boxes of all texts of a figure: translations and quarter turns are followed, dy and y in em too. */
export function textBoxes(root: Element): TextBox[] {
  const start = { x: 0, y: 0, rotated: false, fontPx: 16, anchor: 'start' }
  return root.children.flatMap((child) => boxesIn(child, inherited(root, start)))
}

function boxesIn(element: Element, above: Inherited): TextBox[] {
  const own = inherited(element, above)
  if (element.name === 'text' && element.text.trim()) return [boxOf(element, own)]
  return element.children.flatMap((child) => boxesIn(child, own))
}

function inherited({ name, attributes }: Element, above: Inherited): Inherited {
  const [, dx = '0', dy = '0'] = /translate\((-?[\d.]+),(-?[\d.]+)\)/.exec(attributes.transform ?? '') ?? []
  const [x, y] = name === 'svg' ? [Number(attributes.x ?? 0), Number(attributes.y ?? 0)] : [Number(dx), Number(dy)]
  return {
    x: above.x + x,
    y: above.y + y,
    rotated: above.rotated || /rotate\(-?90\)/.test(attributes.transform ?? ''),
    fontPx: Number(attributes['font-size'] ?? above.fontPx),
    anchor: attributes['text-anchor'] ?? above.anchor,
  }
}

function boxOf({ attributes, text }: Element, { x, y, rotated, fontPx, anchor }: Inherited): TextBox {
  const words = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').replaceAll('&quot;', '"')
  const length = textWidthPx(words, fontPx) * NARROWER
  const from = anchor === 'start' ? 0 : anchor === 'end' ? -length : -length / 2
  const inPx = (value = '0') => (value.endsWith('em') ? Number.parseFloat(value) * fontPx : Number(value))
  const [along, across] = [inPx(attributes.x) + from, inPx(attributes.y) + inPx(attributes.dy)]
  // Of the size of the font, letters reach about 0.75 above the line and 0.22 below it.
  const [high, low] = [across - 0.75 * fontPx, across + 0.22 * fontPx]
  if (rotated) return { text: words, left: x + high, right: x + low, top: y - along - length, bottom: y - along }
  return { text: words, left: x + along, right: x + along + length, top: y + high, bottom: y + low }
}

/** The texts that are not wholly within a picture of this size. */
export const outside = (boxes: readonly TextBox[], width: number, height: number): TextBox[] =>
  boxes.filter(({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height)

/** The pairs of texts that cover each other. */
export const overlapping = (boxes: readonly TextBox[]): [TextBox, TextBox][] =>
  boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b): [TextBox, TextBox] => [a, b]),
  )
