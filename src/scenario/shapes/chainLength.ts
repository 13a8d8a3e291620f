/** Tasks on the chain of `chainAndFree`, at least one: those that a share of `tasks` (an integer >= 1) leaves, rounded. By itself, since pages use it. */
export const chainLength = (tasks: number, parallelShare: number): number =>
  Math.max(1, Math.round((1 - parallelShare) * tasks))
