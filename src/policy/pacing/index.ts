import { Registry } from '../registry.ts'
import { asynchronous } from './async.ts'
import { rounds } from './rounds.ts'

export { type PacedTeam, type Pacing, RANK } from './pacing.ts'

/** Every pacing. To add one: a file beside these, and a line here. */
export const pacings = new Registry([rounds, asynchronous])
