import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readResult } from './readJson.ts'
import { UsageError } from './usage.ts'

/** Where results are: a sweep's, a traced run's, or both. */
export interface Results {
  readonly folder: string
  /** Path of the summary of a sweep. */
  readonly summary: string | null
  /** Whether the folder holds a run in full. */
  readonly traced: boolean
}

/** The results in a folder, or those that a file belongs to. @throws UsageError if there are none */
export function findResults(path: string): Results {
  if (!isFolder(path)) {
    if (basename(path) === 'ledger.jsonl') return { folder: dirname(path), summary: null, traced: true }
    readResult(path)
    return { folder: dirname(path), summary: path, traced: false }
  }
  const has = (name: string) => existsSync(join(path, name))
  const results = {
    folder: path,
    summary: has('summary.json') ? join(path, 'summary.json') : null,
    traced: has('ledger.jsonl'),
  }
  if (results.summary !== null || results.traced) return results
  const hint = has('rows.csv') ? '; a run without --trace leaves nothing to draw' : ''
  throw new UsageError(
    `${path}: expected the summary.json of brooks sweep or the ledger.jsonl of brooks run --trace, found neither${hint}`,
  )
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
