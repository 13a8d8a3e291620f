/** What an assignment may look at before the run starts: the graph and what each task is expected to cost. */
export interface AssignmentInput {
  readonly taskCount: number
  /** Team size. */
  readonly size: number
  /** The tasks that each task needs, in the order the scenario lists them. */
  readonly needs: readonly (readonly number[])[]
  /** A topological order; among tasks that are free at once, the order of the scenario. */
  readonly topologicalOrder: readonly number[]
  /** Expected time of `task` in the hands of `agent`, in seconds. */
  expectedSeconds(task: number, agent: number): number
  /** Uniform numbers of the replication, for assignments that draw. */
  readonly uniform: () => number
}

/** Gives every task to one agent before the run starts: the owner of each task. */
export interface Assignment {
  readonly kind: string
  readonly summary: string
  assign(input: AssignmentInput): Int32Array
  /** The order in which agents take up their tasks, if the assignment plans one; else the topological order. */
  order?(input: AssignmentInput): readonly number[]
}
