// W1 at event level: M/M/1, λ 0.9, μ 1; N customers arrive and all are served; mean stay about 10. 2 events a customer.

import { Simulation, secondsToUs, usToSeconds } from 'brooks/kernel'
import { randomExponential } from 'd3-random'
import seedrandom from 'seedrandom'
import { ahead } from './ahead.mjs'

const customers = Number(process.argv[2] ?? 1e6)
const exponential = randomExponential.source(seedrandom.alea('1'))
const interarrival = ahead(exponential(0.9))
const service = ahead(exponential(1))

const sim = new Simulation()
const arrivals = new Float64Array(1 << 20) // of those in the system, a ring
const mask = arrivals.length - 1
let head = 0
let tail = 0
const stayUs = new Float64Array(1) // a variable that closures share would have each new number allocated

function arrive() {
  arrivals[tail++ & mask] = sim.now
  if (tail - head === 1) sim.schedule(secondsToUs(service()), depart)
  if (tail < customers) sim.schedule(secondsToUs(interarrival()), arrive)
}
function depart() {
  stayUs[0] += sim.now - arrivals[head++ & mask]
  if (head < tail) sim.schedule(secondsToUs(service()), depart)
}

sim.schedule(secondsToUs(interarrival()), arrive)
const end = sim.run()
console.log(JSON.stringify({ customers, meanStay: usToSeconds(stayUs[0]) / customers, events: end.events }))
