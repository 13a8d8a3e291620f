import { expect, test } from 'vitest'
import { newDocument } from './document.ts'
import { seriesStyle } from './palette.ts'
import { element, svgText } from './svg.ts'
import { DARK_PAPER, darkColors, inTheme, SHADE } from './theme.ts'

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(color.slice(at, at + 2), 16) / 255))
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

test('inks and series have a contrast of at least 4.5 on dark paper (WCAG AA)', () => {
  const inks = Object.entries(darkColors).filter(([, dark]) => dark !== DARK_PAPER && dark !== darkColors[SHADE])
  expect(inks.length).toBe(9)
  for (const [, dark] of inks) {
    expect((luminance(dark) + 0.05) / (luminance(DARK_PAPER) + 0.05), dark).toBeGreaterThanOrEqual(4.5)
  }
})

test('each colour of a series has a dark one of its own', () => {
  const dark = Array.from({ length: 7 }, (_, index) => darkColors[seriesStyle(index).color])
  expect(dark).not.toContain(undefined)
  expect(new Set(dark).size).toBe(7)
})

test('dark changes paints at any depth and nothing else; light changes nothing', () => {
  const make = () => {
    const svg = element(newDocument(), 'svg', { color: '#1a1a1a', 'stroke-width': 2 })
    svg.append(element(newDocument(), 'text', { fill: '#FFFFFF', stroke: '#123456' }, '#ffffff'))
    return svg
  }
  expect(svgText(inTheme(make(), 'light'))).toBe(svgText(make()))
  expect(svgText(inTheme(make(), 'dark'))).toContain(
    `color="#ececec" stroke-width="2"><text fill="${DARK_PAPER}" stroke="#123456">#ffffff</text>`,
  )
})
