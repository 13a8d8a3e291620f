// W1 at event level: M/M/1, λ 0.9, μ 1; N customers arrive and all are served; mean stay about 10. 2 events a customer.

import { Simulation, secondsToUs, usToSeconds } from 'brooks/kernel'
import { randomExponential } from 'd3-random'
import seedrandom from 'seedrandom'

const customers = Number(process.argv[2] ?? 1e6)
const exponential = randomExponential.source(seedrandom.alea('1'))
const interarrival = exponential(0.9)
const service = exponential(1)

const sim = new Simulation()
const arrivals = new Float64Array(1 << 20) // of those in the system, a ring
const mask = arrivals.length - 1
let head = 0
let tail = 0
let stayUs = 0

function arrive() {
  arrivals[tail++ & mask] = sim.now
  if (tail - head === 1) sim.schedule(secondsToUs(service()), depart)
  if (tail < customers) sim.schedule(secondsToUs(interarrival()), arrive)
}
function depart() {
  stayUs += sim.now - arrivals[head++ & mask]
  if (head < tail) sim.schedule(secondsToUs(service()), depart)
}

sim.schedule(secondsToUs(interarrival()), arrive)
const end = sim.run()
console.log(JSON.stringify({ customers, meanStay: usToSeconds(stayUs) / customers, events: end.events }))
