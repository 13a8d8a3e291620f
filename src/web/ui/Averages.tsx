import type { Curve } from '../../explorer/message.ts'
import { shownNumber } from './numbers.ts'

/** What many runs of the team come to: a single one may be far from it. */
export function Averages({ curve, size }: { readonly curve: Curve | null; readonly size: number }) {
  const point = curve?.summary.points.find((one) => one.size === size)
  if (!point) return null
  const { metrics, replications } = point
  const shown = (name: string) => shownNumber(metrics[name]!.mean, metrics[name]!.unit)
  const cost = metrics.cost!.mean === null ? '' : `, ${shown('cost')}`
  return (
    <p class="averages">
      That is one run. On average over {replications}: {shown('makespan')}, a speedup of {shown('speedup')}
      {cost}.
    </p>
  )
}
