import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  parseDocument,
  type YAMLError,
} from 'yaml'
import type { Place, Report } from './problem.ts'
import { broken, childPath, type Node } from './tree.ts'

/** Levels of mappings and lists: far more than any scenario has, far less than the stack can take. */
const depthMax = 64

/** Values that aliases may add to a file, so that a few lines cannot become billions of values. */
const aliasedMax = 100_000

/**
 * Reads YAML, and JSON as the part of YAML that it is. Problems go to the report; a text with a syntax error gives a
 * broken node.
 */
export function parse(text: string, file: string, report: Report): Node {
  const lines = new LineCounter()
  const place = (offset: number, path = ''): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), path }
  }
  const failed = (where: Place, message: string): Node => {
    report.error(where, message)
    return broken({ place: where, key: where })
  }
  const control = controlCharacter(text)
  if (control !== undefined) return failed(startOf(file), `not a text file: it holds the character ${control}`)
  const deep = tooDeep(text)
  if (deep !== undefined) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1)
    return failed(place(deep), `nested more than ${depthMax} levels deep`)
  }
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false, version: '1.2' as const }
  const document = parseDocument(text, options)
  const mistakes = [...document.errors, ...document.warnings]
  for (const mistake of mistakes) report.error(place(mistake.pos[0]), inWords(mistake))
  const start = startOf(file)
  if (mistakes.length > 0) return broken({ place: start, key: start })
  if (document.contents === null || text.trim() === '') return failed(start, 'the file is empty')
  return new Reader(place, report).read(document)
}

/** The beginning of a file. */
export function startOf(file: string): Place {
  return { file, line: 1, column: 1, path: '' }
}

/** Turns yaml's nodes into ours: follows aliases, keeps positions, reports what JSON has no words for. */
class Reader {
  readonly #place: (offset: number, path: string) => Place
  readonly #report: Report
  readonly #anchors = new Map<string, unknown>()
  readonly #open = new Set<unknown>()
  #aliased = 0

  constructor(place: (offset: number, path: string) => Place, report: Report) {
    this.#place = place
    this.#report = report
  }

  read(document: Document.Parsed): Node {
    const place = this.#place(document.contents?.range[0] ?? 0, '')
    return this.#node(document.contents, place, place, 0)
  }

  #node(source: unknown, key: Place, place: Place, depth: number, aliased = false): Node {
    const fail = (message: string) => {
      this.#report.error(place, message)
      return broken({ place, key })
    }
    if (depth > depthMax) return fail(`nested more than ${depthMax} levels deep`)
    if (aliased && ++this.#aliased > aliasedMax) {
      return this.#aliased === aliasedMax + 1 ? fail('too many values through aliases') : broken({ place, key })
    }
    if (isAlias(source)) {
      const target = this.#anchors.get(source.source)
      if (target === undefined) return fail(`unknown alias *${source.source}: no &${source.source} before it`)
      if (this.#open.has(target)) return fail(`the alias *${source.source} stands for something that holds it`)
      return this.#node(target, key, place, depth, true)
    }
    if ((isMap(source) || isSeq(source) || isScalar(source)) && source.anchor) this.#anchors.set(source.anchor, source)
    if (isScalar(source))
      return isPlain(source.value) ? { place, key, data: source.value } : fail('expected plain data')
    if (!isMap(source) && !isSeq(source)) return { place, key, data: null }
    this.#open.add(source)
    const data = isMap(source)
      ? this.#mapping(source.items, place, depth, aliased)
      : source.items.map((item, index) => {
          const at = this.#place(offsetOf(item) ?? 0, childPath(place, index))
          return this.#node(item, at, at, depth + 1, aliased)
        })
    this.#open.delete(source)
    return { place, key, data }
  }

  #mapping(
    items: { key: unknown; value: unknown }[],
    place: Place,
    depth: number,
    aliased: boolean,
  ): Map<string, Node> {
    const entries = new Map<string, Node>()
    for (const pair of items) {
      const at = this.#place(offsetOf(pair.key) ?? 0, place.path)
      const name = isScalar(pair.key) && pair.key.value !== null ? String(pair.key.source ?? pair.key.value) : undefined
      const first = name === undefined ? undefined : entries.get(name)
      if (name === undefined) this.#report.error(at, 'expected text as key')
      // As a key of plain data this one would not be a key at all.
      else if (name === '__proto__') this.#report.error(at, 'unknown key "__proto__"')
      else if (first) this.#report.error(at, `duplicate key ${JSON.stringify(name)}, first on line ${first.key.line}`)
      else {
        const key = { ...at, path: childPath(place, name) }
        const value = this.#place(offsetOf(pair.value) ?? offsetOf(pair.key) ?? 0, key.path)
        entries.set(name, this.#node(pair.value, key, value, depth + 1, aliased))
      }
    }
    return entries
  }
}

function offsetOf(source: unknown): number | undefined {
  return (source as { range?: readonly [number, number, number] } | null)?.range?.[0]
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

function controlCharacter(text: string): string | undefined {
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (code < 32 && !'\t\n\r'.includes(character)) return `U+${code.toString(16).padStart(4, '0').toUpperCase()}`
  }
  return undefined
}

/**
 * The offset at which a text is nested too deeply, if it is. The parser behind parseDocument is recursive and can take
 * the whole process down with it; this one keeps its own stack, of a token or two a level.
 */
function tooDeep(text: string): number | undefined {
  const parser = new Parser()
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme));
    if (parser.stack.length > 2 * depthMax + 8) return parser.offset
  }
  return undefined
}

function inWords({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'expected one document, got several (a line "---" or "..." divides them)'
  if (code === 'TAB_AS_INDENT') return 'a tab cannot indent YAML: use spaces'
  const text = message.charAt(0).toLowerCase() + message.slice(1)
  return code === 'BLOCK_AS_IMPLICIT_KEY' ? `${text}: put text that holds ": " in quotes` : text
}
