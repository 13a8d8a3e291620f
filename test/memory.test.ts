import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { rowOf, Summary } from '../src/experiment/index.ts'
import { policyKinds } from '../src/policy/index.ts'
import { readTextFile } from '../src/scenario/files.ts'
import { loadScenario } from '../src/scenario/index.ts'
import { Team } from '../src/team/index.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

test('memory is flat over 100,000 replications of a small scenario, metrics folded', () => {
  const set = ['team.size=2', 'team.members=[gemini]']
  const file = 'scenarios/paper/mathutilities20-p09.yaml'
  const { scenario } = loadScenario(file, { read: readTextFile, kinds: policyKinds, set })
  const small = { ...scenario, tasks: scenario.tasks.slice(0, 3) }
  const team = new Team(small)
  const summary = new Summary(2)
  let replication = 0
  const heapAfter = (count: number) => {
    for (; replication < count; replication++) {
      const run = team.run(1, replication)
      const row = rowOf(run)
      summary.add(row, row, run.outcome)
    }
    collect()
    return process.memoryUsage().heapUsed
  }
  const early = heapAfter(10_000)
  const late = heapAfter(100_000)
  // A row kept a replication would be 40 MB; what the compiler and the test runner keep stays well under 2.
  expect(late - early).toBeLessThan(2_000_000)
})
