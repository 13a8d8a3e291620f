/**
 * Widths of characters in em. There is no way to measure text without a browser, so these are on the wide side (DejaVu
 * Sans): other fonts leave a little more air.
 */
const classes: readonly (readonly [characters: RegExp, em: number])[] = [
  [/[ .,:;!'|()[\]/\\fijlrtI·-]/, 0.4],
  [/[mwMW%@…]/, 0.98],
  // East Asian scripts and emoji.
  [/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u, 1.05],
]
const EM_OTHERWISE = 0.65

/** About how wide `text` is, in pixels, at a font of `fontPx` pixels. */
export function textWidthPx(text: string, fontPx: number): number {
  let em = 0
  for (const character of text) em += emOf(character)
  return em * fontPx
}

const emOf = (character: string): number =>
  classes.find(([characters]) => characters.test(character))?.[1] ?? EM_OTHERWISE

/** `text`, its end replaced by an ellipsis if it is wider than `widthPx`. */
export function clipText(text: string, widthPx: number, fontPx: number): string {
  if (textWidthPx(text, fontPx) <= widthPx) return text
  let clipped = ''
  for (const character of text) {
    if (textWidthPx(`${clipped}${character}…`, fontPx) > widthPx) break
    clipped += character
  }
  return `${clipped.trimEnd()}…`
}

/**
 * `text` in lines no wider than `widthPx`, broken between words and at its own line breaks; a word that is wider is
 * clipped, and so is what does not go into `linesMax` lines.
 */
export function wrapText(text: string, widthPx: number, fontPx: number, linesMax: number): string[] {
  const lines = text.split('\n').flatMap((line) => wrapLine(line, widthPx, fontPx))
  const shown = lines.length > linesMax ? [...lines.slice(0, linesMax - 1), lines.slice(linesMax - 1).join(' ')] : lines
  return shown.map((line) => clipText(line, widthPx, fontPx))
}

function wrapLine(line: string, widthPx: number, fontPx: number): string[] {
  const [first = '', ...words] = line.split(' ')
  const lines = [first]
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`
    if (textWidthPx(longer, fontPx) <= widthPx) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
