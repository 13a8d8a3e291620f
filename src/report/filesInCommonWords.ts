import type { FilesInCommon } from '../scenario/index.ts'

/** So many files are named; of the others their number. */
const NAMED = 3

/**
 * That agents may write the same files at the same time, which files, how many tasks share them, and that conflicts cost
 * nothing in the simulation. `taskCount`: tasks in all.
 */
export function filesInCommonWords({ files, tasks }: FilesInCommon, taskCount: number): string {
  const named = files.slice(0, NAMED).map(({ path, tasks }) => `${path} by ${tasks}`)
  const others = files.length - named.length
  const list = [...named, ...(others > 0 ? [`and ${others} more ${others === 1 ? 'file' : 'files'}`] : [])].join(', ')
  return (
    `${tasks} of ${taskCount} tasks write files that other tasks may be writing at the same time (${list}). Conflicts cost ` +
    'nothing in this simulation: nobody merges, nothing is lost. So the more agents share those files, the better they look than they are.'
  )
}
