import type { AssignmentInput } from '../assignment.ts'

/** A task graph and a team. */
export interface Parts {
  readonly needs: readonly (readonly number[])[]
  /** Length of each task in the hands of an agent of speed 1. */
  readonly seconds: readonly number[]
  /** Factor on the length of every task, one an agent. */
  readonly speeds: readonly number[]
}

/** What an assignment is given for it; its uniform numbers are a fixed sequence, begun again at every call of this. */
export function inputOf({ needs, seconds, speeds }: Parts): AssignmentInput {
  let state = 20260301
  return {
    taskCount: needs.length,
    size: speeds.length,
    needs,
    topologicalOrder: needsFirst(needs),
    expectedSeconds: (task, agent) => seconds[task]! * speeds[agent]!,
    uniform: () => (state = (state * 48271) % 2147483647) / 2147483647,
  }
}

/** Time of the busiest agent, when nothing has to wait. */
export function busiest({ seconds, speeds }: Parts, owner: ArrayLike<number>): number {
  const busy = speeds.map(() => 0)
  seconds.forEach((length, task) => {
    busy[owner[task]!]! += length * speeds[owner[task]!]!
  })
  return Math.max(...busy)
}

/** The least time of the busiest agent over all assignments of independent tasks: size ^ tasks of them. */
export function optimum(parts: Parts): number {
  const { seconds, speeds } = parts
  let least = Infinity
  for (let code = 0; code < speeds.length ** seconds.length; code++) {
    const owner = seconds.map((_, task) => Math.floor(code / speeds.length ** task) % speeds.length)
    least = Math.min(least, busiest(parts, owner))
  }
  return least
}

/** Each task after all that it needs, else as listed. */
function needsFirst(needs: Parts['needs']): number[] {
  const order = new Set<number>()
  const place = (task: number): void => {
    needs[task]!.forEach(place)
    order.add(task)
  }
  needs.forEach((_, task) => {
    place(task)
  })
  return [...order]
}
