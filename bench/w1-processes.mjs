// W1 with generators: the arrivals are a process and the server is another, which takes customers from a store.

import { Simulation, Store, secondsToUs, usToSeconds } from 'brooks/kernel'
import { randomExponential } from 'd3-random'
import seedrandom from 'seedrandom'
import { ahead } from './ahead.mjs'

const customers = Number(process.argv[2] ?? 1e6)
const exponential = randomExponential.source(seedrandom.alea('1'))
const interarrival = ahead(exponential(0.9))
const service = ahead(exponential(1))

const sim = new Simulation()
const queue = new Store(sim, 'queue')
const stayUs = new Float64Array(1)

sim.spawn('arrivals', function* () {
  for (let i = 0; i < customers; i++) {
    yield secondsToUs(interarrival())
    queue.offer(sim.now)
  }
})
sim.spawn('server', function* () {
  for (let i = 0; i < customers; i++) {
    const arrivedUs = yield* queue.get()
    yield secondsToUs(service())
    stayUs[0] += sim.now - arrivedUs
  }
})
const end = sim.run()
console.log(JSON.stringify({ customers, meanStay: usToSeconds(stayUs[0]) / customers, events: end.events }))
