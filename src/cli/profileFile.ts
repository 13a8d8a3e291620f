import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Document, isNode, parseDocument } from 'yaml'
import type { Calibration } from '../calibration/index.ts'
import type { LoggedRun } from '../dataset/index.ts'

const folder = fileURLToPath(new URL('../../scenarios/profiles/', import.meta.url))

/** Said of the source of a profile once it is calibrated. */
const FITTED =
  'What is marked as fitted: method of simulated moments on the cell means of these runs (brooks calibrate); ± is a standard error.'

/** A file of a folder: its name, and what is in it. */
export interface ProfileFile {
  readonly name: string
  readonly text: string
}

/** A calibrated profile as a file: the package's own, comments and all, with the fitted numbers in the place of the first ones. */
export function profileFile({ profile, values }: Calibration, runs: readonly LoggedRun[]): ProfileFile {
  const files = readdirSync(folder).map((name) => ({
    name,
    text: parseDocument(readFileSync(join(folder, name), 'utf8')),
  }))
  const { name, text } = files.find((file) => file.text.get('name') === profile.name)!
  for (const { name: at, standardError } of values) {
    const path = at.split('.')
    const written = path.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], profile)
    put(text, path, rounded(written), ` fitted to cell means; ± ${standardError.toPrecision(2)}`)
  }
  const source = String(text.get('source') ?? '')
  if (!source.includes(FITTED)) text.set('source', `${source.trim()} ${FITTED}`)
  put(text, ['calibratedOn', 'suites'], sorted(runs.map(({ taskType }) => taskType)))
  put(text, ['calibratedOn', 'sizes'], sorted(runs.map(({ teammates }) => teammates)))
  put(text, ['calibratedOn', 'runs'], runs.length)
  return { name, text: text.toString({ lineWidth: 120, flowCollectionPadding: false }) }
}

function put(text: Document, path: readonly string[], value: unknown, comment?: string): void {
  const node = text.createNode(value, { flow: true })
  if (comment !== undefined) node.comment = comment
  const old = text.getIn(path, true)
  if (comment === undefined && isNode(old) && old.comment) node.comment = old.comment
  text.setIn(path, node)
}

/** Three digits are more than a standard error leaves standing. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, part) => (typeof part === 'number' ? Number(part.toPrecision(3)) : part))

const sorted = <Value extends string | number>(values: readonly Value[]): Value[] =>
  [...new Set(values)].sort((a, b) => (a < b ? -1 : 1))
