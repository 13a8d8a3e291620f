import { DesignError, type DesignKind, type Factor, factorOf, type Settings, settingsOf } from '../scenario/index.ts'
import { UsageError } from './usage.ts'

/** The factors of `--vary`. @throws UsageError */
export function factorsOf(vary: readonly string[]): Factor[] {
  return usage('--vary', () => vary.map(factorOf))
}

/** The combinations of a design. @throws UsageError */
export function combinations(factors: readonly Factor[], design: DesignKind): Settings[] {
  return usage('--vary', () => settingsOf(factors, design))
}

/** Does something with what was given by an option; its DesignError becomes wrong usage of that option. */
function usage<Result>(option: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    if (error instanceof DesignError) throw new UsageError(`${option}: ${error.message}`)
    throw error
  }
}
