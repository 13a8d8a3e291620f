import { expect, test } from 'vitest'
import { newDocument } from './document.ts'
import { element, standalone, svgText } from './svg.ts'
import { parseXml } from './testing/xml.ts'

const document = newDocument()

test('attributes stand in order of their names, numbers are short, names keep their case', () => {
  const svg = element(document, 'svg', { width: 10, height: 5 })
  svg.append(element(document, 'clipPath', { d: 'M0.30000000000000004,1.5L-12.34567,1e-9', id: 'x' }))
  expect(svgText(svg)).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<svg xmlns="http://www.w3.org/2000/svg" height="5" width="10">' +
      '<clipPath d="M0.3,1.5L-12.346,1e-9" id="x"/></svg>\n',
  )
})

test('text that XML cannot hold as it is becomes text that it can', () => {
  const svg = element(document, 'svg', { 'aria-label': 'a "b" <c> & d' })
  svg.append(element(document, 'text', {}, 'x < y && \u0007 \ud800 \uffff \u00a0 é 文'))
  const text = svgText(svg)
  expect(parseXml(text).children[0]!.text).toBe('x &lt; y &amp;&amp; \ufffd \ufffd \ufffd \u00a0 é 文')
  expect(parseXml(text).attributes['aria-label']).toBe('a &quot;b&quot; &lt;c&gt; &amp; d')
})

test('a figure has title, description and a white ground before anything else, and no style sheet', () => {
  const svg = element(document, 'svg', {})
  svg.append(element(document, 'style', {}, 'text { fill: red }'), element(document, 'path', { d: 'M0,0' }))
  const { children } = parseXml(svgText(standalone(svg, 'Title', 'What is to be seen', document)))
  expect(children.map(({ name }) => name)).toEqual(['title', 'desc', 'rect', 'path'])
  expect(children.map(({ text }) => text)).toEqual(['Title', 'What is to be seen', '', ''])
})
