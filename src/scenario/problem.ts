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

/** What a problem says beside its place. */
export type Complaint = Pick<Problem, 'message' | 'expected' | 'got' | 'hint' | 'idle'>

/** A scenario that cannot be used; its message is all its problems, one a line. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'))
    this.problems = problems
  }
}

/** The problems found so far, in one input and the files it refers to. */
export class Report {
  readonly #found = new Map<string, Problem>()

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

  /** All problems, those of `mainFile` first, then by file and position, those of the command line last. */
  problems(mainFile: string): Problem[] {
    const rank = ({ file }: Problem) => (file === mainFile ? 0 : file.startsWith('--') ? 2 : 1)
    return [...this.#found.values()].sort(
      (a, b) => rank(a) - rank(b) || compare(a.file, b.file) || a.line - b.line || a.column - b.column,
    )
  }

  #add({ file, line, column, path }: Place, severity: Problem['severity'], complaint: Complaint | string): void {
    const details = typeof complaint === 'string' ? { message: complaint } : complaint
    const problem = { file, line, column, path, severity, ...details }
    // Two agents may use one profile, many tasks one size: its mistake is still one mistake.
    this.#found.set(formatProblem(problem), problem)
  }
}

/** `file:line:column: severity: path: message (hint)`, as editors and terminals recognise it. */
export function formatProblem({ file, line, column, path, severity, message, hint }: Problem): string {
  const where = line === 0 ? file : `${file}:${line}:${column}`
  return [where, severity, ...(path === '' ? [] : [path]), message + (hint ? ` (${hint})` : '')].join(': ')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
