/** The standard normal density. */
export const normalDensity = (x: number): number => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)

/**
 * The standard normal distribution function, to about 1e-15 absolute, by its Taylor series:
 * G. Marsaglia, "Evaluating the Normal Distribution", Journal of Statistical Software 11(4), 2004.
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return x // else the series would never come to rest
  if (Math.abs(x) > 8.3) return x < 0 ? 0 : 1 // nearer to 0 or 1 than a double can tell
  let sum = x
  let before = 0
  for (let term = x, i = 3; sum !== before; i += 2) {
    before = sum
    term *= (x * x) / i
    sum += term
  }
  return 0.5 + sum * normalDensity(x)
}

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

/**
 * The gamma function for x >= 1, to about 1e-14 relative: C. Lanczos, "A precision approximation of the gamma
 * function", SIAM J. Numer. Anal. B 1, 1964, with P. Godfrey's coefficients for g = 7, n = 9.
 */
export function gammaFunction(x: number): number {
  const t = x + 6.5
  const series = LANCZOS.reduce((sum, coefficient, i) => sum + (i === 0 ? coefficient : coefficient / (x - 1 + i)), 0)
  return Math.sqrt(2 * Math.PI) * t ** (x - 0.5) * Math.exp(-t) * series
}
