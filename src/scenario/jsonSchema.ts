import { z } from 'zod'
import { policyBlocks } from './policies.ts'
import { profileReferenceSchema, profileSchema } from './profile.ts'
import { memberSchema, type PolicyKinds, scenarioSchema, teamSchema } from './schema.ts'
import { taskReferenceSchema } from './task.ts'

/** JSON Schema (2020-12) of scenario files, for editors: with the short forms that loading resolves. */
export function scenarioJsonSchema(kinds: PolicyKinds, metrics?: readonly string[]): Record<string, unknown> {
  const { shape } = scenarioSchema(kinds, metrics)
  const blocks = policyBlocks.map((name) => {
    const names = Object.keys(kinds[name]) as [string, ...string[]]
    const block = z.union([z.enum(names), shape[name]]).optional()
    return [name, block.describe(description(shape[name]))] as const
  })
  const members = z
    .array(z.union([z.string(), memberSchema]))
    .min(1)
    .optional()
    .describe(description(teamSchema.shape.members))
  const written = z.strictObject({
    ...shape,
    tasks: z.union([shape.tasks, taskReferenceSchema]).describe('The task graph, here or in a file of its own.'),
    agents: z.record(z.string(), z.union([profileSchema, profileReferenceSchema])).describe('The agents, by name.'),
    team: z
      .strictObject({ ...teamSchema.shape, members })
      .optional()
      .describe(description(teamSchema)),
    ...Object.fromEntries(blocks),
  })
  return z.toJSONSchema(written, { io: 'input' }) as Record<string, unknown>
}

function description(schema: z.ZodType): string {
  return schema.description ?? ''
}
