import type { z } from 'zod'
import type { Needs } from '../../theory/index.ts'
import { integer } from '../values.ts'

/**
 * A form of task graph: its name in scenario files, its options, and what makes it. A shape is one file that exports one of
 * these, and one line in the folder's index.
 */
export interface Shape {
  /** The name that a scenario writes as `kind`. */
  readonly kind: string
  /** One sentence for the documentation, which begins with a small letter and has no full stop. */
  readonly summary: string
  /** The options beside `kind`: types, ranges and descriptions; all with a default, and `tasks` among them. */
  readonly options: z.ZodObject
  /** The needs of each task, all of them earlier tasks, from options that fulfil the schema. */
  needs(options: unknown): Needs
}

/** Declares a shape with its options typed by their schema. */
export function defineShape<Options extends z.ZodObject>(definition: {
  kind: string
  summary: string
  options: Options
  needs(options: z.infer<Options>): Needs
}): Shape {
  return definition as Shape
}

/** Tasks that a shape can have at most. */
export const shapeTasksMax = 2000

/** The option that all shapes have. */
export const tasks = integer(1, shapeTasksMax)
  .default(20)
  .describe(`Number of tasks, 1 to ${shapeTasksMax}. Default: 20.`)
