import { computed } from '@preact/signals'
import { useMemo, useRef } from 'preact/hooks'
import type { GraphLayout } from '../../explorer/layout.ts'
import type { Replay } from '../../explorer/replay.ts'
import { type TaskState, taskAt } from '../../explorer/taskTrack.ts'
import { formatDuration } from '../../figures/duration.ts'
import type { Player } from '../state/player.ts'
import { shortNames } from './shortNames.ts'

interface Props {
  readonly layout: GraphLayout
  readonly replay: Replay
  readonly player: Player
}

/** Pixels of a node's height in the drawing, which is scaled to its place. */
const UNIT = 20

/** A mark for each state, so that colour is not all that tells them apart. */
export const MARKS: Readonly<Record<TaskState, string>> = {
  done: '✓',
  work: '✎',
  rework: '↻',
  duplicate: '‖',
  written: '●',
  ready: '',
  blocked: '',
}

/** What each state is, for the legend and for readers who cannot see it. */
export const STATES: Readonly<Record<TaskState, string>> = {
  blocked: 'needs others first',
  ready: 'ready',
  work: 'being written',
  rework: 'being rewritten',
  duplicate: 'being written twice',
  written: 'written, not marked done',
  done: 'marked done',
}

/** The task graph; tasks have the colour of what happens to them at the instant that is played. */
export function GraphFigure(props: Props) {
  // A new graph comes before its layout: until that is there, the old one stays.
  const latest = useRef<Props | null>(null)
  if (isOf(props.layout, props.replay)) latest.current = props
  return latest.current && <Graph {...latest.current} />
}

/** Whether a layout is that of a run's tasks. */
const isOf = ({ nodes, edges }: GraphLayout, { tracks }: Replay): boolean =>
  nodes.length === tracks.length &&
  edges.length === tracks.reduce((count, { needs }) => count + needs.length, 0) &&
  edges.every(({ from, to }) => tracks[to]!.needs.includes(from))

function Graph({ layout, replay, player }: Props) {
  const { tracks } = replay
  const names = useMemo(() => shortNames(tracks.map(({ id }) => id)), [tracks])
  const states = useMemo(
    () =>
      computed(() => {
        const timeS = player.timeS.value
        return tracks.map((_, task) => taskAt(task, tracks, timeS))
      }),
    [tracks, player],
  ).value
  const [width, height, nodePx] = [layout.width * UNIT, layout.height * UNIT, layout.nodeWidth * UNIT]
  const done = states.filter(({ state }) => state === 'done').length
  const label = `Task graph of ${tracks.length} tasks; ${done} are marked done after ${formatDuration(player.timeS.value)}.`
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard
    // biome-ignore lint/a11y/useSemanticElements: it groups no fields
    <div class="graph-scroll" role="group" tabIndex={0} aria-label="Task graph, scrolls sideways">
      <svg
        class="graph"
        viewBox={`0 0 ${width} ${height}`}
        style={{ '--natural-width': `${width}px` }}
        role="img"
        aria-label={label}
      >
        {layout.edges.map(({ from, to, points }) => (
          <path
            key={`${from}-${to}`}
            class={`edge ${states[from]!.state === 'done' ? 'met' : ''}`}
            d={`M${points.map(([x, y]) => `${x * UNIT},${y * UNIT}`).join('L')}`}
          />
        ))}
        {layout.nodes.map(({ x, y }, task) => (
          <g
            key={tracks[task]!.id}
            class={`node ${states[task]!.state}`}
            transform={`translate(${x * UNIT},${y * UNIT})`}
          >
            <title>{titleOf(tracks[task]!.id, states[task]!)}</title>
            <rect x={-nodePx / 2} y={-UNIT / 2} width={nodePx} height={UNIT} rx={4} />
            <text y={4}>
              {names[task]}
              {MARKS[states[task]!.state] && ` ${MARKS[states[task]!.state]}`}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}

const titleOf = (id: string, { state, agents }: { state: TaskState; agents: number[] }): string =>
  `${id}: ${STATES[state]}${agents.length > 0 ? ` by agent ${agents.join(' and agent ')}` : ''}`
