import { setImmediate } from 'node:timers/promises'

/** Ctrl-C, or a request to end, came while work went on. */
export class Interrupted extends Error {
  constructor(signal: string) {
    super(`interrupted by ${signal}`)
  }
}

/** How long work goes on before signals are looked for. */
const SLICE_MS = 50

/**
 * Runs a generator to its end, calls `each` with what it yields, and returns its result. A signal ends it between two steps.
 * @throws Interrupted
 */
export async function interruptibly<Step, Result>(
  steps: Generator<Step, Result>,
  each: (step: Step) => void,
): Promise<Result> {
  let signal: string | null = null
  const remember = (name: string) => {
    signal = name
  }
  process.on('SIGINT', remember).on('SIGTERM', remember)
  try {
    let sliceEndMs = Date.now() + SLICE_MS
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value
      each(step.value)
      if (Date.now() >= sliceEndMs) {
        await setImmediate()
        sliceEndMs = Date.now() + SLICE_MS
      }
      if (signal) throw new Interrupted(signal)
    }
  } finally {
    process.off('SIGINT', remember).off('SIGTERM', remember)
  }
}
