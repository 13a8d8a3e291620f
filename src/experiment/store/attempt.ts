/** Does something with files; an error says what could not be done. */
export function attempt<Result>(what: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    throw new Error(`cannot ${what}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}
