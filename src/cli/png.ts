import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'

/** DejaVu Sans, which figures reckon the widths of their texts by: no machine's own fonts, so that all give the same picture. */
const fontFiles = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) =>
  fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${file}`)),
)

/**
 * An SVG figure as a PNG file.
 * @param scale pixels of the picture for one of the figure, above 0; 3 is 288 dots an inch, as figures have 96 pixels
 * @throws Error if `svg` is not well-formed, RangeError for a scale that is not above 0
 */
export function pngOf(svg: string, scale = 3): Uint8Array {
  if (!(scale > 0 && scale < Infinity)) throw new RangeError(`scale of a picture: expected above 0, got ${scale}`)
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'DejaVu Sans' }
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: scale }, font }).render().asPng()
}
