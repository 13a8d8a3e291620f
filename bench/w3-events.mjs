// W3 at event level: list scheduling of a fixed graph of 1,000 tasks on 16 workers, first ready first served, durations
// log-normal(0, 0.5) seconds; N replications on one simulation; mean makespan about 77.5. 2 events a task.

import { Simulation, secondsToUs, usToSeconds } from 'brooks/kernel'
import { randomLogNormal } from 'd3-random'
import seedrandom from 'seedrandom'
import { ahead } from './ahead.mjs'
import { hash, indegree, successors, TASKS, WIDTH } from './dag.mjs'

const replications = Number(process.argv[2] ?? 200)
const duration = ahead(randomLogNormal.source(seedrandom.alea('1'))(0, 0.5))

const sim = new Simulation()
const missing = new Int32Array(TASKS)
const ready = new Int32Array(TASKS)
let head = 0
let tail = 0
let idle = 0

function startReady() {
  for (; idle > 0 && head < tail; idle--) sim.schedule(secondsToUs(duration()), finish, ready[head++])
}
function finish(task) {
  idle++
  for (const next of successors[task]) if (--missing[next] === 0) ready[tail++] = next
  startReady()
}
function replicate() {
  sim.reset()
  missing.set(indegree)
  head = tail = 0
  idle = 16
  for (let task = 0; task < WIDTH; task++) ready[tail++] = task
  startReady()
  return sim.run().nowUs
}

let sumUs = 0
for (let r = 0; r < replications; r++) sumUs += replicate()
console.log(JSON.stringify({ replications, meanMakespan: usToSeconds(sumUs / replications), hash }))
