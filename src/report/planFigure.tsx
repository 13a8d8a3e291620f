import type { VNode } from 'preact'
import {
  type FigureKind,
  type FigureOptions,
  figureKinds,
  type SvgDocument,
  type SweepSummary,
  svgText,
} from '../figures/index.ts'

/** Widths in pixels that each figure is drawn at; the style sheet shows the one that fits. */
const WIDTHS = { narrow: 340, wide: 680 } as const

interface Props {
  readonly kind: 'curve' | 'distribution' | 'waterfall' | 'pareto'
  readonly sweep: SweepSummary
  readonly options: FigureOptions
  readonly document: SvgDocument
  readonly children: string
}

/** A figure with its caption, or the reason why it cannot be drawn. Its SVG says in words what is to be seen. */
export function PlanFigure({ kind: name, sweep, options, document, children }: Props): VNode {
  const kind = figureKinds.find((kind) => kind.name === name)!
  const reason = kind.needs(sweep, options)
  if (reason !== null) return <p class="note">There is no figure here: {reason}.</p>
  return (
    <figure>
      {Object.entries(WIDTHS).map(([width, widthPx]) => (
        <div
          class={width}
          dangerouslySetInnerHTML={{ __html: inline(kind, sweep, { ...options, widthPx }, document) }}
        />
      ))}
      <figcaption>{children}</figcaption>
    </figure>
  )
}

/** A figure as an element of a page: without the declaration that begins a file. */
function inline(kind: FigureKind, sweep: SweepSummary, options: FigureOptions, document: SvgDocument): string {
  const text = svgText(kind.draw(sweep, options, document))
  return text.slice(text.indexOf('<svg')).trimEnd()
}
