import type { Assignment } from './assignment.ts'
import { chainRoundRobin } from './chainRoundRobin.ts'
import { heft } from './heft.ts'
import { longestFirst } from './longestFirst.ts'
import { random } from './random.ts'
import { roundRobin } from './roundRobin.ts'

export type { Assignment, AssignmentInput } from './assignment.ts'

/** Every assignment. To add one: a file beside these, and a line here. */
export const assignments: readonly Assignment[] = [chainRoundRobin, roundRobin, longestFirst, heft, random]
