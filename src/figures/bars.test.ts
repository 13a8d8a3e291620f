import fc from 'fast-check'
import { expect, test } from 'vitest'
import { categories } from '../team/index.ts'
import { barsOf } from './bars.ts'
import type { GanttRow } from './ganttData.ts'

/** Rows that tile the time of two agents, most of them shorter than 1 s. */
const tilings = fc
  .array(fc.array(fc.tuple(fc.constantFrom(...categories), fc.integer({ min: 1, max: 3000 })), { minLength: 1 }), {
    minLength: 2,
    maxLength: 2,
  })
  .map((agents) =>
    agents.flatMap((pieces, agent) => {
      let startS = 0
      return pieces.map(([category, ms]): GanttRow => {
        const row = { agent, category, startS, endS: startS + ms / 2048, task: null, turn: null }
        startS = row.endS
        return row
      })
    }),
  )

const total = (rows: readonly GanttRow[]) => rows.reduce((sum, { startS, endS }) => sum + endS - startS, 0)

test('bars tile the same time as the rows, and there are at most two a shortest length', () => {
  fc.assert(
    fc.property(tilings, (rows) => {
      const bars = barsOf(rows, 1)
      for (const agent of [0, 1]) {
        const [from, to] = [rows, bars].map((all) => all.filter((row) => row.agent === agent))
        expect(to![0]!.startS).toBe(0)
        expect(to!.at(-1)!.endS).toBe(from!.at(-1)!.endS)
        for (let bar = 1; bar < to!.length; bar++) expect(to![bar]!.startS).toBe(to![bar - 1]!.endS)
        expect(to!.length).toBeLessThanOrEqual(2 * total(from!) + 1)
      }
      expect(bars.reduce((sum, { rowCount }) => sum + rowCount, 0)).toBe(rows.length)
    }),
  )
})

test('the colours of an agent add up to its time in each category, within what is too short to be seen', () => {
  fc.assert(
    fc.property(tilings, (rows) => {
      const bars = barsOf(rows, 1)
      for (const agent of [0, 1]) {
        for (const category of categories) {
          const isIt = (row: GanttRow) => row.agent === agent && row.category === category
          const error = total(bars.filter(isIt)) - total(rows.filter(isIt))
          expect(Math.abs(error)).toBeLessThan(5)
        }
      }
    }),
  )
})

test('rows that are long enough are drawn as they are', () => {
  fc.assert(
    fc.property(tilings, (rows) => {
      expect(barsOf(rows, 0)).toEqual(rows.map((row) => ({ ...row, rowCount: 1 })))
    }),
  )
})
