import { useCallback } from 'preact/hooks'
import type { Measured } from '../../explorer/measured.ts'
import type { Curve } from '../../explorer/message.ts'
import { curve as curveKind } from '../../figures/curve.ts'
import type { Theme } from '../../figures/theme.ts'
import { drawn, emptySvg } from './drawn.ts'
import { SvgFigure } from './SvgFigure.tsx'

interface Props {
  readonly curve: Curve
  /** The metric against the number of agents; the speedup when not given. */
  readonly metric?: keyof Measured['points']
  readonly title?: string
  readonly measured?: Measured | null
  /** The size that is pointed out. */
  readonly size?: number
}

/** A metric against the number of agents, with bands; of the speedup also Amdahl's law, the critical path and the USL fit. */
export function CurveFigure({ curve, metric = 'speedup', title, measured, size }: Props) {
  const draw = useCallback(
    (widthPx: number, theme: Theme) => {
      const { summary } = curve
      const index = curve.sizes.indexOf(size ?? Number.NaN)
      const options = {
        widthPx,
        theme,
        metric,
        parameter: 'team.size',
        ...(title === undefined ? {} : { title }),
        ...(measured ? { observed: { label: measured.label, points: measured.points[metric] } } : {}),
        ...(index < 0 ? {} : { marked: { index, label: size === 1 ? '1 agent' : `${size} agents` } }),
      }
      const against = curveKind.needs(summary, options)
      return against === null ? drawn(curveKind, summary, options) : emptySvg(against)
    },
    [curve, metric, title, measured, size],
  )
  return <SvgFigure name="curve" draw={draw} />
}
