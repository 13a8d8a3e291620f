/**
 * The cube root of a finite number, by Newton's method from sums, products and quotients alone: these give the same bits in every
 * engine, while Math.cbrt may differ in the last one between Node and a browser.
 */
export function cubeRoot(value: number): number {
  if (value === 0) return 0
  let size = Math.abs(value)
  let scale = Math.sign(value)
  for (; size >= 8; scale *= 2) size /= 8
  for (; size < 1; scale /= 2) size *= 8
  let root = (size + 6) / 7 // exact at both ends of 1 to 8, too low between
  for (let step = 0; step < 7; step++) root = (2 * root + size / (root * root)) / 3
  return scale * root
}
