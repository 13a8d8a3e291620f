import { escaped, shortened } from './escape.ts'

/** A spot in an input: a value in a file, or in an argument such as `--set` (`line` and `column` are 0 there). */
export interface Place {
  /** The file's path as it was given, or the whole argument (`--set team.size=5`). */
  readonly file: string
  /** From 1; 0 if the place has no line, such as a file that cannot be read. */
  readonly line: number
  /** From 1, in characters; 0 as above. */
  readonly column: number
  /** Where in the data: keys and list indices (from 0) joined by dots; empty at the top. */
  readonly path: string
}

/** Something wrong (error) or odd (warning) in an input. */
export interface Problem extends Place {
  readonly severity: 'error' | 'warning'
  /** The whole of it in words. */
  readonly message: string
  readonly expected?: string
  readonly got?: string
  /** What to do about it. */
  readonly hint?: string
  /** Whether it says no more than that a value changes nothing here: elsewhere it may. */
  readonly idle?: true
}

/** What a problem says beside its place. A hint that takes time to find is a function: it is asked only for what is shown. */
export interface Complaint extends Pick<Problem, 'message' | 'expected' | 'got' | 'idle'> {
  readonly hint?: string | (() => string | undefined)
}

/** Errors that are shown at most, and warnings: nobody reads more at once. */
const SHOWN_MAX = 50

/** A scenario that cannot be used; its message is its problems, one a line, as `problemLines` has them. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problemLines(problems).join('\n'))
    this.problems = problems
  }
}

/** The problems found so far, in one input and the files it refers to. */
export class Report {
  readonly #found = new Map<string, Found>()

  error(place: Place, complaint: Complaint | string): void {
    this.#add(place, 'error', complaint)
  }

  warn(place: Place, complaint: Complaint | string): void {
    this.#add(place, 'warning', complaint)
  }

  /** Takes over all that another one has. */
  include(other: Report): void {
    for (const [text, problem] of other.#found) this.#found.set(text, problem)
  }

  /** Takes over the errors of another one. */
  includeErrors(other: Report): void {
    for (const [text, problem] of other.#found) if (problem.severity === 'error') this.#found.set(text, problem)
  }

  /** Whether anything is wrong. */
  get failed(): boolean {
    return [...this.#found.values()].some(({ severity }) => severity === 'error')
  }

  /**
   * All problems, those of `mainFile` first, then by file and position, those of the command line last. Only those that are shown
   * have hints.
   */
  problems(mainFile: string): Problem[] {
    const rank = ({ file }: Place) => (file === mainFile ? 0 : file.startsWith('--') ? 2 : 1)
    const sorted = [...this.#found.values()].sort(
      (a, b) => rank(a) - rank(b) || compare(a.file, b.file) || a.line - b.line || a.column - b.column,
    )
    const shown = new Set(firstOfEach(sorted))
    return sorted.map((found) => withHint(found, shown.has(found)))
  }

  #add({ file, line, column, path }: Place, severity: Problem['severity'], complaint: Complaint | string): void {
    const details = typeof complaint === 'string' ? { message: complaint } : complaint
    // Two agents may use one profile, many tasks one size, aliases one list: its mistake is still one mistake.
    const where = line === 0 ? path : path.slice(path.lastIndexOf('.') + 1)
    const found = { file, line, column, path, severity, ...details }
    this.#found.set(`${file}:${line}:${column}:${where}:${severity}:${details.message}`, found)
  }
}

/** A problem as it was found. */
type Found = Omit<Problem, 'hint'> & Complaint

function withHint({ hint, ...problem }: Found, isShown: boolean): Problem {
  const words = typeof hint === 'function' ? (isShown ? hint() : undefined) : hint
  return words === undefined ? problem : { ...problem, hint: words }
}

/** The first errors and the first warnings, as many as are shown. */
function firstOfEach<Thing extends Pick<Problem, 'severity'>>(problems: readonly Thing[]): Thing[] {
  const seen = { error: 0, warning: 0 }
  return problems.filter(({ severity }) => ++seen[severity] <= SHOWN_MAX)
}

/** Problems as lines: of errors and warnings the first 50 each, and how many more there are. */
export function problemLines(problems: readonly Problem[]): string[] {
  const more = (['error', 'warning'] as const).flatMap((severity) => {
    const count = problems.filter((problem) => problem.severity === severity).length - SHOWN_MAX
    return count > 0 ? [`and ${count} more ${severity}${count === 1 ? '' : 's'}`] : []
  })
  return [...firstOfEach(problems).map(formatProblem), ...more]
}

/** Letters of an argument or a path that are shown at most, so that there is room for what is wrong with it. */
const ARGUMENT_MAX = 300

/** `file:line:column: severity: path: message (hint)`, as editors and terminals recognise it; one line whatever it quotes. */
export function formatProblem({ file, line, column, path, severity, message, hint }: Problem): string {
  const where = line === 0 ? shortened(file, ARGUMENT_MAX) : `${file}:${line}:${column}`
  const words = [
    where,
    severity,
    ...(path === '' ? [] : [shortened(path, ARGUMENT_MAX)]),
    message + (hint ? ` (${hint})` : ''),
  ].join(': ')
  return shortened(escaped(words))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
