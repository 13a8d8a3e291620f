import { z } from 'zod'
import { integer } from '../values.ts'
import { evenRows } from './rows.ts'
import { defineShape, shapeTasksMax, tasks } from './shape.ts'

/** Work in stages of which each builds on parts of the one before. */
export const layered = defineShape({
  kind: 'layered',
  summary: 'layers of tasks, in which each task needs neighbouring tasks of the layer before',
  options: z.strictObject({
    tasks,
    layers: integer(1, shapeTasksMax)
      .default(5)
      .describe(
        `Number of layers, as even as possible, 1 to ${shapeTasksMax}; never more than there are tasks. Default: 5.`,
      ),
    needs: integer(1, shapeTasksMax)
      .default(2)
      .describe(
        `Tasks of the layer before that a task needs, 1 to ${shapeTasksMax}; never more than it has. Default: 2.`,
      ),
  }),
  needs({ tasks, layers, needs }) {
    const rows = evenRows(tasks, Math.min(layers, tasks))
    return rows.flatMap((row, layer) => row.map((_, place) => neighbours(rows[layer - 1] ?? [], place, needs)))
  },
})

/** So many tasks of a row from a place on; after its last one comes its first. */
const neighbours = (row: readonly number[], place: number, count: number): number[] =>
  Array.from({ length: Math.min(count, row.length) }, (_, step) => row[(place + step) % row.length]!)
