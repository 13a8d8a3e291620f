import { z } from 'zod'
import { definePolicy } from '../registry.ts'
import type { Workspace } from './workspace.ts'

/** One shared folder: every edit succeeds and replaces the whole file, as in the paper. */
export const lastWriterWins = definePolicy({
  kind: 'lastWriterWins',
  summary: 'one shared folder; every edit replaces the whole file',
  options: z.strictObject({}),
  create: (): Workspace => ({ accepts: () => true }),
})
