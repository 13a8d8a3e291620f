import { Registry } from '../registry.ts'
import { none } from './none.ts'
import { ownTests } from './ownTests.ts'

export type { Verification } from './verification.ts'

/** Every kind of verification. To add one: a file beside these, and a line here. */
export const verifications = new Registry([none, ownTests])
