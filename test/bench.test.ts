import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'

// The benchmarks run small, so that they cannot rot. They measure the built package: run `npm run build` before.
// Known answers only; what a clock says is no business of a test.

const root = join(import.meta.dirname, '..')
type Line = { name: string; nsPerEvent: number; ratio: number | null; answer: Record<string, number> }
let lines: Line[] = []

beforeAll(() => {
  if (!existsSync(join(root, 'dist/kernel/index.js'))) throw new Error('dist/kernel is missing: run npm run build')
  const output = execFileSync(process.execPath, [join(root, 'bench/main.mjs'), '--quick'], { encoding: 'utf8' })
  lines = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
})

const answerOf = (name: string) => lines.find((line) => line.name === name)?.answer

test('every benchmark prints its line', () => {
  for (const { nsPerEvent, ratio } of lines) expect([nsPerEvent > 0, ratio]).toEqual([true, null])
  expect(lines.length).toBeGreaterThanOrEqual(6)
})

// M/M/1 at rho 0.9 stays 10 s in the mean. The standard error of 200,000 customers is about 0.5: the variance of a long
// mean is near 4 rho (1 / (1 - rho))^4 / N s² (Whitt, Planning queueing simulations, 1989: heavy traffic).
test.each(['W1 events', 'W1 processes', 'W1 customers'])('%s: mean stay about 10 s', (name) => {
  expect(Math.abs((answerOf(name)?.meanStay ?? Number.NaN) - 10)).toBeLessThan(1.5)
})

// N resumptions of 10,000 timers of mean 1 s take N / 10,000 s, give or take sqrt(N) / 10,000.
test.each(['W2 events', 'W2 processes'])('%s: time goes by at the rate of 10,000 resumptions a second', (name) => {
  const { resumptions = Number.NaN, endSeconds = Number.NaN } = answerOf(name) ?? {}
  expect(Math.abs(endSeconds - resumptions / 10_000)).toBeLessThan((4 * Math.sqrt(resumptions)) / 10_000)
})

test('W3: the fixed graph, mean makespan about 77.5 s', () => {
  expect(answerOf('W3 events')?.hash).toBe(4016323520)
  expect(Math.abs((answerOf('W3 events')?.meanMakespan ?? Number.NaN) - 77.5)).toBeLessThan(1)
})
