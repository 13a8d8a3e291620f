import { z } from 'zod'
import { amount, atLeast, finite, listOf, name, text } from './values.ts'

/** One node of the task graph. */
export const taskSchema = z
  .strictObject({
    id: name('the name of the task').describe('Name of the task, unique in the scenario.'),
    needs: listOf(text('the id of a task'), 'task ids')
      .default([])
      .describe('Ids of the tasks that must be done before this one. Default: none.'),
    files: listOf(name('a path'), 'paths').default([]).describe('Paths of the files it writes. Default: none.'),
    outputTokens: amount.describe('Size in output tokens of all its files together, at least 0.'),
    difficulty: atLeast(0)
      .default(1)
      .describe('Multiplies the error rate of whoever does the task, at least 0. Default: 1.'),
    priority: finite()
      .optional()
      .describe('Rank that its author gave it, kept for policies that look at it. Default: none.'),
    description: z.string({ error: 'expected text' }).optional().describe('What the task is about, for readers.'),
  })
  .describe('A task: what it needs, what it writes, how large it is.')

/** One node of the task graph, defaults filled in. */
export type Task = z.output<typeof taskSchema>
