import { expect, test } from 'vitest'
import { placeLabels } from './placeLabels.ts'
import { textWidthPx } from './textWidth.ts'

const frame = { left: 0, right: 300, top: 0, bottom: 200 }
const boxes = (wishes: readonly { text: string; x: number; y: number }[]) =>
  placeLabels(wishes, wishes, frame, 11).map(({ wish, dx, dy }) => {
    const half = textWidthPx(wish.text, 11) / 2
    return { left: wish.x + dx - half, right: wish.x + dx + half, top: wish.y + dy - 6, bottom: wish.y + dy + 6 }
  })

test('labels of points in a row, and in a corner, cover neither each other nor points nor the frame', () => {
  const wishes = [
    ...[40, 60, 80, 100].map((x) => ({ text: `${x} agents`, x, y: 100 })),
    { text: '8 agents', x: 298, y: 2 },
  ]
  const placed = boxes(wishes)
  placed.forEach((box, index) => {
    expect(box.left >= 0 && box.right <= 300 && box.top >= -1 && box.bottom <= 201).toBe(true)
    for (const { x, y } of wishes) expect(x > box.left && x < box.right && y > box.top && y < box.bottom).toBe(false)
    for (const other of placed.slice(0, index)) {
      const apart =
        box.left >= other.right || box.right <= other.left || box.top >= other.bottom || box.bottom <= other.top
      expect(apart, `${index}`).toBe(true)
    }
  })
})

test('of labels that would cover each other, those that have room are placed', () => {
  const wishes = Array.from({ length: 60 }, (_, index) => ({ text: `design number ${index}`, x: 150, y: 100 }))
  const count = placeLabels(wishes, wishes.slice(0, 1), frame, 11).length
  expect(count).toBeGreaterThan(3)
  expect(count).toBeLessThan(20)
})
