import type { Plot } from '@observablehq/plot'
import { useCallback, useRef, useState } from 'preact/hooks'
import { type Replay, rowAt } from '../../explorer/replay.ts'
import { formatDuration, timeUnitFor } from '../../figures/duration.ts'
import { drawGantt } from '../../figures/gantt.ts'
import { inWords } from '../../figures/palette.ts'
import type { Theme } from '../../figures/theme.ts'
import type { Player } from '../state/player.ts'
import { svgDocument } from './drawn.ts'
import { SvgFigure } from './SvgFigure.tsx'

interface Props {
  readonly replay: Replay
  readonly player: Player
}

/** Where a drawn chart has its agents and its time, in pixels of the figure. */
interface Scales {
  readonly pxOf: (timeS: number) => number
  readonly timeOf: (px: number) => number
  readonly agentAt: (px: number) => number | null
  readonly topPx: number
  readonly bottomPx: number
}

/** The time of every agent in the colours of the ledger, with a line at the instant that is played. */
export function GanttFigure({ replay, player }: Props) {
  const [scales, setScales] = useState<Scales | null>(null)
  const draw = useCallback(
    (widthPx: number, theme: Theme) => {
      const svg = drawGantt(replay.gantt, { widthPx, theme, titles: false }, svgDocument)
      const plot = svg as unknown as SVGSVGElement & Pick<Plot, 'scale'>
      setScales(scalesOf(plot, replay))
      return plot
    },
    [replay],
  )
  return (
    <SvgFigure name="gantt" draw={draw} isFirst>
      {scales && <Overlay replay={replay} player={player} scales={scales} />}
    </SvgFigure>
  )
}

function scalesOf(plot: Pick<Plot, 'scale'>, { gantt }: Replay): Scales {
  const x = plot.scale('x')!
  const y = plot.scale('y')!
  const { seconds } = timeUnitFor(gantt.makespanS)
  const [topPx, rowPx] = [y.apply(0) as number, y.bandwidth ?? 0]
  const lastPx = (y.apply(gantt.members.length - 1) as number) + rowPx
  const stepPx = gantt.members.length > 1 ? (lastPx - rowPx - topPx) / (gantt.members.length - 1) : rowPx
  return {
    pxOf: (timeS) => x.apply(timeS / seconds) as number,
    timeOf: (px) => (x.invert!(px) as number) * seconds,
    agentAt(px) {
      const agent = Math.floor((px - topPx) / stepPx)
      return agent >= 0 && agent < gantt.members.length ? agent : null
    },
    topPx,
    bottomPx: lastPx,
  }
}

interface Pointed {
  readonly xPx: number
  readonly yPx: number
}

function Overlay({ replay, player, scales }: Props & { readonly scales: Scales }) {
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const area = useRef<HTMLDivElement>(null)
  // Found anew for every run: what was pointed at in the one before may be another row, or none, in this one.
  const row = pointed ? rowAt(replay, scales.agentAt(pointed.yPx), scales.timeOf(pointed.xPx)) : -1

  function at(event: PointerEvent): { xPx: number; yPx: number; timeS: number } {
    const { left, top } = area.current!.getBoundingClientRect()
    const [xPx, yPx] = [event.clientX - left, event.clientY - top]
    return { xPx, yPx, timeS: scales.timeOf(xPx) }
  }

  function point(event: PointerEvent): void {
    const { xPx, yPx, timeS } = at(event)
    if (event.buttons & 1) player.seek(timeS)
    setPointed({ xPx, yPx })
  }

  return (
    <div
      class="gantt-overlay"
      ref={area}
      onPointerMove={point}
      onPointerDown={(event) => player.seek(at(event).timeS)}
      onPointerLeave={() => setPointed(null)}
    >
      <div
        class="cursor"
        style={{
          left: `${scales.pxOf(player.timeS.value)}px`,
          top: `${scales.topPx}px`,
          height: `${scales.bottomPx - scales.topPx}px`,
        }}
      />
      {pointed && row >= 0 && <Tooltip {...pointed} row={row} replay={replay} />}
    </div>
  )
}

function Tooltip({ xPx, yPx, row, replay }: Pointed & { readonly row: number; readonly replay: Replay }) {
  const { agent, category, startS, endS } = replay.gantt.rows[row]!
  return (
    <div class="tooltip" style={{ '--x': `${xPx}px`, '--y': `${yPx}px` }}>
      <strong>agent {agent}</strong> {replay.notes[row]}
      <br />
      <small>
        {inWords(category)}, {formatDuration(endS - startS)}, from {formatDuration(startS)}
      </small>
    </div>
  )
}
