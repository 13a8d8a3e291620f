import { useEffect, useState } from 'preact/hooks'
import type { Curve, Picture } from '../../explorer/message.ts'
import type { SweepPoint } from '../../figures/sweepSummary.ts'
import { shownNumber } from './numbers.ts'

/** How long what is said has to stay the same: of a slider that is dragged, only where it comes to rest. */
const REST_MS = 800

interface Props {
  readonly picture: Picture
  readonly curve: Curve | null
}

/** Tells readers who do not see the page what a run came to, and its means once all their runs are in. */
export function Announce({ picture, curve }: Props) {
  const words = wordsOn(picture, curve)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), REST_MS)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <p class="hidden announced" role="status" aria-live="polite">
      {said}
    </p>
  )
}

function wordsOn({ summary, reason }: Picture, curve: Curve | null): string {
  const own = summary.points[0]!
  const many =
    curve?.replications === curve?.replicationsMax && curve?.summary.points.find(({ size }) => size === own.size)
  const means = many ? ` On average over ${many.replications} runs: ${inNumbers(many)}.` : ''
  return `One run: ${reason}; ${inNumbers(own)}.${means}`
}

function inNumbers({ metrics, size }: SweepPoint): string {
  const shown = (name: string) => shownNumber(metrics[name]!.mean, metrics[name]!.unit)
  return `makespan ${shown('makespan')}, speedup ${shown('speedup')} of ${size}, cost ${shown('cost')}`
}
