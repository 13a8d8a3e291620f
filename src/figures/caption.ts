import { designName, differing, sweptPaths } from './designs.ts'
import type { SweepPoint, SweepSummary } from './sweepSummary.ts'

/**
 * "6 of 12 designs (largest teams)" where not all points that were asked for are drawn, else null. `candidates` are those
 * of `which`, if that says less than all; the first of them may be drawn.
 */
export function shareOf(
  drawn: readonly SweepPoint[],
  candidates: readonly SweepPoint[],
  asked: readonly SweepPoint[],
  which: string | null,
): string | null {
  if (drawn.length === asked.length) return null
  const why = [which, drawn.length < candidates.length ? 'only the first' : null].filter((part) => part !== null)
  return `${drawn.length} of ${asked.length} designs (${why.join(', ')})`
}

/**
 * The lines under a title: that the simulation leaves conflicts out, where it matters; what is to be seen; what all points
 * drawn have in common though the sweep varies it (less the setting that the figure names anyway); and how much of what was
 * asked for is drawn, where that is not all.
 */
export function captionOf(
  what: string,
  summary: SweepSummary,
  drawn: readonly SweepPoint[],
  shows: string | null,
  named: string | null = null,
): string {
  const swept = differing(summary.points, sweptPaths(summary)).filter((path) => path !== named)
  const drawnDiffer = differing(drawn, swept)
  const common = swept.filter((path) => !drawnDiffer.includes(path))
  const [first] = drawn
  const where = first && common.length > 0 ? `with ${designName(first, common)}` : null
  const shared = drawn.some(({ size }) => size > 1) ? sharedWords(summary) : null
  return [shared, what, where, shows && `shown: ${shows}`].filter((line) => line !== null).join('\n')
}

/** That files in common cost nothing, in a few words; null where there are none. */
function sharedWords({ filesInCommon }: SweepSummary): string | null {
  if (!filesInCommon) return null
  const { tasks, taskCount, differs } = filesInCommon
  return `${differs ? 'up to ' : ''}${tasks} of ${taskCount} tasks share files; conflicts cost nothing`
}
