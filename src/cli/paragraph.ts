import wrapAnsi from 'wrap-ansi'
import { escaped } from '../scenario/escape.ts'

/** Width of text; the same everywhere, so that output can be compared. */
const COLUMNS = 100

/** A text without line breaks in lines of at most 100 letters. */
export const paragraph = (text: string): string => wrapAnsi(escaped(text), COLUMNS)
