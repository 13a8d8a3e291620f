import type { Task } from '../scenario/index.ts'

/** A piece is one file of one task: what an edit writes. Tasks may share paths, never pieces. */
export interface Pieces {
  readonly pieceCount: number
  /** Pieces of task t are numbered from `first[t]` to `first[t + 1] − 1`. A task without files has one, without a path. */
  readonly first: Int32Array
  readonly taskOf: Int32Array
  /** Index into `paths`, or −1. */
  readonly pathOf: Int32Array
  readonly paths: readonly string[]
}

/** Numbers the files of the tasks. */
export function pieces(tasks: readonly Task[]): Pieces {
  const paths = [...new Set(tasks.flatMap(({ files }) => files))]
  const numberOf = new Map(paths.map((path, index) => [path, index]))
  const first = new Int32Array(tasks.length + 1)
  const taskOf: number[] = []
  const pathOf: number[] = []
  tasks.forEach(({ files }, task) => {
    const own = files.length > 0 ? files.map((path) => numberOf.get(path)!) : [-1]
    pathOf.push(...own)
    taskOf.push(...own.map(() => task))
    first[task + 1] = taskOf.length
  })
  return { pieceCount: taskOf.length, first, taskOf: Int32Array.from(taskOf), pathOf: Int32Array.from(pathOf), paths }
}
