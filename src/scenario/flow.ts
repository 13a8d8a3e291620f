import { stringify } from 'yaml'
import { parse } from './parse.ts'
import { Report } from './problem.ts'
import { type Node, plain } from './tree.ts'

/** Whether a value of a factor stands for a list or a mapping: it is its text, as YAML has it on one line. */
export const isFlow = (value: unknown): value is string => typeof value === 'string' && /^[[{]/.test(value)

/** The text of a list or a mapping, always the same for the same one: `[sonnet, gpt]`. */
export const flowOf = (data: unknown): string =>
  stringify(data, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim()

/** What such a text says; undefined if it is no list or mapping. */
export function flowNode(text: string): Node | undefined {
  const report = new Report()
  const node = parse(text, '', report)
  return report.failed ? undefined : node
}

/** The same text as `flowOf` has it; undefined if it is no list or mapping. */
export function asFlow(text: string): string | undefined {
  const node = flowNode(text)
  return node && flowOf(plain(node))
}

/** A text cut at its commas, but not within brackets, braces and the quotes in them. */
export function cutAtCommas(text: string): string[] {
  const parts = ['']
  let depth = 0
  let quote = ''
  for (const letter of text) {
    if (letter === ',' && depth === 0) {
      parts.push('')
      continue
    }
    if (quote === '') {
      if ('[{'.includes(letter)) depth++
      else if (']}'.includes(letter)) depth--
      else if (depth > 0 && '"\''.includes(letter)) quote = letter
    } else if (letter === quote) quote = ''
    parts[parts.length - 1] += letter
  }
  return parts
}
