// Simulated teams: N replications of each of the paper's nine scenarios (five agents, decentralized, metrics on, no
// trace). Besides the whole process it times the replications of each scenario by themselves, after warming up, against
// a budget of 1 µs for each entry of the ledger plus 50 µs a replication: `budgetShareMax` is the worst scenario's median share.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadScenario, policyKinds, rowOf, TeamSimulation } from 'brooks'

/** Parts of a scenario's replications, each timed by itself: the median is no victim of a moment's other load. */
const ROUNDS = 5
const replications = Number(process.argv[2] ?? 2000)
const folder = fileURLToPath(new URL('../scenarios/paper/', import.meta.url))
const read = (path) => readFileSync(path, 'utf8')
const self = fileURLToPath(import.meta.url)

/** Replications of one scenario: entries of the ledger, and their share of the budget. */
function simulate(file, model) {
  let events = 0
  const set = ['coordination.kind=decentralized', `team.members=[${model}]`]
  const { scenario } = loadScenario(folder + file, { read, kinds: policyKinds, set })
  const team = new TeamSimulation(scenario)
  for (let replication = 0; replication < replications / 2; replication++) rowOf(team.run(2, replication))
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
  return { events, name: `${scenario.name} ${model}`, share: shares.sort((x, y) => x - y)[ROUNDS >> 1] }
}

/** The same in a process of its own, as a user would: what other scenarios have taught the compiler does not count. */
function simulateApart(file, model) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [self, String(replications), file, model], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${file} ${model}: ${stderr}`)
  return JSON.parse(stdout)
}

const [file, model] = process.argv.slice(3)
if (model !== undefined) console.log(JSON.stringify(simulate(file, model)))
else {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  const cells = files.flatMap((name) => ['sonnet', 'gemini', 'gpt'].map((agent) => [name, agent]))
  const results = cells.map(([name, agent]) => (replications < 100 ? simulate : simulateApart)(name, agent))
  const worst = results.reduce((a, b) => (b.share > a.share ? b : a))
  const events = results.reduce((sum, result) => sum + result.events, 0)
  console.log(JSON.stringify({ events, budgetShareMax: Number(worst.share.toFixed(3)), worst: worst.name }))
}
