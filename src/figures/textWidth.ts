/**
 * Width of a character in em. There is no way to measure text without a browser, so this is on the wide side (DejaVu
 * Sans): other fonts leave a little more air.
 */
const EM_PER_CHARACTER = 0.61
const EM_PER_WIDE_CHARACTER = 1.05
/** East Asian scripts and emoji. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u

/** About how wide `text` is, in pixels, at a font of `fontPx` pixels. */
export function textWidthPx(text: string, fontPx: number): number {
  let em = 0
  for (const character of text) em += WIDE.test(character) ? EM_PER_WIDE_CHARACTER : EM_PER_CHARACTER
  return em * fontPx
}

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
