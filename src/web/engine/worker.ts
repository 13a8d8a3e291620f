import type { MeasuredTable } from '../../explorer/measured.ts'
import { Session, type Surroundings } from '../../explorer/session.ts'
import type { View } from '../../explorer/view.ts'
import { fetchPackaged, packaged } from './packaged.ts'
import type { Answer, Question } from './protocol.ts'

/** How long the engine works before it looks for a newer view. */
const SLICE_MS = 5
/** How long it leaves the machine to the page that draws a picture. */
const DRAWING_MS = 30
/** How long it works on one view, so that a page left open comes to rest. */
const VIEW_MS = 60_000

/** On its way from the beginning, but no first picture waits for it. */
const layout = import('../../explorer/layout.ts')
let layOut: Surroundings['layOut']
let table: MeasuredTable | null = null
const session = new Session({ packaged, measured: () => table, layOut: (needs) => layOut(needs) })
let latest = 0

addEventListener('message', async ({ data: { id, view } }: MessageEvent<Question>) => {
  latest = id
  await answer(id, view)
})

/** Says all there is to say of a view, unless a newer one comes. */
async function answer(id: number, view: View): Promise<void> {
  const say = (message: Answer['message']) => postMessage({ id, message } satisfies Answer)
  const startMs = performance.now()
  let sliceEndMs = startMs + SLICE_MS
  try {
    await fetchPackaged(view.scenario)
    for (const message of session.explore(view)) {
      if (message) say(message)
      if (message?.kind === 'picture') layOut ??= (await layout).layOutGraph
      if (message?.kind === 'picture' && view.measured) table ??= await fetchTable()
      if (message?.kind === 'picture') await later(DRAWING_MS)
      else if (performance.now() < sliceEndMs) continue
      else await pause()
      if (latest !== id) return
      sliceEndMs = performance.now() + SLICE_MS
      if (sliceEndMs > startMs + VIEW_MS) break
    }
    say({ kind: 'rest' })
  } catch (error) {
    say({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) })
  }
}

const fetchTable = async (): Promise<MeasuredTable> =>
  (await import('../../../scenarios/paper/measured.json')).default as unknown as MeasuredTable

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const channel = new MessageChannel()
const resume: (() => void)[] = []
channel.port1.onmessage = () => resume.shift()?.()

/** Lets messages in: a task of its own, without the delay that a timer has. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    resume.push(resolve)
    channel.port2.postMessage(null)
  })
}
