import { effect, type ReadonlySignal } from '@preact/signals'
import type { View } from '../../explorer/view.ts'
import type { Answer, Question } from './protocol.ts'
import { spawn } from './spawn.ts'

/** How long a worker that is busy with an older view may keep a newer one waiting, which then gets a worker of its own. */
const PATIENCE_MS = 3000

/**
 * Asks a worker about a view whenever it changes. One question at a time is on its way: while the answer to it is missing, only the
 * newest view waits. Returns what ends it.
 */
export function follow(
  view: ReadonlySignal<View>,
  onAnswer: (message: Answer['message'], of: View) => void,
): () => void {
  let worker = newWorker()
  let asked = 0
  let askedMs = 0
  let current = view.peek()
  let isAnswered = true
  let isIdle = true
  let waiting: View | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function newWorker(): Worker {
    const made = spawn()
    made.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.id !== asked) return
      onAnswer(data.message, current)
      if (data.message.kind === 'rest' || data.message.kind === 'failed') isIdle = true
      if (data.message.kind !== 'about') isAnswered = true
      if (isAnswered) clearTimeout(timer)
      if (waiting && isAnswered) ask(waiting)
    }
    made.onerror = () =>
      onAnswer({ kind: 'failed', reason: 'the engine could not be started; reload the page' }, current)
    return made
  }

  function ask(next: View): void {
    clearTimeout(timer)
    waiting = null
    isAnswered = false
    current = next
    askedMs = Date.now()
    if (!isIdle) timer = setTimeout(replace, PATIENCE_MS)
    isIdle = false
    worker.postMessage({ id: ++asked, view: next } satisfies Question)
  }

  /** A run that takes very long holds the worker: a newer view does not wait for it to end. */
  function replace(): void {
    worker.terminate()
    worker = newWorker()
    isIdle = true
    ask(waiting ?? current)
  }

  const stop = effect(() => {
    const next = view.value
    if (isAnswered) ask(next)
    else {
      waiting = next
      clearTimeout(timer)
      timer = setTimeout(replace, Math.max(0, askedMs + PATIENCE_MS - Date.now()))
    }
  })
  return () => {
    stop()
    clearTimeout(timer)
    worker.terminate()
  }
}
