/**
 * The little of the DOM that figures touch, as plain types: the engine is compiled without the DOM's, so that nothing in
 * it can lean on a browser. A browser's `document` and its SVG elements fit them, and so do linkedom's.
 */
export interface SvgDocument {
  createElementNS(namespace: 'http://www.w3.org/2000/svg', name: string): SvgElement
}

/** A node of a figure: an element (nodeType 1) or text (nodeType 3). */
export interface SvgNode {
  readonly nodeType: number
  /** Name of an element in its own case (linkedom's `nodeName` is in upper case). */
  readonly localName?: string
  textContent: string | null
  readonly childNodes: ArrayLike<SvgNode>
  readonly attributes?: ArrayLike<{ readonly name: string; readonly value: string }>
}

export interface SvgElement extends SvgNode {
  setAttribute(name: string, value: string): void
  append(...nodes: SvgElement[]): void
  prepend(...nodes: SvgElement[]): void
  /** The first descendant that a CSS selector matches, or null. */
  querySelector(selector: string): { remove(): void } | null
}
