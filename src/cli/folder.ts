import { lstatSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { UsageError } from './usage.ts'

/**
 * Makes a folder and those that it is in, where they are not there. Not by `recursive`: Node never comes back from that where
 * the system makes no folders, as below /proc.
 * @throws UsageError if there can be none
 */
export function makeFolder(path: string): void {
  asked(path, () => {
    if (isFolder(path)) return
    if (dirname(path) !== path) makeFolder(dirname(path))
    makeOne(path)
  })
}

/** A folder within one that is there. @throws UsageError if something else has that name, were it a link to a folder */
export function makeInner(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory()) return
  if (found)
    throw new UsageError(`${path} is no folder of Brooks: expected a folder or nothing there; it was not touched`)
  makeOne(path)
}

function makeOne(path: string): void {
  try {
    mkdirSync(path)
  } catch (error) {
    if (!isFolder(path)) throw error // else another process was faster
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/** What a machine fails with, whatever folder was asked for. */
const FAILURES = ['ENOSPC', 'EDQUOT', 'EIO', 'EMFILE', 'ENFILE', 'ENOMEM']

const WORDS: Readonly<Record<string, string>> = {
  EEXIST: 'a part of the path is a file, not a folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENAMETOOLONG: 'the path is too long',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'nothing can be written there',
  ENOENT: 'no folder can be made there',
}

/** Does something first with a folder that was asked for: where that cannot be one to write into, it was wrong to ask for it. */
export function asked<Result>(path: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (error instanceof UsageError) throw error
    const text = `cannot write into the folder ${path}: ${WORDS[code] ?? message}`
    throw FAILURES.includes(code) ? new Error(text, { cause: error }) : new UsageError(text)
  }
}
