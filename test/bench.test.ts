import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Line {
  name: string
  nsPerEvent: number
  ratio: number | null
  answer: Record<string, number | undefined>
}

test('the benchmarks run on the built package and print the known answers', () => {
  expect(existsSync(`${root}dist/kernel/index.js`), 'run npm run build first').toBe(true)
  const output = execFileSync(process.execPath, [`${root}bench/main.mjs`, '--quick'], { encoding: 'utf8' })
  const lines = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
  const answers = new Map(lines.map(({ name, answer }) => [name, answer]))
  for (const { nsPerEvent, ratio } of lines) {
    expect(nsPerEvent).toBeGreaterThan(0)
    expect(ratio).toBeNull()
  }
  for (const name of ['w1-events', 'w1-processes', 'w1-customers']) {
    const stay = answers.get(name)?.meanStay
    expect(stay, name).toBeGreaterThan(9.2) // 3 standard errors of 500,000 customers are 0.8
    expect(stay, name).toBeLessThan(10.8)
  }
  // 10,000 timers of rate 1/s wake 10,000 times a second: 100,000 resumptions take 10 s, standard error 0.03.
  for (const name of ['w2-events', 'w2-processes'])
    expect(Math.abs((answers.get(name)?.endSeconds ?? Number.NaN) - 10), name).toBeLessThan(0.13)
  expect(answers.get('w3-events')).toMatchObject({ hash: 4016323520 })
  expect(Math.abs((answers.get('w3-events')?.meanMakespan ?? Number.NaN) - 77.5)).toBeLessThan(0.7)
  expect(answers.get('sweep')).toMatchObject({ runs: 96, speedup: { rowsNone: expect.any(Number) } })
  expect(answers.get('sweep')?.entriesPerSecond).toBeGreaterThan(10 * answers.get('sweep')!.runsPerSecond!)
  expect(answers.get('team')?.events).toBeGreaterThan(27 * 20 * 50)
})
