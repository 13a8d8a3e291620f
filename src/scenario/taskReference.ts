import { z } from 'zod'
import { blockSchema } from './kinds.ts'
import { shapeChoice } from './shapes/index.ts'
import { amount, atLeast, text } from './values.ts'

/** What a scenario may say of tasks that it does not list. */
const common = {
  outputTokens: amount.optional().describe('Size in output tokens of the tasks that state none, at least 0.'),
  difficulty: atLeast(0).optional().describe('Difficulty of the tasks that state none, at least 0. Default: 1.'),
  sizes: z
    .record(text('the id of a task'), amount, { error: 'expected a mapping of task ids to sizes' })
    .optional()
    .describe('Sizes in output tokens by task id, at least 0; they come before all others.'),
}

/** Where a scenario's tasks come from if they are kept in a file of their own. */
export const taskFileSchema = z
  .strictObject({
    file: text('the path of a task file').describe(
      'JSON or YAML list of tasks, relative to this file; `dependencies` may stand for `needs`.',
    ),
    ...common,
  })
  .describe('Tasks kept in a file of their own.')

/** What a scenario's tasks are if only the shape of their graph is given. */
export const taskShapeSchema = z
  .strictObject({
    shape: blockSchema(shapeChoice).describe(
      `The shape of the task graph; a bare kind is short for { kind }. Default: ${shapeChoice.kindDefault}.`,
    ),
    ...common,
  })
  .describe('Tasks task-1, task-2, ... in an order in which each follows its needs; each writes a file of its own.')

/** Either of them, as one mapping, so that messages know the keys of both. */
export const taskReferenceSchema = z
  .strictObject({ ...taskFileSchema.shape, ...taskShapeSchema.shape })
  .partial({ file: true, shape: true })
