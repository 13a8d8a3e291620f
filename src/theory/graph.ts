import { checkBetween } from './checks.ts'

/** A task graph: `needs[task]` are the tasks that must be done before it. Tasks are numbered from 0. */
export type Needs = readonly (readonly number[])[]

/** A chain of tasks, each needing the one before, and the sum of its weights. */
export interface Path {
  readonly length: number
  readonly path: number[]
}

/**
 * The tasks in an order in which each follows its needs (Kahn, Communications of the ACM 5(11), 1962); of those ready
 * together, the one that became ready first. Throws RangeError on a cycle, naming it, and on a need that is no task.
 */
export function topologicalOrder(needs: Needs): number[] {
  const dependents = dependentsOf(needs)
  const missing = needs.map((list) => list.length)
  const order = [...needs.keys()].filter((task) => missing[task] === 0)
  for (const task of order) {
    for (const dependent of dependents[task]!) if (--missing[dependent]! === 0) order.push(dependent)
  }
  if (order.length < needs.length) throw new RangeError(`needs: expected no cycle, got ${cycle(needs, order)}`)
  return order
}

/** `dependentsOf(needs)[task]` are the tasks that need it. Throws RangeError on a need that is no task. */
export function dependentsOf(needs: Needs): number[][] {
  const dependents: number[][] = needs.map(() => [])
  needs.forEach((list, task) => {
    for (const need of list) {
      const others = dependents[need]
      if (!others) throw new RangeError(`needs[${task}]: expected tasks from 0 to ${needs.length - 1}, got ${need}`)
      others.push(task)
    }
  })
  return dependents
}

/**
 * The bottom level of each task: the largest sum of weights on a chain that starts with it, its own weight included. This
 * is HEFT's upward rank without communication (Topcuoglu, Hariri and Wu, IEEE TPDS 13(3), 2002). Weights are >= 0, one
 * a task. Throws RangeError on bad weights or a cycle.
 */
export function bottomLevels(needs: Needs, weights: ArrayLike<number>): number[] {
  checkWeights(needs, weights)
  const below = needs.map(() => 0)
  for (const task of topologicalOrder(needs).reverse()) {
    below[task] = below[task]! + weights[task]!
    for (const need of needs[task]!) below[need] = Math.max(below[need]!, below[task]!)
  }
  return below
}

/**
 * The longest chain of a weighted task graph: no schedule is shorter (its length is also called span or depth). Of equally
 * long chains, the one through the tasks of the lowest number. Weights and errors as for `bottomLevels`.
 */
export function criticalPath(needs: Needs, weights: ArrayLike<number>): Path {
  const levels = bottomLevels(needs, weights)
  const dependents = dependentsOf(needs)
  const highest = (tasks: Iterable<number>) => {
    let best: number | undefined
    for (const task of tasks) {
      if (best === undefined || levels[task]! > levels[best]! || (levels[task] === levels[best] && task < best))
        best = task
    }
    return best
  }
  const path: number[] = []
  for (let task = highest(levels.keys()); task !== undefined; task = highest(dependents[task]!)) path.push(task)
  return { length: path.length > 0 ? levels[path[0]!]! : 0, path }
}

/** The sum of the weights: the time of one worker. */
export function totalWork(weights: ArrayLike<number>): number {
  let sum = 0
  for (let task = 0; task < weights.length; task++) sum += weights[task]!
  return sum
}

/**
 * Total work / critical path: the speedup of unboundedly many workers. Throws RangeError as `bottomLevels` does, and if
 * all weights are 0.
 */
export function averageParallelism(needs: Needs, weights: ArrayLike<number>): number {
  const span = criticalPath(needs, weights).length
  if (span === 0) throw new RangeError('weights: expected at least one above 0, got none')
  return Math.max(1, totalWork(weights) / span) // a chain's two sums may differ by rounding
}

/**
 * 1 − critical path / total work, the p that makes the limit of Amdahl's law the average parallelism. With equal weights
 * this is (tasks − critical path) / tasks of Mieczkowski et al., arXiv 2603.12229. Errors as for `averageParallelism`.
 */
export const parallelShare = (needs: Needs, weights: ArrayLike<number>): number =>
  1 - 1 / averageParallelism(needs, weights)

function checkWeights(needs: Needs, weights: ArrayLike<number>): void {
  if (weights.length !== needs.length)
    throw new RangeError(`weights: expected one for each of ${needs.length} tasks, got ${weights.length}`)
  for (let task = 0; task < weights.length; task++)
    checkBetween(`weights[${task}]`, weights[task]!, 0, Number.MAX_VALUE)
}

/** A cycle among the tasks that are not in `order`, each of which needs another of them. */
function cycle(needs: Needs, order: readonly number[]): string {
  const ordered = new Set(order)
  const path: number[] = []
  let task = [...needs.keys()].find((task) => !ordered.has(task))!
  while (!path.includes(task)) {
    path.push(task)
    task = needs[task]!.find((need) => !ordered.has(need))!
  }
  return [...path.slice(path.indexOf(task)), task].join(' needs ')
}
