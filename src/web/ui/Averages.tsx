import type { Curve } from '../../explorer/message.ts'
import { wrongOf, wrongWords } from '../../figures/wrong.ts'
import { shownNumber } from './numbers.ts'
import { overWhich } from './overWhich.ts'

interface Props {
  readonly curve: Curve | null
  readonly size: number
  /** How many tasks there are. */
  readonly tasks: number
}

/** What many runs of the team come to: a single one may be far from it. */
export function Averages({ curve, size, tasks }: Props) {
  const point = curve?.summary.points.find((one) => one.size === size)
  if (!curve || !point) return null
  const { metrics, replications } = point
  const shown = (name: string) => shownNumber(metrics[name]!.mean, metrics[name]!.unit)
  const cost = metrics.cost!.mean === null ? '' : `, ${shown('cost')}`
  return (
    <p class="averages">
      That is one run. On average over {replications}: {shown('makespan')}, a speedup of {shown('speedup')}
      {cost}; {wrongWords(wrongOf(metrics, tasks))}. {overWhich(curve, size)}
    </p>
  )
}
