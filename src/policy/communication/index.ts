import { Registry } from '../registry.ts'
import { broadcast } from './broadcast.ts'
import { none } from './none.ts'

export type { Communication } from './communication.ts'

/** Every way to communicate. To add one: a file beside these, and a line here. */
export const communications = new Registry([none, broadcast])
