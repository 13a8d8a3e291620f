import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { suggest } from './suggest.ts'

/**
 * The text of a file on this computer: what `loadScenario` needs in Node.
 * @throws Error that says in plain words why there is none: no such file, a folder, no permission, not UTF-8
 */
export function readTextFile(path: string): string {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (error) {
    throw new Error(inWords(error as NodeJS.ErrnoException, path))
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Error('not a text file in UTF-8')
  }
}

function inWords({ code, message }: NodeJS.ErrnoException, path: string): string {
  switch (code) {
    case 'ENOENT':
      return `no such file${neighbour(path)}`
    case 'EISDIR':
      return 'it is a folder, expected a file'
    case 'EACCES':
    case 'EPERM':
      return 'no permission to read it'
    case 'ENOTDIR':
      return 'a part of the path is a file, not a folder'
    default:
      return message
  }
}

/** The file of the same folder that may have been meant. */
function neighbour(path: string): string {
  try {
    const nearest = suggest(basename(path), readdirSync(dirname(path)))
    return nearest === undefined ? '' : ` (did you mean ${JSON.stringify(nearest)}?)`
  } catch {
    return ` and no such folder`
  }
}
