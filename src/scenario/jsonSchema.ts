import { z } from 'zod'
import type { Choice } from './kinds.ts'
import { policyBlocks } from './policies.ts'
import { profileReferenceSchema, profileSchema } from './profile.ts'
import { memberSchema, type PolicyKinds, scenarioSchema, teamSchema } from './schema.ts'
import { shapeChoice } from './shapes/index.ts'
import { taskFileSchema, taskShapeSchema } from './taskReference.ts'

/** JSON Schema (2020-12) of scenario files, for editors: with the short forms that loading resolves. */
export function scenarioJsonSchema(kinds: PolicyKinds, metrics?: readonly string[]): Record<string, unknown> {
  const { shape } = scenarioSchema(kinds, metrics)
  const blocks = policyBlocks.map((name) => [name, withShort(shape[name], kinds[name]).optional()] as const)
  const members = z
    .array(z.union([z.string(), memberSchema]))
    .min(1)
    .optional()
    .describe(description(teamSchema.shape.members))
  const shapeForm = taskShapeSchema
    .extend({ shape: withShort(taskShapeSchema.shape.shape, shapeChoice.kinds) })
    .describe(description(taskShapeSchema))
  const written = z.strictObject({
    ...shape,
    tasks: z
      .union([shape.tasks, taskFileSchema, shapeForm])
      .describe('The task graph: here, in a file of its own, or by its shape.'),
    agents: z.record(z.string(), z.union([profileSchema, profileReferenceSchema])).describe('The agents, by name.'),
    team: z
      .strictObject({ ...teamSchema.shape, members })
      .optional()
      .describe(description(teamSchema)),
    ...Object.fromEntries(blocks),
  })
  return z.toJSONSchema(written, { io: 'input' }) as Record<string, unknown>
}

/** The schema of a block that may also be a bare kind. */
function withShort(block: z.ZodType, kinds: Choice['kinds']) {
  const names = Object.keys(kinds) as [string, ...string[]]
  return z.union([z.enum(names), block]).describe(description(block))
}

function description(schema: z.ZodType): string {
  return schema.description ?? ''
}
