const LETTERS_MAX = 5

/** Names for small boxes: without what all of them begin with, and cut where they are still long. */
export function shortNames(ids: readonly string[]): string[] {
  const prefix = ids.length > 1 ? ids.reduce(common).replace(/\d+$/, '') : ''
  return ids.map((id) => {
    const rest = id.slice(prefix.length)
    return rest.length > LETTERS_MAX ? `${rest.slice(0, LETTERS_MAX - 1)}…` : rest
  })
}

function common(a: string, b: string): string {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return a.slice(0, length)
}
