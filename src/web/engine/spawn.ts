const make = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })

/** Started before anything else of a page is there, since the engine takes longest to load. */
let spare: Worker | null = make()

/** A worker with an engine. */
export function spawn(): Worker {
  const worker = spare ?? make()
  spare = null
  return worker
}
