import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** A small part of what `node scripts/fuzz/scenarios.mjs` tries. */
const CASES = 600

test('mutated scenarios do not hang, are refused in words of ours, and have no NaN in their results', () => {
  const { stdout, status } = spawnSync(process.execPath, ['scripts/fuzz/scenarios.mjs', String(CASES)], {
    encoding: 'utf8',
  })
  expect(status, stdout).toBe(0)
  const { cases, faults, outcomes } = JSON.parse(stdout)
  expect([cases, faults]).toEqual([CASES, 0])
  // The draw is wide enough to mean something.
  expect(outcomes.refused).toBeGreaterThan(100)
  expect(outcomes['ran: completed']).toBeGreaterThan(50)
})
