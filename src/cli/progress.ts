import { Presets, SingleBar } from 'cli-progress'
import type { Progress, SearchProgress } from '../experiment/index.ts'
import { printError } from './output.ts'

/** Work shorter than this needs no bar. */
const STEPS_MIN = 50

/** A progress bar on standard error if that is a terminal and the work is long; else nothing. */
export function progressBar(steps: number, what = 'replications'): { step(): void; stop(): void } {
  if (!process.stderr.isTTY || steps < STEPS_MIN) return { step() {}, stop() {} }
  const format = `{bar} {value}/{total} ${what}, {eta_formatted} left`
  const bar = new SingleBar({ format, stream: process.stderr, clearOnComplete: true }, Presets.shades_classic)
  bar.start(steps, 0)
  return { step: () => bar.increment(), stop: () => bar.stop() }
}

/** Between two lines of progress where there is no terminal. */
const LINE_MS = 2000

/**
 * Progress of a study on standard error: a bar with rate and time left on a terminal, else a JSON line every two seconds.
 * Quiet: nothing.
 */
export function studyProgress(quiet: boolean): { show(progress: Progress): void; stop(): void } {
  if (quiet) return { show() {}, stop() {} }
  return process.stderr.isTTY ? studyBar() : studyLines()
}

function studyBar(): { show(progress: Progress): void; stop(): void } {
  const format =
    '{bar} {value}/{total} runs, {rate} a second, {eta_formatted} left, {pointsDone} points done, worst under way {precision}'
  const bar = new SingleBar({ format, stream: process.stderr, clearOnComplete: true }, Presets.shades_classic)
  const startMs = Date.now()
  let started = false
  let known = '-'
  return {
    show({ replications, replicationsMax, pointsDone, precision, resumed }) {
      if (!started) bar.start(replicationsMax, 0, { rate: '-', pointsDone: 0, precision: known })
      started = true
      const rate = Math.round((replications - resumed) / Math.max(0.001, (Date.now() - startMs) / 1000))
      // Between two points nothing is known: the last word stays.
      if (precision !== null) known = `± ${(100 * precision).toPrecision(2)} %`
      bar.update(replications, { rate, pointsDone, precision: known })
    },
    stop: () => bar.stop(),
  }
}

function studyLines(): { show(progress: Progress): void; stop(): void } {
  const startMs = Date.now()
  let nextMs = startMs + LINE_MS
  return {
    show(progress) {
      const nowMs = Date.now()
      if (nowMs < nextMs) return
      nextMs = nowMs + LINE_MS
      const { replications, replicationsMax, resumed } = progress
      const seconds = (nowMs - startMs) / 1000
      const runsPerSecond = Math.round((replications - resumed) / seconds)
      const secondsLeft = Math.round((replicationsMax - replications) / Math.max(1, runsPerSecond))
      printError(JSON.stringify({ ...progress, runsPerSecond, secondsLeft }))
    },
    stop() {},
  }
}

/** Progress of a plan's search on standard error: a line that is written again on a terminal, else a JSON line every two seconds. */
export function searchProgress(quiet: boolean): { show(progress: SearchProgress): void; stop(): void } {
  if (quiet) return { show() {}, stop() {} }
  return process.stderr.isTTY ? searchBar() : searchLines()
}

function searchBar(): { show(progress: SearchProgress): void; stop(): void } {
  const format = '{bar} {value} of {total} designs ruled out, {runs} runs'
  const bar = new SingleBar({ format, stream: process.stderr, clearOnComplete: true }, Presets.shades_classic)
  let started = false
  return {
    show({ runs, designs, open }) {
      if (!started) bar.start(designs, 0, { runs: 0 })
      started = true
      bar.update(designs - open, { runs })
    },
    stop: () => bar.stop(),
  }
}

function searchLines(): { show(progress: SearchProgress): void; stop(): void } {
  let nextMs = Date.now() + LINE_MS
  return {
    show(progress) {
      if (Date.now() < nextMs) return
      nextMs = Date.now() + LINE_MS
      printError(JSON.stringify(progress))
    },
    stop() {},
  }
}
