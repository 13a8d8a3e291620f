import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { SweepResult } from '../src/experiment/index.ts'
import { amdahlLimit, amdahlSpeedup } from '../src/theory/index.ts'
import { brooks, newFolder } from './support/cli.ts'

/** Ideal workers: a task is one token, a token takes a minute, and nothing else takes any time. */
const ideal = `version: 1
name: ideal
tasks:
  shape: { kind: chainAndFree, tasks: 20, parallelShare: 0.5 }
  outputTokens: 1
agents:
  worker:
    name: an ideal worker
    latency: { secondsPerOutputToken: 60 }
coordination: { kind: preassigned, assignment: heft }
pacing: async
`
let file: string

beforeAll(() => {
  file = join(newFolder(), 'ideal.yaml')
  writeFileSync(file, ideal)
})

/** The design points of a sweep: mean makespan in minutes, mean speedup, and p of the graph. */
function swept(...options: string[]) {
  const out = newFolder()
  const ended = brooks('sweep', file, ...options, '--replications', '2', '--no-figures', '--out', out)
  expect(ended.code).toBe(0)
  const { points } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as SweepResult
  return points.map(({ settings, metrics, theory }) => {
    return { settings, minutes: metrics.makespan!.mean! / 60, speedup: metrics.speedup!.mean!, p: theory.parallelShare }
  })
}

const shares = ['--vary', 'tasks.shape.parallelShare=0.1..0.9:0.2']

test("with an agent a task the chain alone takes time: the speedup is what Amdahl's law tends to", () => {
  const points = swept(...shares, '--set', 'team.size=20')
  expect(points.map(({ settings }) => settings['tasks.shape.parallelShare'])).toEqual([0.1, 0.3, 0.5, 0.7, 0.9])
  expect(points.map(({ minutes }) => minutes)).toEqual([18, 14, 10, 6, 2])
  for (const { settings, speedup, p } of points) {
    expect(p).toBeCloseTo(Number(settings['tasks.shape.parallelShare']), 9)
    expect(speedup).toBeCloseTo(amdahlLimit(p), 9)
  }
})

test('two agents take as long as the chain or half of the twenty tasks, whichever is longer', () => {
  const points = swept(...shares, '--set', 'team.size=2')
  expect(points.map(({ minutes }) => minutes)).toEqual([18, 14, 10, 10, 10])
})

test("one fork and join of 2 + 18 tasks has the speedup of Amdahl's law where 18 tasks can be shared evenly", () => {
  const shape = ['--set', 'tasks.shape.kind=forkJoin', '--set', 'tasks.shape.stages=1']
  const points = swept(...shape, '--vary', 'team.size=1,2,3,6,9,18')
  expect(points).toHaveLength(6)
  for (const { settings, minutes, speedup, p } of points) {
    const size = Number(settings['team.size'])
    expect(minutes).toBe(2 + 18 / size)
    expect(speedup).toBeCloseTo(amdahlSpeedup(0.9, size), 9)
    // The longest chain has a parallel task, too.
    expect(p).toBeCloseTo(17 / 20, 9)
  }
})

test('a value that a shape cannot have is told before anything is simulated', () => {
  const { code, stderr } = brooks('sweep', file, '--vary', 'tasks.shape.parallelShare=0.5,1.5', '--out', newFolder())
  expect(code).toBe(2)
  expect(stderr).toContain('tasks.shape.parallelShare: expected a share from 0 to 1, got 1.5')
})
