import { z } from 'zod'
import { kindNames } from '../random/index.ts'
import type { Complaint, Report } from './problem.ts'
import { nameHint, nearHint } from './suggest.ts'
import { childPath, get, isList, type Node, plain, shown } from './tree.ts'

/** Checks a value against a schema; what is wrong goes to the report, with its place. Undefined if anything is. */
export function validate<Output>(node: Node, schema: z.ZodType<Output>, report: Report): Output | undefined {
  // The keys an object may have are known while zod checks it, but not part of the issue that it returns.
  const knownKeys = new Map<string, string[]>()
  const result = schema.safeParse(plain(node), {
    error: (issue) => {
      if (issue.inst instanceof z.ZodObject) knownKeys.set(String(issue.path ?? []), Object.keys(issue.inst.shape))
      return expectation(issue)
    },
  })
  if (result.success) return result.data
  for (const issue of result.error.issues) reportIssue(node, issue, knownKeys.get(String(issue.path)) ?? [], report)
  return undefined
}

function reportIssue(root: Node, issue: z.core.$ZodIssue, knownKeys: string[], report: Report): void {
  let node = root
  for (const [depth, key] of issue.path.entries()) {
    const child = isList(node) ? node.data[Number(key)] : get(node, String(key))
    if (node.data === undefined) return
    if (child) {
      node = child
      continue
    }
    // Only the last step can be missing: zod does not look into what is not there.
    const missing = depth === issue.path.length - 1 ? String(key) : issue.path.slice(depth).join('.')
    const path = childPath(node.place, missing)
    const expected = wish(issue.message)
    report.error({ ...node.key, path }, { message: `missing: expected ${expected}`, expected })
    return
  }
  if (node.data === undefined) return
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const place = { ...(get(node, key)?.key ?? node.place), path: node.place.path }
      report.error(place, {
        message: `unknown key ${JSON.stringify(key)}`,
        hint: () => nameHint(key, knownKeys, 'keys'),
      })
    }
  } else if (/^unknown distribution/.test(issue.message)) {
    const name = String(issue.path.at(-1))
    report.error(node.key, { message: issue.message, hint: () => nearHint(name, kindNames) })
  } else if (issue.message.startsWith('unknown')) {
    report.error(node.key, issue.message)
  } else if (issue.code === 'invalid_key') {
    const key = { ...node, data: String(issue.path.at(-1)) }
    report.error(node.key, complain(issue.issues[0]?.message ?? '', key, issue))
  } else report.error(node.place, complain(issue.message, node, issue))
}

function complain(message: string, node: Node, issue: z.core.$ZodIssue): Complaint {
  const options = issue.code === 'invalid_value' ? issue.values.map(String) : []
  // A list of all values would only repeat the message.
  const hint = () => (typeof node.data === 'string' ? nearHint(node.data, options) : undefined)
  if (!message.startsWith('expected') || message.includes(', got ')) return { message, hint }
  const quoting = typeof node.data === 'number' && /^expected (text|the |a name)/.test(message)
  return {
    message: `${message}, got ${shown(node)}`,
    expected: wish(message),
    got: shown(node),
    hint: quoting ? 'put it in quotes' : hint,
  }
}

function wish(message: string): string {
  return message.replace(/^expected /, '').replace(/, got .*$/s, '')
}

/** What a schema without words of its own expects. */
function expectation(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      // An integer that is no number at all is reported as the number that it is not.
      if (issue.inst instanceof z.ZodNumberFormat) return 'expected an integer'
      return `expected ${typeNames[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `expected ${issue.values.map(String).join(' or ')}`
    case 'too_small':
      return `expected ${bound(issue.origin, issue.inclusive === false ? 'above' : 'at least', issue.minimum)}`
    case 'too_big':
      return `expected ${bound(issue.origin, issue.inclusive === false ? 'below' : 'at most', issue.maximum)}`
    case 'invalid_union':
      return `expected ${issue.errors.map(([first]) => wish(first?.message ?? 'something else')).join(' or ')}`
    default:
      return undefined
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'an integer',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
}

function bound(origin: string, relation: string, limit: number | bigint): string {
  if (origin === 'string') return `${relation} ${limit} characters`
  if (origin === 'array') return `${relation} ${limit} items`
  return relation.startsWith('at') ? `a number of ${relation} ${limit}` : `a number ${relation} ${limit}`
}
