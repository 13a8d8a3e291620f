import { type FilesInCommon, filesInCommon, type Scenario, type Task } from '../scenario/index.ts'

/** The files that agents of a team may be writing at the same time, as results tell of them. */
export interface SharedFiles extends FilesInCommon {
  /** Tasks in all, those that share no file included. */
  readonly taskCount: number
  /** Whether designs differ in what their tasks share; then this is the one in which most tasks do. */
  readonly differs: boolean
}

/**
 * The files that tasks have in common in any of these scenarios whose team has more than one agent; null if there are
 * none. Results say so, because conflicts in these files cost nothing in the simulation.
 */
export function sharedFiles(scenarios: readonly Scenario[]): SharedFiles | null {
  // Design points that have the same tasks hold one list of them: each is looked at once.
  const listsWhere = (enforced: boolean) =>
    new Set(
      scenarios.filter(({ team, board }) => team.size > 1 && board.enforceNeeds === enforced).map(({ tasks }) => tasks),
    )
  const found = [true, false].flatMap((enforced) => [...listsWhere(enforced)].map((tasks) => inCommon(tasks, enforced)))
  const differs = new Set(found.map((one) => JSON.stringify(one))).size > 1
  const most = found.reduce((a, b) => ((b?.tasks ?? 0) > (a?.tasks ?? 0) ? b : a), null)
  return most && { ...most, differs }
}

function inCommon(tasks: readonly Task[], enforceNeeds: boolean): Omit<SharedFiles, 'differs'> | null {
  const found = filesInCommon(tasks, enforceNeeds)
  return found && { ...found, taskCount: tasks.length }
}
