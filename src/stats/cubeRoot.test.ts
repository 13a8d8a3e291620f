import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cubeRoot } from './cubeRoot.ts'

test('the cube of a cube root is the number, of either sign and any size', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e200, max: 1e200, noNaN: true }), (value) => {
      const root = cubeRoot(value)
      expect(Math.abs(root - Math.cbrt(value))).toBeLessThanOrEqual(4e-16 * Math.abs(root))
    }),
  )
})

test('of cubes it is exact', () => {
  for (const root of [-3, -1, 0, 0.5, 1, 2, 7, 10]) expect(cubeRoot(root * root * root)).toBe(root)
})
