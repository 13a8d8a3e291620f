import { z } from 'zod'
import { dataBytesMax, readOwnBytes, readTextFile } from '../scenario/files.ts'
import { version } from '../version.ts'
import { UsageError } from './usage.ts'

/** The text of a result file. @throws UsageError that says why there is none */
export function readResult(path: string): string {
  try {
    return readTextFile(path, dataBytesMax)
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${error instanceof Error ? error.message : error}`)
  }
}

/** What a regular file says in JSON; null where there is none, were it behind a link, or where it is too large or says none. */
export function ownJson(path: string, bytesMax: number): unknown {
  const bytes = readOwnBytes(path, bytesMax)
  try {
    return bytes && JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}

/**
 * JSON of a result, checked. `where` names the file (and line), `what` says what it should be.
 * @throws UsageError at the first thing that is not as expected
 */
export function parseResult<Result>(text: string, schema: z.ZodType<Result>, where: string, what: string): Result {
  const parsed = schema.safeParse(parseJson(text, where, what))
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0]!
  const place = path.length > 0 ? `${path.join('.')}: ` : ''
  throw new UsageError(`${where}: expected ${what}, but ${place}${message.replace(/^Invalid input: /, '')}`)
}

function parseJson(text: string, where: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${where}: expected ${what}, but it is not JSON: ${(error as Error).message}`)
  }
}

/** What every summary and manifest starts with. */
export const versioned = z.object({ brooks: z.string() })

/** Checks that a result was made by this version: in another one, its numbers may mean something else. @throws UsageError */
export function checkVersion(text: string, where: string, what: string): void {
  const { brooks } = parseResult(text, versioned, where, what)
  if (brooks === version) return
  throw new UsageError(
    `${where}: made by Brooks ${brooks}, this is ${version}; simulate again, or draw with that version`,
  )
}
