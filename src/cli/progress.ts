import { Presets, SingleBar } from 'cli-progress'

/** Work shorter than this needs no bar. */
const STEPS_MIN = 50

/** A progress bar on standard error if that is a terminal and the work is long; else nothing. */
export function progressBar(steps: number): { step(): void; stop(): void } {
  if (!process.stderr.isTTY || steps < STEPS_MIN) return { step() {}, stop() {} }
  const format = '{bar} {value}/{total} replications, {eta_formatted} left'
  const bar = new SingleBar({ format, stream: process.stderr, clearOnComplete: true }, Presets.shades_classic)
  bar.start(steps, 0)
  return { step: () => bar.increment(), stop: () => bar.stop() }
}
