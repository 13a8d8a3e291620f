import wrapAnsi from 'wrap-ansi'

/** Width of text; the same everywhere, so that output can be compared. */
const COLUMNS = 100

/** A text in lines of at most 100 letters. */
export const paragraph = (text: string): string => wrapAnsi(text, COLUMNS)
