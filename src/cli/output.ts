import { formatProblem, type Problem } from '../scenario/problem.ts'

/** Prints a result. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Prints what is no result: errors, warnings, progress. */
export function printError(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** Prints problems, one a line. */
export function printProblems(problems: readonly Problem[]): void {
  for (const problem of problems) printError(formatProblem(problem))
}
