import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('damaged results are refused or understood: no hang, no failure, no NaN, no other results of a sweep that goes on', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/fuzz/results.mjs', '60', 'a part'], {
    encoding: 'utf8',
  })
  expect(stdout.match(/^\S+: \d+ damaged, \d+ refused, \d+ understood, 0 wrong/gm), stdout + stderr).toHaveLength(8)
  // Both happens: the damage is some, and not all of it is beyond use.
  expect(stdout).toMatch(/^summary\.json: \d+ damaged, [1-9]/m)
  expect(stdout).toMatch(/^\*\.rows: (\d+) damaged, 0 refused, \1 understood/m)
  expect(status).toBe(0)
})
