import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  amdahlLimit,
  averageParallelism,
  bottomLevels,
  brentBound,
  criticalPath,
  dependentsOf,
  grahamRatio,
  makespanLowerBound,
  type Needs,
  parallelShare,
  topologicalOrder,
  totalWork,
} from './index.ts'

interface Graph {
  readonly needs: number[][]
  readonly weights: number[]
}

/** Acyclic graphs whose tasks are numbered in no particular order. */
const graphs = (most: number): fc.Arbitrary<Graph> =>
  fc.integer({ min: 1, max: most }).chain((tasks) =>
    fc
      .tuple(
        fc.array(fc.array(fc.nat({ max: tasks - 1 }), { maxLength: 3 }), { minLength: tasks, maxLength: tasks }),
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: tasks, maxLength: tasks }),
        fc.shuffledSubarray([...Array(tasks).keys()], { minLength: tasks }),
      )
      .map(([wishes, weights, names]) => {
        const needs: number[][] = weights.map(() => [])
        wishes.forEach((wish, task) => {
          needs[names[task]!] = [...new Set(wish)].filter((need) => need < task).map((need) => names[need]!)
        })
        return { needs, weights }
      }),
  )

/** Every chain that starts at a task and ends where nothing depends on it, by brute force. */
function chainsFrom(task: number, needs: Needs): number[][] {
  const dependents = [...needs.keys()].filter((other) => needs[other]!.includes(task))
  if (dependents.length === 0) return [[task]]
  return dependents.flatMap((next) => chainsFrom(next, needs).map((chain) => [task, ...chain]))
}

const lengthOf = (chain: readonly number[], weights: readonly number[]) =>
  chain.reduce((sum, task) => sum + weights[task]!, 0)

// Weights in a diamond with a tail: 0 before 1 and 2, both before 3, and 4 on its own.
const diamond: Graph = { needs: [[], [0], [0], [1, 2], []], weights: [2, 3, 5, 1, 4] }

describe('the diamond, by hand', () => {
  test('critical path, bottom levels, work and parallelism', () => {
    expect(criticalPath(diamond.needs, diamond.weights)).toEqual({ length: 8, path: [0, 2, 3] })
    expect(bottomLevels(diamond.needs, diamond.weights)).toEqual([8, 4, 6, 1, 4])
    expect(totalWork(diamond.weights)).toBe(15)
    expect(averageParallelism(diamond.needs, diamond.weights)).toBe(15 / 8)
    expect(parallelShare(diamond.needs, diamond.weights)).toBeCloseTo(7 / 15, 14)
    expect(dependentsOf(diamond.needs)).toEqual([[1, 2], [3], [3], [], []])
  })

  test('typed arrays serve as weights', () => {
    expect(criticalPath(diamond.needs, Float64Array.from(diamond.weights)).length).toBe(8)
  })
})

test.each([
  [16, 0.2],
  [10, 0.5],
  [2, 0.9],
])('of 20 equal tasks with a chain of %i, a share of %d is parallel (arXiv 2603.12229)', (chain, p) => {
  const needs = Array.from({ length: 20 }, (_, task) => (task > 0 && task < chain ? [task - 1] : []))
  expect(parallelShare(needs, new Array(20).fill(1))).toBeCloseTo(p, 14)
})

test('bottom levels and critical path are those of the brute force over all chains', () => {
  fc.assert(
    fc.property(graphs(8), ({ needs, weights }) => {
      const levels = weights.map((_, task) =>
        Math.max(...chainsFrom(task, needs).map((chain) => lengthOf(chain, weights))),
      )
      expect(bottomLevels(needs, weights)).toEqual(levels)
      const { length, path } = criticalPath(needs, weights)
      expect(length).toBe(Math.max(...levels))
      expect(lengthOf(path, weights)).toBe(length)
      for (let at = 1; at < path.length; at++) expect(needs[path[at]!]).toContain(path[at - 1])
    }),
  )
})

test('the topological order holds every task once, after its needs', () => {
  fc.assert(
    fc.property(graphs(30), ({ needs }) => {
      const order = topologicalOrder(needs)
      expect([...order].sort((a, b) => a - b)).toEqual([...needs.keys()])
      needs.forEach((list, task) => {
        for (const need of list) expect(order.indexOf(need)).toBeLessThan(order.indexOf(task))
      })
    }),
  )
})

test('the average parallelism is what Amdahl allows to the parallel share', () => {
  fc.assert(
    fc.property(graphs(12), ({ needs, weights }) => {
      const average = averageParallelism(needs, weights)
      expect(amdahlLimit(parallelShare(needs, weights)) / average).toBeCloseTo(1, 10)
    }),
  )
})

test('a chain has no parallelism, whatever the rounding of its sums', () => {
  const weight = fc.double({ min: 1e-3, max: 1e3, noNaN: true })
  fc.assert(
    fc.property(fc.array(weight, { minLength: 1, maxLength: 50 }), (weights) => {
      const needs = weights.map((_, task) => (task > 0 ? [task - 1] : []))
      expect(parallelShare(needs, weights)).toBeGreaterThanOrEqual(0)
      expect(averageParallelism(needs, weights)).toBeCloseTo(1, 12)
      const span = criticalPath(needs, weights).length
      expect(brentBound(totalWork(weights), span, 4) / span).toBeCloseTo(1, 12)
    }),
  )
})

test('a chain of 100,000 tasks does not overflow the stack', () => {
  const needs = Array.from({ length: 100_000 }, (_, task) => (task > 0 ? [task - 1] : []))
  expect(criticalPath(needs, new Array(100_000).fill(1)).path.length).toBe(100_000)
})

test('no tasks have an empty critical path', () => {
  expect(criticalPath([], [])).toEqual({ length: 0, path: [] })
  expect(() => averageParallelism([], [])).toThrow(/expected at least one above 0/)
})

test('what is no task graph is refused', () => {
  expect(() => criticalPath([[1], [2], [0], [0]], [1, 1, 1, 1])).toThrow(
    'expected no cycle, got 0 needs 1 needs 2 needs 0',
  )
  expect(() => criticalPath([[0]], [1])).toThrow('got 0 needs 0')
  expect(() => criticalPath([[], [2]], [1, 1])).toThrow('needs[1]: expected tasks from 0 to 1, got 2')
  expect(() => criticalPath([[]], [])).toThrow('expected one for each of 1 tasks, got 0')
  expect(() => criticalPath([[]], [-1])).toThrow('weights[0]: expected a number from 0')
})

/** List scheduling: whenever a worker is free, it takes the first ready task of the list. Returns the makespan. */
function listSchedule({ needs, weights }: Graph, workers: number, list: readonly number[]): number {
  const end = new Map<number, number>()
  const waiting = [...list]
  let now = 0
  for (;;) {
    const running = [...end.values()].filter((time) => time > now)
    const next = waiting.findIndex((task) => needs[task]!.every((need) => (end.get(need) ?? Infinity) <= now))
    if (next >= 0 && running.length < workers) {
      const [task] = waiting.splice(next, 1)
      end.set(task!, now + weights[task!]!)
    } else if (running.length > 0) now = Math.min(...running)
    else return now
  }
}

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((first) => permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]))
}

test('every list schedule keeps within the bounds of Brent and Graham, against a brute-force lower bound', () => {
  fc.assert(
    fc.property(graphs(5), fc.integer({ min: 1, max: 3 }), (graph, workers) => {
      const makespans = permutations([...graph.needs.keys()]).map((list) => listSchedule(graph, workers, list))
      const work = totalWork(graph.weights)
      const span = criticalPath(graph.needs, graph.weights).length
      const [best, worst] = [Math.min(...makespans), Math.max(...makespans)]
      expect(makespanLowerBound(work, span, workers)).toBeLessThanOrEqual(best + 1e-9)
      expect(worst).toBeLessThanOrEqual(brentBound(work, span, workers) + 1e-9)
      expect(worst).toBeLessThanOrEqual(grahamRatio(workers) * best + 1e-9)
      expect(brentBound(work, span, workers)).toBeLessThanOrEqual(
        grahamRatio(workers) * makespanLowerBound(work, span, workers) + 1e-9,
      )
    }),
    { numRuns: 200 },
  )
})

test("Graham's own example reaches his bound: m (m - 1) short tasks before one of length m", () => {
  for (const workers of [2, 3, 4, 10]) {
    const short = workers * (workers - 1)
    const graph = {
      needs: Array.from({ length: short + 1 }, () => []),
      weights: [...new Array(short).fill(1), workers],
    }
    const list = [...graph.needs.keys()]
    const [worst, best] = [listSchedule(graph, workers, list), listSchedule(graph, workers, [...list].reverse())]
    expect([worst, best]).toEqual([2 * workers - 1, workers])
    expect(worst / best).toBeCloseTo(grahamRatio(workers), 14)
    expect(worst).toBe(brentBound(totalWork(graph.weights), workers, workers))
    expect(best).toBe(makespanLowerBound(totalWork(graph.weights), workers, workers))
  }
})

test.each([
  [-1, 0, 1],
  [10, 11, 1],
  [10, -1, 1],
  [10, 5, 0],
  [10, 5, 1.5],
  [Number.NaN, 1, 1],
])('work %d, span %d and %d workers are refused', (work, span, workers) => {
  expect(() => brentBound(work, span, workers)).toThrow(RangeError)
  expect(() => makespanLowerBound(work, span, workers)).toThrow(RangeError)
})
