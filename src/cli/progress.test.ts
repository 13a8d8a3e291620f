import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { studyProgress } from './progress.ts'

const now = { replications: 640, replicationsMax: 2000, pointsDone: 3, resumed: 40, precision: 0.0314 }
const { isTTY } = process.stderr
let said = ''

beforeEach(() => {
  vi.useFakeTimers()
  said = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += text
    return true
  })
})
afterEach(() => {
  process.stderr.isTTY = isTTY
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('without a terminal: a JSON line every two seconds, with the precision of points under way', () => {
  process.stderr.isTTY = false
  const { show, stop } = studyProgress(false)
  show(now)
  expect(said).toBe('')
  vi.advanceTimersByTime(2000)
  show(now)
  show(now)
  stop()
  expect(
    said
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([{ ...now, runsPerSecond: 300, secondsLeft: 5 }])
})

test('on a terminal: a bar that says the same', () => {
  process.stderr.isTTY = true
  const { show, stop } = studyProgress(false)
  show({ ...now, precision: null })
  vi.advanceTimersByTime(2000)
  show(now)
  stop()
  expect(said).toMatch(/640\/2000 runs, 300 a second, .* left, 3 points done, worst under way ± 3\.1 %/)
})

test('quiet: nothing', () => {
  process.stderr.isTTY = false
  const { show } = studyProgress(true)
  vi.advanceTimersByTime(5000)
  show(now)
  expect(said).toBe('')
})
