import type { Needs } from '../graph.ts'

/**
 * The makespan of Graham's list scheduling: whenever a worker is free, it takes the first task of the list that is ready.
 * Durations are above 0.
 */
export function listSchedule(
  needs: Needs,
  durations: readonly number[],
  workers: number,
  list: readonly number[],
): number {
  const ends = new Map<number, number>()
  for (let time = 0; ; ) {
    const done = (task: number) => (ends.get(task) ?? Infinity) <= time
    const running = () => [...ends.values()].filter((end) => end > time)
    for (const task of list)
      if (running().length < workers && !ends.has(task) && needs[task]!.every(done))
        ends.set(task, time + durations[task]!)
    if (running().length === 0) return time
    time = Math.min(...running())
  }
}

/**
 * The shortest makespan of all, by trying every order: taken in order of their starts in a best schedule, tasks that start
 * as soon as their needs are done and a worker is free start no later than there.
 */
export function optimum(needs: Needs, durations: readonly number[], workers: number): number {
  function best(ends: readonly (number | undefined)[], free: readonly number[]): number {
    const ready = [...durations.keys()].filter(
      (task) => ends[task] === undefined && needs[task]!.every((need) => ends[need]),
    )
    let shortest = Infinity
    for (const task of ready) {
      const [first, ...others] = [...free].sort((a, b) => a - b) as [number, ...number[]]
      const end = Math.max(first, ...needs[task]!.map((need) => ends[need]!)) + durations[task]!
      shortest = Math.min(shortest, best(ends.with(task, end), [...others, end]))
    }
    return shortest < Infinity ? shortest : Math.max(0, ...free)
  }
  return best(Array(durations.length).fill(undefined), Array(workers).fill(0))
}
