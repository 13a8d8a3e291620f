// W1 with a generator for every customer, who acquires the server, holds it and leaves.

import { Resource, Simulation, secondsToUs, usToSeconds } from 'brooks/kernel'
import { randomExponential } from 'd3-random'
import seedrandom from 'seedrandom'
import { ahead } from './ahead.mjs'

const customers = Number(process.argv[2] ?? 1e6)
const exponential = randomExponential.source(seedrandom.alea('1'))
const interarrival = ahead(exponential(0.9))
const service = ahead(exponential(1))

const sim = new Simulation()
const server = new Resource(sim, 'server')
let stayUs = 0

function* customer() {
  const arrivedUs = sim.now
  yield* server.acquire()
  yield secondsToUs(service())
  server.release()
  stayUs += sim.now - arrivedUs
}
sim.spawn('arrivals', function* () {
  for (let i = 0; i < customers; i++) {
    yield secondsToUs(interarrival())
    sim.spawn('customer', customer)
  }
})
const end = sim.run()
console.log(JSON.stringify({ customers, meanStay: usToSeconds(stayUs) / customers, events: end.events }))
