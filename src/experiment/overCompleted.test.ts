import { expect, test } from 'vitest'
import { metrics } from '../metrics/index.ts'
import { isAgainstAlone, isOverCompleted } from './overCompleted.ts'

test('durations and what is made of them are over completed runs, all else over all runs', () => {
  for (const name of ['makespan', 'criticalPath', 'time.idle', 'speedup', 'efficiency', 'share.work', 'loss.idle'])
    expect(isOverCompleted(name), name).toBe(true)
  for (const name of [
    'completed',
    'cost',
    'cost.work',
    'outputTokens',
    'errorsLeft',
    'tasksAffected',
    'no such metric',
  ])
    expect(isOverCompleted(name), name).toBe(false)
  // docs/metrics.md calls durations those with the unit s.
  for (const { name, unit } of metrics) expect(isOverCompleted(name), name).toBe(unit === 's')
})

test('speedup, efficiency and losses are against one agent alone', () => {
  for (const name of ['speedup', 'efficiency', 'loss.idle']) expect(isAgainstAlone(name), name).toBe(true)
  for (const name of ['makespan', 'time.idle', 'share.idle', 'cost']) expect(isAgainstAlone(name), name).toBe(false)
})
