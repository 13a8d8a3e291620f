import { inlineRunner } from './inline.ts'
import type { Runner, Work } from './runner.ts'
import { threadsRunner } from './threads.ts'

export type { Runner, Work } from './runner.ts'

/** A runner for so many threads; with one the work is done in the thread that asks. */
export function runnerOf(work: Work, threads: number): Runner {
  return threads === 1 ? inlineRunner(work) : threadsRunner(work, threads)
}
