const TAG = /^<(\/?)([A-Za-z][\w-]*)((?:\s+[A-Za-z][\w:-]*="(?:[^"<&]|&(?:amp|lt|gt|quot);)*")*)(\/?)>/
const TEXT = /^(?:[^<&]|&(?:amp|lt|gt|quot);)+/
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'

/** An element of a parsed SVG file. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** Parses the XML that figures consist of, and is strict about it. Throws Error at the first thing that is not well-formed. */
export function parseXml(xml: string): Element {
  if (!xml.startsWith(DECLARATION)) throw new Error(`expected ${DECLARATION}, got ${xml.slice(0, 60)}`)
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  for (let rest = xml.slice(DECLARATION.length); rest !== ''; ) {
    const tag = TAG.exec(rest)
    const length = tag ? readTag(tag, open) : readText(TEXT.exec(rest), open, rest)
    rest = rest.slice(length)
  }
  const [root] = top.children
  if (open.length !== 1 || top.children.length !== 1 || !root) throw new Error(`expected one element, all closed`)
  return root
}

function readTag([all, closing, name, attributeText, selfClosing]: RegExpExecArray, open: Element[]): number {
  if (closing) {
    const last = open.pop()
    if (last?.name !== name) throw new Error(`</${name}> closes <${last?.name}>`)
    return all.length
  }
  const pairs = [...attributeText!.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!] as const)
  const attributes = Object.fromEntries(pairs)
  if (pairs.length !== Object.keys(attributes).length) throw new Error(`an attribute twice: ${all}`)
  const element = { name: name!, attributes, children: [], text: '' }
  open.at(-1)!.children.push(element)
  if (!selfClosing) open.push(element)
  return all.length
}

function readText(found: RegExpExecArray | null, open: Element[], rest: string): number {
  if (!found) throw new Error(`not well-formed from here: ${rest.slice(0, 80)}`)
  open.at(-1)!.text += found[0]
  return found[0].length
}

/** All elements inside `root`, itself first, that satisfy `wanted`. */
export function findAll(root: Element, wanted: (element: Element) => boolean): Element[] {
  return [root, ...root.children.flatMap((child) => findAll(child, () => true))].filter(wanted)
}
