/** A word as a POSIX shell reads it: in quotation marks where a character might mean something. */
export const shellWord = (word: string): string =>
  /^[\w.,:=/@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
