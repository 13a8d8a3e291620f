import { setImmediate } from 'node:timers/promises'
import { Stopped } from '../experiment/study.ts'

/** Ctrl-C, or a request to end, came while work went on. */
export class Interrupted extends Error {
  /** `kept`: what became of the work, for the message. */
  constructor(signal: string, kept = 'nothing was written') {
    super(`interrupted by ${signal}; ${kept}`)
  }
}

/**
 * Runs work that asks now and then whether it should stop, as it should once a signal has come, and then throws `Stopped`.
 * A second signal ends the process at once.
 * @throws Interrupted
 */
export async function untilSignal<Result>(
  work: (stopped: () => boolean) => Promise<Result>,
  kept: () => string,
): Promise<Result> {
  return await listening('once', async (signal) => {
    try {
      return await work(() => signal() !== null)
    } catch (error) {
      const name = signal()
      if (error instanceof Stopped && name) throw new Interrupted(name, kept())
      throw error
    }
  })
}

/**
 * Between two pieces of work: lets signals in.
 * @throws Stopped if one has come
 */
export async function pause(stopped: () => boolean): Promise<void> {
  await setImmediate()
  if (stopped()) throw new Stopped('stopped')
}

/** How long work goes on before signals are looked for. */
const SLICE_MS = 50

/**
 * Runs a generator to its end, calls `each` with what it yields, and returns its result. A signal ends it between two steps;
 * `kept` then says what became of the work.
 * @throws Interrupted
 */
export async function interruptibly<Step, Result>(
  steps: Generator<Step, Result>,
  each: (step: Step) => void,
  kept?: string,
): Promise<Result> {
  return await listening('on', async (signal) => {
    let sliceEndMs = Date.now() + SLICE_MS
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value
      each(step.value)
      if (Date.now() >= sliceEndMs) {
        await setImmediate()
        sliceEndMs = Date.now() + SLICE_MS
      }
      const name = signal()
      if (name) throw new Interrupted(name, kept)
    }
  })
}

/**
 * Does work that a signal aborts.
 * @throws Interrupted
 */
export async function untilAborted<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const abort = new AbortController()
  const aborted = async (signal: () => string | null) => {
    try {
      return await work(abort.signal)
    } catch (error) {
      const name = signal()
      throw name === null ? error : new Interrupted(name)
    }
  }
  return await listening('once', aborted, () => abort.abort())
}

/** Waits until a signal asks the process to end: for work that has no end of its own. A second one ends it at once. */
export async function untilAsked(): Promise<void> {
  let end = () => {}
  const asked = new Promise<void>((resolve) => {
    end = resolve
  })
  await listening(
    'once',
    () => asked,
    () => end(),
  )
}

/**
 * Does work that can ask which signal has come, if one has. With `once`, a second one ends the process at once. `onSignal` is called
 * when one comes.
 */
async function listening<Result>(
  how: 'on' | 'once',
  work: (signal: () => string | null) => Promise<Result>,
  onSignal?: () => void,
): Promise<Result> {
  let signal: string | null = null
  const remember = (name: string) => {
    signal = name
    onSignal?.()
  }
  process[how]('SIGINT', remember)[how]('SIGTERM', remember)
  try {
    return await work(() => signal)
  } finally {
    process.off('SIGINT', remember).off('SIGTERM', remember)
  }
}
