import { parseHTML } from 'linkedom'
import type { SvgDocument } from './dom.ts'

/** A document to draw in where there is no browser. Not in the index: a web page has its own and need not load this. */
export function newDocument(): SvgDocument {
  return parseHTML('<html><body></body></html>').document
}
