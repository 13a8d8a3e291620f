import type { AssignmentInput } from '../assignment/index.ts'

/** Who may work on what: how tasks get their owners. */
export interface Coordination {
  /** Whether agents choose for themselves; else the habits in a profile's `behaviour.assigned` hold. */
  readonly selfOrganising: boolean
  /**
   * Writes the owner of each task before the run starts: an agent, or −1 for nobody. Returns the order in which agents
   * look at tasks.
   */
  assignOwners(input: AssignmentInput, owner: Int32Array): readonly number[]
  /** Whether `agent` may work on a task that belongs to `owner` (−1: to nobody). */
  mayTake(owner: number, agent: number): boolean
}
