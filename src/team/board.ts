import type { TaskGraph } from './graph.ts'

/** What became of a claim: the task is the agent's; or its needs are not done; or another has it, which nobody logs. */
export type Claim = 'claimed' | 'blocked' | 'taken'

/** The shared list of tasks: who owns what, and what is marked done. */
export class Board {
  readonly done: Uint8Array
  /** The owner of each task, or −1. */
  readonly owner: Int32Array
  /** How many needs of each task are not marked done. */
  readonly unmet: Int32Array
  doneCount = 0
  private readonly graph: TaskGraph
  private readonly enforceNeeds: boolean

  constructor(graph: TaskGraph, enforceNeeds: boolean) {
    this.graph = graph
    this.enforceNeeds = enforceNeeds
    this.done = new Uint8Array(graph.taskCount)
    this.owner = new Int32Array(graph.taskCount)
    this.unmet = new Int32Array(graph.taskCount)
  }

  get allDone(): boolean {
    return this.doneCount === this.graph.taskCount
  }

  /** Nothing done; the owners are the caller's to write. */
  reset(): void {
    this.done.fill(0)
    this.doneCount = 0
    for (let task = 0; task < this.graph.taskCount; task++) this.unmet[task] = this.graph.needs[task]!.length
  }

  /** A claim needs the task to be free, or the agent's already, and all its needs done at this moment. */
  claim(task: number, agent: number): Claim {
    const owner = this.owner[task]!
    if (owner !== -1 && owner !== agent) return 'taken'
    if (this.unmet[task]! > 0) return 'blocked'
    this.owner[task] = agent
    return 'claimed'
  }

  /**
   * Marks a task done if the agent owns it and, where needs are enforced, they are done. Whether the board took it:
   * a completion may repeat.
   */
  complete(task: number, agent: number): boolean {
    if (this.owner[task] !== agent) return false
    if (this.enforceNeeds && this.unmet[task]! > 0) return false
    if (this.done[task]) return true
    this.done[task] = 1
    this.doneCount++
    for (const dependent of this.graph.dependents[task]!) this.unmet[dependent]!--
    return true
  }
}
