// Loads what a sweep takes and waits for a byte, so that a process can be ready before it is needed.
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  await import('../../dist/cli/sweep.js')
  await new Promise((resolve) => process.stdin.once('data', resolve))
  process.stdin.destroy()
}
