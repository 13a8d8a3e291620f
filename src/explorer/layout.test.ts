import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOutGraph } from './layout.ts'

/** Graphs in which tasks need some of those before them. */
const graphs = fc
  .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 25 })
  .map((lists) => lists.map((list, task) => [...new Set(task === 0 ? [] : list.map((need) => need % task))]))

test('nodes do not overlap, lie inside, and every need is an edge', () => {
  fc.assert(
    fc.property(graphs, (needs) => {
      const { nodes, edges, width, height, nodeWidth } = layOutGraph(needs)
      for (const [one, a] of nodes.entries()) {
        expect(a.x >= nodeWidth / 2 && a.x <= width - nodeWidth / 2 && a.y >= 0.5 && a.y <= height - 0.5).toBe(true)
        for (const b of nodes.slice(one + 1))
          expect(Math.abs(a.x - b.x) >= nodeWidth || Math.abs(a.y - b.y) >= 1).toBe(true)
      }
      expect(edges.map(({ from, to }) => `${from} ${to}`).sort()).toEqual(
        needs.flatMap((list, task) => list.map((need) => `${need} ${task}`)).sort(),
      )
    }),
    { numRuns: 40 },
  )
})

test('a chain goes from left to right, many free tasks beside each other: both are wider than high', () => {
  const chain = layOutGraph(Array.from({ length: 12 }, (_, task) => (task === 0 ? [] : [task - 1])))
  const free = layOutGraph(Array.from({ length: 12 }, () => []))
  expect(chain.width).toBeGreaterThan(5 * chain.height)
  expect(free.width).toBeGreaterThan(5 * free.height)
})
