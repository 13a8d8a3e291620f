import { useEffect } from 'preact/hooks'
import type { View } from '../../explorer/view.ts'
import type { Explorer } from '../state/explorer.ts'
import type { Player } from '../state/player.ts'
import { Announce } from '../ui/Announce.tsx'
import { openFiles } from '../ui/ownFiles.ts'
import { Problems } from '../ui/Problems.tsx'
import { Shell } from '../ui/Shell.tsx'
import { PlayControls } from './PlayControls.tsx'
import { PlayPictures } from './PlayPictures.tsx'

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
        <PlayControls explorer={explorer} onView={open} onProblem={refuse} />
        <div class="pictures">
          <Problems problems={problems} isStale={picture !== null} />
          {picture && <Announce picture={picture} curve={explorer.curve.value} />}
          {picture ? <PlayPictures explorer={explorer} player={player} picture={picture} /> : <p>Simulating…</p>}
        </div>
      </div>
    </Shell>
  )
}

/** Takes files that are dropped anywhere on the page. */
function useDrop(onView: (view: View) => void, onProblem: (problem: string) => void): void {
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault()
    const drop = async (event: DragEvent) => {
      event.preventDefault()
      await openFiles(event.dataTransfer?.files ?? [], onView, onProblem)
    }
    addEventListener('dragover', over)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('drop', drop)
    }
  }, [])
}
