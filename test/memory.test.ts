import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { execute, Replicator, Summary } from '../src/experiment/index.ts'
import { inlineRunner } from '../src/experiment/runners/inline.ts'
import { noStore } from '../src/experiment/store/index.ts'
import { policyKinds } from '../src/policy/index.ts'
import { readTextFile } from '../src/scenario/files.ts'
import { loadScenario } from '../src/scenario/index.ts'
import { chain, scenarioOf } from './support/scenario.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

test('memory is flat over 100,000 replications of a small scenario, metrics folded', () => {
  const set = ['team.size=2', 'team.members=[gemini]']
  const file = 'scenarios/paper/mathutilities20-p09.yaml'
  const { scenario } = loadScenario(file, { read: readTextFile, kinds: policyKinds, set })
  const small = { ...scenario, tasks: scenario.tasks.slice(0, 3) }
  const team = new Replicator(small, true)
  const summary = new Summary(2)
  let replication = 0
  const heapAfter = (count: number) => {
    for (; replication < count; replication++) {
      const { run, row, expected } = team.replicate(1, replication)
      summary.add({ row, expected, baselineRow: row, baselineExpected: expected, outcome: run.outcome })
    }
    collect()
    return process.memoryUsage().heapUsed
  }
  const early = heapAfter(10_000)
  const late = heapAfter(100_000)
  // A row kept a replication would be 40 MB; what the compiler and the test runner keep stays well under 2.
  expect(late - early).toBeLessThan(2_000_000)
})

test('a finished design point is held as its result, not with its sketches', async () => {
  const scenario = scenarioOf({ tasks: chain('ab', 10), agents: [{}], size: 1 })
  const points = Array.from({ length: 400 }, (_, index) => ({ index, settings: {}, scenario }))
  const study = { points, metrics: ['makespan'], replicationsMax: 2, checkpoints: [], enough: () => true }
  const heap: number[] = []
  const onProgress = ({ pointsDone }: { pointsDone: number }) => {
    if (pointsDone % 100 !== 0) return
    collect()
    heap[pointsDone] = process.memoryUsage().heapUsed
  }
  const runner = inlineRunner({ scenarios: points.map(() => scenario), seed: 1 })
  await execute(study, { runner, store: noStore, onProgress })
  // A result is about 45 kB; its sketches would be as much again.
  expect((heap[400]! - heap[100]!) / 300).toBeLessThan(70_000)
})
