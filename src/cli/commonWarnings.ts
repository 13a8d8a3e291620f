import type { Made, Problem } from '../scenario/index.ts'

/**
 * The warnings of the first of several scenarios that are looked at together, and those of values that change nothing in any of
 * them: a value that has an effect in one of them is no trap.
 */
export class CommonWarnings {
  private first: readonly Problem[] = []
  private idle: ReadonlyMap<string, Problem> | undefined

  add({ warnings }: Pick<Made, 'warnings'>): void {
    const idle = warnings.filter((warning) => warning.idle)
    if (!this.idle) {
      this.first = warnings
      this.idle = new Map(idle.map((warning) => [warning.path, warning]))
      return
    }
    const paths = new Set(idle.map(({ path }) => path))
    this.idle = new Map([...this.idle].filter(([path]) => paths.has(path)))
  }

  get problems(): Problem[] {
    return this.first.filter((warning) => !warning.idle || this.idle!.has(warning.path))
  }
}
