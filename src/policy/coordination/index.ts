import { Registry } from '../registry.ts'
import { decentralized } from './decentralized.ts'
import { preassigned } from './preassigned.ts'

export type { Coordination } from './coordination.ts'

/** Every way to coordinate. To add one: a file beside these, and a line here. */
export const coordinations = new Registry([preassigned, decentralized])
