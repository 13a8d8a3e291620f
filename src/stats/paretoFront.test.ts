import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paretoFront } from './paretoFront.ts'

interface Point {
  readonly x: number
  readonly y: number
}

// Few values, so that ties are frequent.
const coordinate = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.double({ min: 0, max: 1e6, noNaN: true }))
const clouds = fc.array(fc.record({ x: coordinate, y: coordinate }), { maxLength: 30 })
const beats = (a: Point, b: Point) => a.x <= b.x && a.y <= b.y && (a.x < b.x || a.y < b.y)

test('the front is exactly the points that no other one beats, by x', () => {
  fc.assert(
    fc.property(clouds, (points) => {
      const front = paretoFront(points)
      const unbeaten = points.filter((point) => !points.some((other) => beats(other, point)))
      expect(new Set(front)).toEqual(new Set(unbeaten))
      expect(front.length).toBe(unbeaten.length)
      expect(front.map(({ x }) => x)).toEqual(unbeaten.map(({ x }) => x).sort((a, b) => a - b))
    }),
  )
})
