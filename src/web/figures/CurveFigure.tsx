import { useCallback } from 'preact/hooks'
import type { Measured, MeasuredPoint } from '../../explorer/measured.ts'
import type { Curve } from '../../explorer/message.ts'
import { curve as curveKind } from '../../figures/curve.ts'
import type { SweepSummary } from '../../figures/sweepSummary.ts'
import type { Theme } from '../../figures/theme.ts'
import { drawn } from './drawn.ts'
import { SvgFigure } from './SvgFigure.tsx'

interface Props {
  readonly curve: Curve
  /** The metric against the number of agents; the speedup when not given. */
  readonly metric?: string
  /** p of Amdahl's law, to stand in the place of the greedy guarantee for the graph of tasks. */
  readonly p?: number | undefined
  readonly title?: string
  readonly measured?: Measured | null
  /** The size that is pointed out. */
  readonly size?: number
}

/** A metric against the number of agents, with bands; of the speedup also the greedy guarantee, what no schedule exceeds, and the USL fit. */
export function CurveFigure({ curve, metric = 'speedup', p, title, measured, size }: Props) {
  const draw = useCallback(
    (widthPx: number, theme: Theme) => {
      const summary = p === undefined ? curve.summary : withParallelShare(curve.summary, p)
      const points = measured && measuredOf(measured, metric)
      const index = curve.sizes.indexOf(size ?? Number.NaN)
      const options = {
        widthPx,
        theme,
        metric,
        parameter: 'team.size',
        ...(title === undefined ? {} : { title }),
        ...(p === undefined ? {} : { law: `Amdahl’s law, p = ${p}` }),
        ...(points ? { observed: { label: measured.label, points } } : {}),
        ...(index < 0 ? {} : { marked: { index, label: size === 1 ? '1 agent' : `${size} agents` } }),
      }
      return drawn(curveKind, summary, options)
    },
    [curve, metric, p, title, measured, size],
  )
  return <SvgFigure name="curve" draw={draw} />
}

const withParallelShare = (summary: SweepSummary, parallelShare: number): SweepSummary => ({
  ...summary,
  points: summary.points.map((point) => ({ ...point, theory: { ...point.theory, parallelShare } })),
})

/** What was measured of a simulated metric; the makespan is called wall clock there. */
function measuredOf({ points }: Measured, metric: string): readonly MeasuredPoint[] | null {
  const name = metric === 'makespan' ? 'wallClock' : metric
  return name in points ? points[name as keyof typeof points] : null
}
