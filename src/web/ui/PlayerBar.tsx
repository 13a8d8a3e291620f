import { formatDuration } from '../../figures/duration.ts'
import type { Player } from '../state/player.ts'

/** Play, pause, step and scrub. */
export function PlayerBar({ player, makespanS }: { readonly player: Player; readonly makespanS: number }) {
  const { timeS, isPlaying } = player
  const shown = `${formatDuration(timeS.value)} of ${formatDuration(makespanS)}`
  return (
    <fieldset class="player">
      <legend class="hidden">Play the run</legend>
      <button type="button" onClick={() => player.step(-1)} aria-label="One step back">
        <Icon path="M4 3v10h2V3zm9 0L7 8l6 5z" />
      </button>
      <button type="button" class="play" onClick={player.toggle}>
        <Icon path={isPlaying.value ? 'M4 3h3v10H4zm5 0h3v10H9z' : 'M4 3l9 5-9 5z'} />{' '}
        {isPlaying.value ? 'Pause' : 'Play'}
      </button>
      <button type="button" onClick={() => player.step(1)} aria-label="One step on">
        <Icon path="M12 3v10h-2V3zM3 3l6 5-6 5z" />
      </button>
      <input
        type="range"
        class="scrub"
        min={0}
        max={makespanS}
        step="any"
        value={timeS.value}
        aria-label="Time in the run"
        aria-valuetext={shown}
        onInput={({ currentTarget }) => player.seek(currentTarget.valueAsNumber)}
      />
      <span class="time">{shown}</span>
    </fieldset>
  )
}

const Icon = ({ path }: { readonly path: string }) => (
  <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <path d={path} />
  </svg>
)
