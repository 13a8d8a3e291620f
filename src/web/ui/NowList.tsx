import { type Replay, rowAt } from '../../explorer/replay.ts'
import { inWords } from '../../figures/palette.ts'
import type { Player } from '../state/player.ts'

/** At most so many agents are listed. */
const AGENTS_MAX = 16

/** What every agent is doing at the instant that is played, and why it waits. */
export function NowList({ replay, player }: { readonly replay: Replay; readonly player: Player }) {
  const { rows, members, makespanS } = replay.gantt
  const timeS = Math.min(player.timeS.value, makespanS * (1 - 1e-9))
  return (
    <ul class="now" style={{ minHeight: `${1.5 * Math.min(members.length, AGENTS_MAX)}em` }}>
      {members.slice(0, AGENTS_MAX).map((_, agent) => {
        const row = rowAt(replay, agent, timeS)
        const category = rows[row]?.category
        return (
          <li key={agent}>
            <span class={`swatch ${category ?? 'none'}`} title={category && inWords(category)} />
            <strong>agent {agent}</strong> {replay.notes[row] ?? 'has not begun'}
          </li>
        )
      })}
      {members.length > AGENTS_MAX && <li>and {members.length - AGENTS_MAX} more</li>}
    </ul>
  )
}
