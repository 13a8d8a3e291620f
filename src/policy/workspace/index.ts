import { Registry } from '../registry.ts'
import { lastWriterWins } from './lastWriterWins.ts'

export type { Workspace } from './workspace.ts'

/** Every kind of workspace. To add one: a file beside these, and a line here. */
export const workspaces = new Registry([lastWriterWins])
