import { z } from 'zod'
import { chainNeeds } from './rows.ts'
import { defineShape, tasks } from './shape.ts'

/** Nothing can be done in parallel. */
export const chain = defineShape({
  kind: 'chain',
  summary: 'each task needs the one before',
  options: z.strictObject({ tasks }),
  needs: ({ tasks }) => chainNeeds(tasks),
})
