const LETTERS_MAX = 5

/** Names for small boxes: without what all of them begin with; of a long one its first letter and number, or its beginning. */
export function shortNames(ids: readonly string[]): string[] {
  const prefix = ids.length > 1 ? ids.reduce(common).replace(/\d+$/, '') : ''
  return ids.map((id) => {
    const rest = id.slice(prefix.length)
    if (rest.length <= LETTERS_MAX) return rest
    const [, letter, number] = /^(.).*?(\d{1,4})$/.exec(rest) ?? []
    return number === undefined ? `${rest.slice(0, LETTERS_MAX - 1)}…` : `${letter}${number}`
  })
}

function common(a: string, b: string): string {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return a.slice(0, length)
}
