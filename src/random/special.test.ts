import { expect, test } from 'vitest'
import { gammaFunction, normalCdf, normalDensity } from './special.ts'

test('the normal distribution function has the tabulated quantiles', () => {
  // Abramowitz and Stegun, Handbook of Mathematical Functions, tables 26.1 and 26.5.
  for (const [x, p] of [
    [0, 0.5],
    [0.674489750196082, 0.75],
    [1, 0.841344746068543],
    [1.959963984540054, 0.975],
    [3, 0.99865010196837],
    [4.264890793922825, 0.99999],
  ] as const) {
    expect(normalCdf(x)).toBeCloseTo(p, 14)
    expect(normalCdf(-x)).toBeCloseTo(1 - p, 14)
  }
  expect([normalCdf(-Infinity), normalCdf(-40), normalCdf(40), normalCdf(Infinity)]).toEqual([0, 0, 1, 1])
})

test('the normal distribution function of NaN is NaN', () => {
  expect(normalCdf(Number.NaN)).toBe(Number.NaN)
})

test('the normal distribution function is the integral of the density', () => {
  const step = 1 / 512
  let area = 0 // by Simpson's rule from -9
  for (let x = -9; x < 9; x += step) {
    area += ((normalDensity(x) + 4 * normalDensity(x + step / 2) + normalDensity(x + step)) * step) / 6
    expect(Math.abs(normalCdf(x + step) - area)).toBeLessThan(1e-12)
  }
})

test('the gamma function is the factorial, and has its known values between', () => {
  let factorial = 1
  for (let n = 1; n <= 22; factorial *= n++) expect(gammaFunction(n) / factorial).toBeCloseTo(1, 13)
  expect(gammaFunction(1.5)).toBeCloseTo(Math.sqrt(Math.PI) / 2, 14)
  expect(gammaFunction(3.5)).toBeCloseTo((15 / 8) * Math.sqrt(Math.PI), 13)
  expect(gammaFunction(1.461632144968362)).toBeCloseTo(0.885603194410889, 14) // its minimum
})
