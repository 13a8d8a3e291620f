import { expect, test } from 'vitest'
import { categories } from '../team/index.ts'
import { categoryColors, inkOn, seriesStyle } from './palette.ts'
import { inThemeColor } from './theme.ts'

type Triple = readonly [number, number, number]
type Matrix = readonly [Triple, Triple, Triple]

/** Machado, Oliveira, Fernandes, "A physiologically-based model for simulation of color vision deficiency", 2009, severity 1. */
const visions: Readonly<Record<string, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** B. Ottosson, "A perceptual color space for image processing", 2020: linear sRGB to LMS, and LMS to OKLab. */
const toLms: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
]
const toLab: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
]

const times = (matrix: Matrix, [x, y, z]: Triple): Triple =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Triple
const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const rgb = (color: string) =>
  [1, 3, 5].map((at) => linear(Number.parseInt(color.slice(at, at + 2), 16) / 255)) as unknown as Triple

function seen(color: string, vision: Matrix): Triple {
  const inGamut = times(vision, rgb(color)).map((value) => Math.min(1, Math.max(0, value))) as unknown as Triple
  return times(toLab, times(toLms, inGamut).map(Math.cbrt) as unknown as Triple)
}

const themes = ['light', 'dark'] as const
const cases = themes.flatMap((theme) => Object.entries(visions).map(([name, vision]) => ({ theme, name, vision })))

test.each(cases)('categories can be told apart with $name vision in a $theme figure', ({ theme, vision }) => {
  const seenAs = (category: (typeof categories)[number]) => seen(inThemeColor(categoryColors[category], theme), vision)
  for (const a of categories) {
    for (const b of categories.slice(0, categories.indexOf(a))) {
      const [left, right] = [seenAs(a), seenAs(b)]
      const distance = Math.hypot(...left.map((value, axis) => value - right[axis]!))
      expect(distance, `${a} and ${b}`).toBeGreaterThan(0.1)
    }
  }
})

test.each(themes)('labels on every category have a contrast of at least 4.5 (WCAG AA) in a %s figure', (theme) => {
  const luminance = (color: string) => {
    const [red, green, blue] = rgb(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  for (const color of Object.values(categoryColors).map((color) => inThemeColor(color, theme))) {
    const ink = inkOn(color)
    // The ink must not be changed with the theme once more.
    expect(inThemeColor(ink, theme)).toBe(ink)
    const [dark, light] = [luminance(color), luminance(ink)].sort((a, b) => a - b)
    expect((light! + 0.05) / (dark! + 0.05), color).toBeGreaterThanOrEqual(4.5)
  }
})

test('28 series differ in colour or mark', () => {
  const styles = Array.from({ length: 28 }, (_, index) => JSON.stringify(seriesStyle(index)))
  expect(new Set(styles).size).toBe(28)
})
