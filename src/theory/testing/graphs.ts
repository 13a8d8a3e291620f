import fc from 'fast-check'

/** A task graph with at most so many tasks, numbered in any order, and an integer weight for each. */
export interface WeightedGraph {
  readonly needs: number[][]
  readonly weights: number[]
}

export const graphs = (maxTasks: number, minWeight: number): fc.Arbitrary<WeightedGraph> =>
  fc.integer({ min: 1, max: maxTasks }).chain((tasks) => {
    const order = fc.shuffledSubarray([...Array(tasks).keys()], { minLength: tasks })
    const edges = fc.array(fc.boolean(), { minLength: tasks * tasks, maxLength: tasks * tasks })
    const weights = fc.array(fc.integer({ min: minWeight, max: 9 }), { minLength: tasks, maxLength: tasks })
    return fc.record({ order, edges, weights }).map(({ order, edges, weights }) => {
      const needs: number[][] = order.map(() => [])
      order.forEach((task, at) => {
        needs[task] = order.slice(0, at).filter((need) => edges[task * tasks + need])
      })
      return { needs, weights }
    })
  })

/** Graham's nine tasks (1969): the first before the ninth, the fourth before the fifth to eighth. */
export const grahamTasks: WeightedGraph = {
  needs: [[], [], [], [], [3], [3], [3], [3], [0]],
  weights: [3, 2, 2, 2, 4, 4, 4, 4, 9],
}
