import lzString from 'lz-string'
import { type View, viewOf } from './view.ts'

/** A link that no view can be read from. */
export class LinkError extends Error {}

/** What else a link holds; every other key is the path of a setting. A path that is one of these has a dot before it. */
const RESERVED = /^\.*(scenario|files|seed|measured)$/

const keyOf = (path: string): string => (RESERVED.test(path) ? `.${path}` : path)
const pathOf = (key: string): string => (RESERVED.test(key) ? key.slice(1) : key)
const isSetting = (key: string): boolean => key.startsWith('.') || !RESERVED.test(key)

/**
 * The fragment of a link (without #) that holds a whole view: `scenario=scenarios/play.yaml&team.size=5&seed=7`. The reader's own
 * files are in it too, compressed.
 */
export function linkOf({ scenario, files, settings, seed, measured }: View): string {
  const entries: [string, string][] = [['scenario', scenario]]
  if (Object.keys(files).length > 0) {
    entries.push(['files', lzString.compressToEncodedURIComponent(JSON.stringify(files))])
  }
  entries.push(...Object.entries(settings).map(([path, value]): [string, string] => [keyOf(path), value]))
  if (seed !== null) entries.push(['seed', String(seed)])
  if (measured) entries.push(['measured', '1'])
  return entries.map(([key, value]) => `${legible(key)}=${legible(value)}`).join('&')
}

/** As much as a fragment may hold as it is; what links mean by & = % + stays encoded. */
const legible = (text: string): string =>
  encodeURIComponent(text).replace(/%(2F|3A|5B|5D|7B|7D|2C|20)/gi, (code) =>
    code === '%20' ? '+' : decodeURIComponent(code),
  )

/**
 * The view of a fragment, with or without its #; of an empty one the view of `otherwise`.
 * @throws LinkError that says what is wrong with it
 */
export function readLink(fragment: string, otherwise: View): View {
  const text = fragment.replace(/^#/, '')
  if (text === '') return otherwise
  const entries = new URLSearchParams(text)
  const scenario = entries.get('scenario')
  const settings = [...entries].filter(([key]) => isSetting(key)).map(([key, value]) => [pathOf(key), value])
  return {
    ...(scenario === null || scenario === '' ? otherwise : viewOf(scenario, filesOf(entries.get('files')))),
    settings: Object.fromEntries(settings),
    seed: seedOf(entries.get('seed')),
    measured: entries.get('measured') === '1',
  }
}

function filesOf(text: string | null): View['files'] {
  if (text === null) return {}
  const files = parsed(lzString.decompressFromEncodedURIComponent(text))
  const isRecord = typeof files === 'object' && files !== null && !Array.isArray(files)
  if (isRecord && Object.values(files).every((file) => typeof file === 'string')) return files as View['files']
  throw new LinkError(
    'the files in this link cannot be read: it was cut short or changed on its way; ask for a new one',
  )
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

function seedOf(text: string | null): number | null {
  if (text === null) return null
  const seed = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(seed)) return seed
  throw new LinkError(`seed in this link: expected an integer from 0 to 2^53 - 1, got ${JSON.stringify(text)}`)
}
