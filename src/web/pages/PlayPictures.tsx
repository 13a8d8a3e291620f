import type { Picture } from '../../explorer/message.ts'
import { CurveFigure } from '../figures/CurveFigure.tsx'
import { GanttFigure } from '../figures/GanttFigure.tsx'
import { GraphFigure } from '../figures/GraphFigure.tsx'
import { GraphLegend } from '../figures/GraphLegend.tsx'
import { WaterfallFigure } from '../figures/WaterfallFigure.tsx'
import type { Explorer } from '../state/explorer.ts'
import type { Player } from '../state/player.ts'
import { Headline } from '../ui/Headline.tsx'
import { MetricsTable } from '../ui/MetricsTable.tsx'
import { NowList } from '../ui/NowList.tsx'
import { overlayOf } from '../ui/overlay.ts'
import { PlayerBar } from '../ui/PlayerBar.tsx'
import { Reproduce } from '../ui/Reproduce.tsx'
import { Streaming } from '../ui/Streaming.tsx'
import { Term } from '../ui/Term.tsx'

interface Props {
  readonly explorer: Explorer
  readonly player: Player
  readonly picture: Picture
}

/** One run, teams of other sizes, where the speedup went, and what all of it comes to. */
export function PlayPictures({ explorer, player, picture }: Props) {
  const { replay } = picture
  const layout = explorer.layout.value
  const curve = explorer.curve.value
  const about = explorer.about.value
  return (
    <>
      {picture.filesInCommon && <p class="shared">{picture.filesInCommon}</p>}
      <Headline picture={picture} />
      <section class="panel" aria-labelledby="run-title">
        <h2 id="run-title">One run</h2>
        <PlayerBar player={player} makespanS={replay.gantt.makespanS} />
        {layout && <GraphFigure layout={layout} replay={replay} player={player} />}
        <GraphLegend />
        <GanttFigure replay={replay} player={player} />
        <details open>
          <summary>What every agent is doing now</summary>
          <NowList replay={replay} player={player} />
        </details>
      </section>
      <section class="panel" aria-labelledby="curve-title">
        <h2 id="curve-title">Teams of other sizes</h2>
        <p class="streaming">
          <Streaming curve={curve} isWorking={explorer.isWorking.value} />
        </p>
        {curve && <CurveFigure curve={curve} size={picture.scenario.team.size} measured={overlayOf(explorer)} />}
        <MeasuredNote explorer={explorer} />
        <p>
          The dashed line is the <Term name="greedy guarantee" />: what ideal workers reach of whom none idles while a
          task is ready. No schedule that respects the needs and does each task once gets into the shade, beyond the{' '}
          <Term name="critical path" />
          {picture.scenario.board.enforceNeeds
            ? '.'
            : '; agents may write ahead of what a task needs here, as in the paper’s harness, so that a team may.'}{' '}
          The dotted line is a <Term name="USL fit" />, the bands are <Term name="95 % interval">95 % intervals</Term>.
        </p>
      </section>
      <section class="panel" aria-labelledby="loss-title">
        <h2 id="loss-title">Where did the speedup go?</h2>
        <WaterfallFigure picture={picture} />
        <p>
          From one for each agent, what every category of the <Term name="ledger" /> takes, down to the speedup of this
          run. The steps add up exactly.
        </p>
      </section>
      <section class="panel" aria-labelledby="metrics-title">
        <h2 id="metrics-title">What it comes to</h2>
        {about && <MetricsTable picture={picture} curve={curve} about={about} />}
      </section>
      <Warnings warnings={picture.warnings} />
      <Reproduce view={explorer.pictured.value!} picture={picture} curve={curve} />
    </>
  )
}

function MeasuredNote({ explorer }: { readonly explorer: Explorer }) {
  const points = explorer.measured.value
  if (!points) return null
  if ('reason' in points) return <p role="status">Nothing measured to show: {points.reason}.</p>
  return <p class="streaming">The diamonds are {points.label}.</p>
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null
  return (
    <section class="panel warnings" aria-labelledby="warnings-title">
      <h2 id="warnings-title">Beware</h2>
      <ul>
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </section>
  )
}
