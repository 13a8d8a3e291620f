import type { World } from './world.ts'

/** Tasks that may be wrong because something is known to be wrong that they need, directly or step by step. */
export class Suspects {
  private readonly world: World
  private readonly marked: Uint8Array

  constructor(world: World) {
    this.world = world
    this.marked = new Uint8Array(world.model.taskCount)
  }

  /** Looks at what is known now. */
  find(): void {
    const { marked } = this
    const { model, project } = this.world
    for (const task of model.topologicalOrder)
      marked[task] = project.known[task] || model.needs[task]!.some((need) => marked[need]) ? 1 : 0
  }

  has(task: number): boolean {
    return this.marked[task] === 1
  }
}
