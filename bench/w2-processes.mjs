// W2 with each of the 10,000 timers a generator.

import { Simulation, secondsToUs, usToSeconds } from 'brooks/kernel'
import { randomExponential } from 'd3-random'
import seedrandom from 'seedrandom'

const resumptions = Number(process.argv[2] ?? 2e6)
const delay = randomExponential.source(seedrandom.alea('1'))(1)

const sim = new Simulation()
let count = 0

function* timer() {
  for (;;) {
    yield secondsToUs(delay())
    if (++count === resumptions) sim.stop('counted')
  }
}

for (let i = 0; i < 10_000; i++) sim.spawn('timer', timer)
const end = sim.run()
console.log(JSON.stringify({ resumptions: count, endSeconds: usToSeconds(end.nowUs), pending: sim.pending }))
