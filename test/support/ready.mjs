// Waits for a byte before the command line is loaded, so that a process can be ready before it is needed.
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  await new Promise((resolve) => process.stdin.once('data', resolve))
  process.stdin.destroy()
}
