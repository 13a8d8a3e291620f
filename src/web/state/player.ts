import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Picture } from '../../explorer/message.ts'
import { instantsOf } from '../../explorer/replay.ts'

/** Where in a run the reader is, and whether it is moving. */
export interface Player {
  /** Seconds since the start of the run. */
  readonly timeS: ReadonlySignal<number>
  readonly isPlaying: ReadonlySignal<boolean>
  toggle(): void
  seek(timeS: number): void
  /** To the next instant at which something begins or ends (1), or the one before (−1). */
  step(direction: 1 | -1): void
}

/** How long a whole run takes to play. */
const PLAY_MS = 12_000

/** A player of whatever run there is. Another run is shown at the same share of its makespan. */
export function playerOf(picture: ReadonlySignal<Picture | null>, share = 0.45): Player {
  const place = signal(share)
  const isPlaying = signal(false)
  const makespanS = computed(() => picture.value?.replay.gantt.makespanS ?? 0)
  const timeS = computed(() => place.value * makespanS.value)
  const instants = computed(() => (picture.value ? instantsOf(picture.value.replay) : [0]))

  let frame = 0

  function tick(lastMs: number): void {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame((nowMs) => {
      if (!isPlaying.value) return
      place.value = Math.min(1, place.value + Math.max(0, nowMs - lastMs) / PLAY_MS)
      if (place.value < 1) tick(nowMs)
      else isPlaying.value = false
    })
  }

  const seek = (next: number) => {
    place.value = makespanS.value > 0 ? Math.min(1, Math.max(0, next / makespanS.value)) : 0
  }

  return {
    timeS,
    isPlaying,
    seek,
    toggle() {
      isPlaying.value = !isPlaying.value
      if (!isPlaying.value) return
      if (place.value >= 1) place.value = 0
      tick(performance.now())
    },
    step(direction) {
      isPlaying.value = false
      const isBeyond = (instant: number) =>
        direction > 0 ? instant > timeS.value + 1e-9 : instant < timeS.value - 1e-9
      const next = direction > 0 ? instants.value.find(isBeyond) : instants.value.findLast(isBeyond)
      if (next !== undefined) seek(next)
    },
  }
}
