import { escapedLines } from '../scenario/escape.ts'
import { type Problem, problemLines } from '../scenario/problem.ts'

/** Prints a result. Whatever names it quotes, none of them can give orders to a terminal. */
export function print(text: string): void {
  process.stdout.write(`${escapedLines(text)}\n`)
}

/** Prints what is no result: errors, warnings, progress. */
export function printError(text: string): void {
  process.stderr.write(`${escapedLines(text)}\n`)
}

/** Prints problems, one a line, and how many there are beyond the first. */
export function printProblems(problems: readonly Problem[]): void {
  for (const line of problemLines(problems)) printError(line)
}
