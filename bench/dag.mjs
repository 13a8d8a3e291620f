// The fixed graph of W3: 40 layers of 25 tasks, each with 2 distinct parents in the layer before.
export const WIDTH = 25
export const TASKS = 1000
export const indegree = new Int32Array(TASKS)
/** @type {number[][]} */
export const successors = Array.from({ length: TASKS }, () => [])
/** Identifies the graph: the same in every implementation of W3. */
export let hash = 0

let state = 12345
function pick() {
  state = (Math.imul(1664525, state) + 1013904223) >>> 0
  return (state >>> 16) % WIDTH
}

for (let child = WIDTH; child < TASKS; child++) {
  const layer = (Math.floor(child / WIDTH) - 1) * WIDTH
  const first = pick()
  let second = pick()
  while (second === first) second = pick()
  for (const parent of [layer + first, layer + second]) {
    successors[parent].push(child)
    indegree[child]++
    hash = (Math.imul(hash, 31) + parent * TASKS + child) >>> 0
  }
}
