/** Names that the path of a value may have: as many as a scenario may have levels. */
const NAMES_MAX = 64

/** What is wrong with the names of the path of a value, such as ['team', 'size'], in words; undefined if nothing is. */
export function pathFault(names: readonly string[]): string | undefined {
  if (names.length > NAMES_MAX) return `expected a path of at most ${NAMES_MAX} names`
  // As a key of plain data this one would not be a key at all.
  return names.includes('__proto__') ? 'unknown key "__proto__"' : undefined
}
