import { z } from 'zod'
import { integer } from '../values.ts'
import { evenRows } from './rows.ts'
import { defineShape, shapeTasksMax, tasks } from './shape.ts'

/** Work that is divided and brought together again, stage by stage: with one stage, the work of Amdahl's law. */
export const forkJoin = defineShape({
  kind: 'forkJoin',
  summary: 'a task, parallel tasks that need it, and a task that needs all of these and begins the next stage',
  options: z.strictObject({
    tasks,
    stages: integer(1, shapeTasksMax - 1)
      .default(2)
      .describe(
        `Times that the work is divided, 1 to ${shapeTasksMax - 1}; never as many as there are tasks, ` +
          'since stages + 1 of them divide and join. Default: 2.',
      ),
  }),
  needs({ tasks, stages }) {
    const most = Math.min(stages, tasks - 1)
    const needs: number[][] = [[]]
    for (const { length } of evenRows(tasks - most - 1, most)) {
      const fork = needs.length - 1
      const parallel = Array.from({ length }, (_, place) => fork + 1 + place)
      needs.push(...parallel.map(() => [fork]), length > 0 ? parallel : [fork])
    }
    return needs
  },
})
