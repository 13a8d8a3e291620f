import { useEffect } from 'preact/hooks'
import { controlGroups, type Facts } from '../../explorer/controls/index.ts'
import type { Picture } from '../../explorer/message.ts'
import type { View } from '../../explorer/view.ts'
import { CurveFigure } from '../figures/CurveFigure.tsx'
import { GanttFigure } from '../figures/GanttFigure.tsx'
import { GraphFigure } from '../figures/GraphFigure.tsx'
import { GraphLegend } from '../figures/GraphLegend.tsx'
import { WaterfallFigure } from '../figures/WaterfallFigure.tsx'
import type { Explorer } from '../state/explorer.ts'
import type { Player } from '../state/player.ts'
import { ControlGroup } from '../ui/ControlField.tsx'
import { Headline } from '../ui/Headline.tsx'
import { MetricsTable } from '../ui/MetricsTable.tsx'
import { NowList } from '../ui/NowList.tsx'
import { overlayOf } from '../ui/overlay.ts'
import { viewOfFiles } from '../ui/ownFiles.ts'
import { PlayerBar } from '../ui/PlayerBar.tsx'
import { Problems } from '../ui/Problems.tsx'
import { Reproduce } from '../ui/Reproduce.tsx'
import { ScenarioPicker } from '../ui/ScenarioPicker.tsx'
import { Shell } from '../ui/Shell.tsx'
import { Streaming } from '../ui/Streaming.tsx'
import { Help, Term } from '../ui/Term.tsx'

interface Props {
  readonly explorer: Explorer
  readonly player: Player
}

/** Everything at once: a team, its run, and what came of it. */
export function PlayPage({ explorer, player }: Props) {
  const open = (view: View) => {
    explorer.view.value = view
  }
  const refuse = (reason: string) => {
    explorer.refusal.value = reason
  }
  useDrop(open, refuse)
  const picture = explorer.picture.value
  const refusal = explorer.refusal.value
  const problems = refusal === null ? explorer.problems.value : [refusal]
  return (
    <Shell page="index.html">
      <div class="play" aria-busy={explorer.isWorking.value} data-answered={explorer.isAnswered.value}>
        <div class="intro">
          <h1>Play with a team of agents</h1>
          <p>
            Change the work, the team or the agents: one run is simulated at once, many more behind it. Nothing is asked
            of a model.
          </p>
        </div>
        <Controls explorer={explorer} onView={open} onProblem={refuse} />
        <div class="pictures">
          <Problems problems={problems} isStale={picture !== null} />
          {picture ? <Pictures explorer={explorer} player={player} picture={picture} /> : <p>Simulating…</p>}
        </div>
      </div>
    </Shell>
  )
}

/** Where there is room beside the pictures, the settings are open. */
const isWide = matchMedia('(min-width: 900px)').matches

interface ControlsProps {
  readonly explorer: Explorer
  onView(view: View): void
  onProblem(problem: string): void
}

function Controls({ explorer, onView, onProblem }: ControlsProps) {
  const view = explorer.view.value
  const about = explorer.about.value
  const scenario = explorer.picture.value?.scenario
  const facts: Facts | null = about && scenario ? { view, scenario, about } : null
  const seed = view.seed ?? explorer.picture.value?.seed ?? 1
  return (
    <form class="controls panel" aria-label="Settings" onSubmit={(event) => event.preventDefault()}>
      <details open={isWide}>
        <summary>Settings</summary>
        <ScenarioPicker view={view} onView={onView} onProblem={onProblem} />
        {facts &&
          controlGroups.map(({ title, controls }) => (
            <ControlGroup key={title} title={title} controls={controls} facts={facts} onChange={explorer.set} />
          ))}
        <fieldset>
          <legend>Chance</legend>
          <div class="control" data-control="seed">
            <span class="control-head">
              <label for="seed">Seed</label>
              <Help
                label="?"
                name="What “Seed” means"
                text="Where all random numbers come from: the same seed gives the same run."
              />
            </span>
            <span class="range">
              <input
                id="seed"
                type="number"
                min={0}
                step={1}
                value={seed}
                onInput={({ currentTarget: { valueAsNumber } }) => {
                  if (Number.isSafeInteger(valueAsNumber) && valueAsNumber >= 0)
                    onView({ ...view, seed: valueAsNumber })
                }}
                onChange={({ currentTarget }) => {
                  currentTarget.value = String(seed) // what was typed, unless it is no seed
                }}
              />
              <button type="button" onClick={() => onView({ ...view, seed: seed + 1 })}>
                Another run
              </button>
            </span>
          </div>
          <label class="check" data-control="measured">
            <input
              type="checkbox"
              checked={view.measured}
              onChange={({ currentTarget }) => onView({ ...view, measured: currentTarget.checked })}
            />
            Show what the paper measured
          </label>
        </fieldset>
        <button type="button" onClick={() => onView({ ...view, settings: {}, seed: null })}>
          As it was
        </button>
      </details>
    </form>
  )
}

interface PicturesProps {
  readonly explorer: Explorer
  readonly player: Player
  readonly picture: Picture
}

function Pictures({ explorer, player, picture }: PicturesProps) {
  const { replay } = picture
  const layout = explorer.layout.value
  const curve = explorer.curve.value
  const about = explorer.about.value
  return (
    <>
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
        <p class="streaming" role="status">
          <Streaming curve={curve} isWorking={explorer.isWorking.value} />
        </p>
        {curve && <CurveFigure curve={curve} size={picture.scenario.team.size} measured={overlayOf(explorer)} />}
        <MeasuredNote explorer={explorer} />
        <p>
          Nobody gets into the shade, beyond the <Term name="critical path" />. <Term name="Amdahl’s law" /> is lower:
          it lets all others stand still during the serial part. The dotted line is a <Term name="USL fit" />, the bands
          are <Term name="95 % interval">95 % intervals</Term>.
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
      <Reproduce view={explorer.view.value} picture={picture} curve={curve} />
    </>
  )
}

function MeasuredNote({ explorer }: { readonly explorer: Explorer }) {
  const points = explorer.measured.value
  return points && 'reason' in points ? <p role="status">Nothing measured to show: {points.reason}.</p> : null
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

/** Takes files that are dropped anywhere on the page. */
function useDrop(onView: (view: View) => void, onProblem: (problem: string) => void): void {
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault()
    const drop = async (event: DragEvent) => {
      event.preventDefault()
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) await viewOfFiles(files).then(onView, (error) => onProblem(String(error.message)))
    }
    addEventListener('dragover', over)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('drop', drop)
    }
  }, [])
}
