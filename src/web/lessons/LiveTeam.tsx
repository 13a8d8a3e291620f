import { useEffect, useMemo } from 'preact/hooks'
import { type Control, factsOf } from '../../explorer/controls/index.ts'
import { linkOf } from '../../explorer/link.ts'
import type { View } from '../../explorer/view.ts'
import { CurveFigure } from '../figures/CurveFigure.tsx'
import { GanttFigure } from '../figures/GanttFigure.tsx'
import { GraphFigure } from '../figures/GraphFigure.tsx'
import { GraphLegend } from '../figures/GraphLegend.tsx'
import { WaterfallFigure } from '../figures/WaterfallFigure.tsx'
import { type Explorer, explore } from '../state/explorer.ts'
import { playerOf } from '../state/player.ts'
import { Announce } from '../ui/Announce.tsx'
import { Averages } from '../ui/Averages.tsx'
import { ControlField } from '../ui/ControlField.tsx'
import { Headline } from '../ui/Headline.tsx'
import { overlayOf } from '../ui/overlay.ts'
import { PlayerBar } from '../ui/PlayerBar.tsx'
import { Problems } from '../ui/Problems.tsx'
import { Streaming } from '../ui/Streaming.tsx'

/** A metric against the number of agents. */
export interface LessonCurve {
  readonly metric: string
  readonly title: string
  /** p of Amdahl's law, to be drawn in the place of the greedy guarantee. */
  readonly p?: number
}

interface Props {
  /** The team to begin with. */
  readonly view: View
  /** What the reader may change of it. */
  readonly controls: readonly Control[]
  /** What is shown of its run. */
  readonly show: readonly ('graph' | 'gantt' | 'waterfall')[]
  readonly curves?: readonly LessonCurve[]
}

/** A team on a lesson's page, simulated by the same engine as Play. */
export function LiveTeam({ view, controls, show, curves = [] }: Props) {
  const explorer = useMemo(() => explore(view), [])
  const player = useMemo(() => playerOf(explorer.picture, 0.1), [explorer])
  useEffect(() => explorer.close, [explorer])
  const picture = explorer.picture.value
  const about = explorer.about.value
  if (!picture || !about) return <p class="live">Simulating…</p>
  const facts = factsOf(explorer.view.value, picture, about)
  const { replay } = picture
  const layout = explorer.layout.value
  return (
    <div class="live" aria-busy={explorer.isWorking.value}>
      <div class="live-controls">
        {controls.map((control) => (
          <ControlField key={control.id} control={control} facts={facts} onChange={explorer.set} />
        ))}
      </div>
      <Problems problems={explorer.problems.value} isStale />
      <Headline picture={picture} />
      <Averages curve={explorer.curve.value} size={picture.scenario.team.size} tasks={picture.scenario.tasks.length} />
      <Announce picture={picture} curve={explorer.curve.value} />
      {(show.includes('graph') || show.includes('gantt')) && (
        <PlayerBar player={player} makespanS={replay.gantt.makespanS} />
      )}
      {show.includes('graph') && layout && (
        <>
          <GraphFigure layout={layout} replay={replay} player={player} />
          <GraphLegend />
        </>
      )}
      {show.includes('gantt') && <GanttFigure replay={replay} player={player} />}
      {show.includes('waterfall') && <WaterfallFigure picture={picture} />}
      <Curves explorer={explorer} curves={curves} size={picture.scenario.team.size} />
      <p>
        <a href={`./index.html#${linkOf(explorer.view.value)}`}>Open this team in Play</a>
      </p>
    </div>
  )
}

interface CurvesProps {
  readonly explorer: Explorer
  readonly curves: readonly LessonCurve[]
  readonly size: number
}

function Curves({ explorer, curves, size }: CurvesProps) {
  const curve = explorer.curve.value
  if (!curve || curves.length === 0) return null
  const measured = overlayOf(explorer)
  return (
    <>
      <div class="curves">
        {curves.map((own) => (
          <CurveFigure key={own.metric} {...own} curve={curve} size={size} measured={measured} />
        ))}
      </div>
      <p class="streaming">
        <Streaming curve={curve} isWorking={explorer.isWorking.value} />
        {measured && `. The diamonds are ${measured.label}.`}
      </p>
    </>
  )
}
