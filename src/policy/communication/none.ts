import { z } from 'zod'
import { definePolicy } from '../registry.ts'
import type { Communication } from './communication.ts'

/** Agents meet only in the board and the files, as in the paper. */
export const none = definePolicy({
  kind: 'none',
  summary: 'agents meet only in the board and the files',
  options: z.strictObject({}),
  create: (): Communication => ({ messageTokens: () => 0, deliver() {} }),
})
