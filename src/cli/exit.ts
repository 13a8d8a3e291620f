import type { Writable } from 'node:stream'
import { escaped } from '../scenario/escape.ts'
import { printError } from './output.ts'

/** What the exit codes of the command line mean. */
export const EXIT = { done: 0, failed: 1, wrongInput: 2, interrupted: 130 } as const

/** BROOKS_DEBUG=1: somebody wants to know where it fails. */
export const isDebugged = process.env.BROOKS_DEBUG === '1'

/** Says that Brooks itself failed, which is nobody's mistake but ours; the stack only for those who look for it. */
export function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  printError(`Brooks failed: ${escaped(message)} (BROOKS_DEBUG=1 shows where)`)
  if (isDebugged && error instanceof Error) printError(error.stack ?? '')
  process.exitCode = EXIT.failed
}

/**
 * Ends where an output takes no more. `brooks ... | head` closes the pipe early: whoever did that wants no more output, and no error
 * either. A full disk is said, in one line, unless that is where errors go.
 */
export function endWithOutput(stream: Writable, name: string): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? EXIT.done)
    if (stream !== process.stderr) printError(`brooks: cannot write to ${name}: ${error.message}`)
    process.exit(EXIT.failed)
  })
}
