import { errorsLeft, tasksAffected } from '../metrics/index.ts'
import type { Run } from '../team/index.ts'

/** How much is wrong at the end of a run, or of several on average: that a task is marked done does not make it right. */
export interface Wrong {
  /** Tasks whose content is wrong. */
  readonly errorsLeft: number
  /** Those, and all that need one of them. */
  readonly tasksAffected: number
  /** Tasks in all. */
  readonly tasks: number
}

/** How much is wrong at the end of a run. */
export const wrongIn = (run: Run): Wrong => ({
  errorsLeft: errorsLeft.of(run)!,
  tasksAffected: tasksAffected.of(run)!,
  tasks: run.model.taskCount,
})

/** The same of metrics by name, of one run or on average; `tasks`: tasks in all. */
export const wrongOf = (
  { errorsLeft, tasksAffected }: Readonly<Record<string, { readonly mean: number | null }>>,
  tasks: number,
): Wrong => ({ errorsLeft: errorsLeft!.mean!, tasksAffected: tasksAffected!.mean!, tasks })

/** In words, to stand beside "completed": "4.1 of 23 tasks are wrong, 6.2 with those that need them". */
export function wrongWords({ errorsLeft, tasksAffected, tasks }: Wrong): string {
  if (tasksAffected === 0) return 'no task is wrong'
  const own = `${countText(errorsLeft)} of ${tasks} ${tasks === 1 ? 'task' : 'tasks'} ${errorsLeft === 1 ? 'is' : 'are'} wrong`
  return tasksAffected === errorsLeft ? own : `${own}, ${countText(tasksAffected)} with those that need them`
}

/** A number of tasks, whole or a mean, as short as tells what is to be known. */
export const countText = (count: number): string => String(Number(count < 10 ? count.toPrecision(2) : count.toFixed(1)))
