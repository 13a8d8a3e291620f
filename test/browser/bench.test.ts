import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { chromiumPath, NO_CHROMIUM } from '../support/chromium.mjs'

test('the benchmark of the explorer runs, and prints how soon it answers', (context) => {
  context.skip(chromiumPath() === null && !process.env.CI, NO_CHROMIUM)
  const printed = execFileSync(process.execPath, ['bench/explorer.mjs', '3'], { encoding: 'utf8' })
  const { drags, gantt, frame, firstPicture } = JSON.parse(printed)
  expect(drags).toBe(3)
  for (const { p50, p95 } of [gantt, frame, firstPicture]) {
    expect(p50).toBeGreaterThan(0)
    expect(p95).toBeGreaterThanOrEqual(p50)
  }
  expect(frame.p50).toBeGreaterThan(gantt.p50)
})
