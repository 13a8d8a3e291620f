// W2 at event level, the hold model: 10,000 timers wait Exp(1) again and again until N resumptions are counted.

import { Simulation, secondsToUs, usToSeconds } from 'brooks/kernel'
import { randomExponential } from 'd3-random'
import seedrandom from 'seedrandom'

const resumptions = Number(process.argv[2] ?? 2e6)
const delay = randomExponential.source(seedrandom.alea('1'))(1)

const sim = new Simulation()
let count = 0

function wake() {
  if (++count < resumptions) sim.schedule(secondsToUs(delay()), wake)
  else sim.stop('counted')
}

for (let i = 0; i < 10_000; i++) sim.schedule(secondsToUs(delay()), wake)
const end = sim.run()
console.log(JSON.stringify({ resumptions: count, endSeconds: usToSeconds(end.nowUs), pending: sim.pending }))
