// Simulated teams: N replications of each of the paper's nine scenarios (five agents, decentralized, metrics on, no
// trace). Besides the whole process it times the replications of each scenario by themselves, after warming up, against
// a budget of 1 µs for each entry of the ledger plus 50 µs a replication: `budgetShareMax` is the worst scenario's median share.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadScenario, policyKinds, rowOf, TeamSimulation } from 'brooks'

/** Parts of a scenario's replications, each timed by itself: the median is no victim of a moment's other load. */
const ROUNDS = 5
const replications = Number(process.argv[2] ?? 2000)
const folder = fileURLToPath(new URL('../scenarios/paper/', import.meta.url))
const read = (path) => readFileSync(path, 'utf8')

let events = 0
let budgetShareMax = 0
let worst = ''

function simulate(file, model) {
  const set = ['coordination.kind=decentralized', `team.members=[${model}]`]
  const { scenario } = loadScenario(folder + file, { read, kinds: policyKinds, set })
  const team = new TeamSimulation(scenario)
  for (let replication = 0; replication < replications / 10; replication++) rowOf(team.run(2, replication))
  const shares = []
  for (let round = 0; round < ROUNDS; round++) {
    let entries = 0
    const start = process.hrtime.bigint()
    for (let replication = round; replication < replications; replication += ROUNDS) {
      const run = team.run(1, replication)
      rowOf(run)
      entries += run.log.ledger.length
    }
    const us = Number(process.hrtime.bigint() - start) / 1000
    shares.push(us / (entries + (50 * replications) / ROUNDS))
    events += entries
  }
  const share = shares.sort((x, y) => x - y)[ROUNDS >> 1]
  if (share > budgetShareMax) {
    budgetShareMax = share
    worst = `${scenario.name} ${model}`
  }
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml')))
  for (const model of ['sonnet', 'gemini', 'gpt']) simulate(file, model)

console.log(JSON.stringify({ events, budgetShareMax: Number(budgetShareMax.toFixed(3)), worst }))
