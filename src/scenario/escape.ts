/**
 * What a terminal may take for an order and a reader for something else than it is: control characters, line breaks, and marks
 * that turn the direction of writing.
 */
const CONTROLS = '[\\p{Cc}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]'
const control = new RegExp(CONTROLS, 'u')
const controls = new RegExp(CONTROLS, 'gu')

/** Whether a text can be shown as it is, on one line. */
export const isOneLine = (text: string): boolean => !control.test(text)

/** A text on one line, with what cannot be shown as JSON writes it: a line break is \n, an escape \u001b. */
export const escaped = (text: string): string => text.replace(controls, inWords)

/** The same of a text whose line breaks are meant. */
export const escapedLines = (text: string): string => text.split('\n').map(escaped).join('\n')

/** The beginning of a text, if it is long: names and arguments may be of any length. */
export const shortened = (text: string, lettersMax = 2000): string =>
  text.length > lettersMax ? `${text.slice(0, lettersMax)}...` : text

function inWords(character: string): string {
  if (character === '\n') return '\\n'
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
