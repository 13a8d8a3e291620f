import { describe, expect, test } from 'vitest'
import { naiveFits } from './index.ts'
import { measuredRun } from './testing/runs.ts'

const wallClocks = (runs: ReturnType<ReturnType<typeof naiveFits.line>>) => runs?.map(({ values }) => values.wallClock)

describe('a line in n', () => {
  const linear = [1, 2, 3].flatMap((teammates) =>
    [-1, 1].map((noise) => measuredRun({ teammates, wallClockSeconds: 100 - 20 * teammates + noise })),
  )
  const predict = naiveFits.line([...linear, measuredRun({ model: 'other' }), measuredRun({ success: false })])

  test('is exact on linear data, and goes on beyond them', () => {
    expect(wallClocks(predict(measuredRun({ teammates: 2 })))).toEqual([60, 60])
    expect(wallClocks(predict(measuredRun({ teammates: 5 })))).toEqual([0, 0])
  })

  test('is constant where one size was seen, and silent of what was not seen', () => {
    expect(wallClocks(predict(measuredRun({ model: 'other', teammates: 4 })))).toEqual([60, 60])
    expect(predict(measuredRun({ taskType: 'other' }))).toBeNull()
  })

  test('of the logarithm goes through logarithms', () => {
    const doubling = [1, 2].map((teammates) => measuredRun({ teammates, wallClockSeconds: 2 ** teammates }))
    const [run] = naiveFits.line(doubling)(measuredRun({ teammates: 4 }))!
    expect(run!.values.logWallClock).toBeCloseTo(Math.log(16), 12)
    expect(run!.values.wallClock).toBeCloseTo(8, 12)
  })
})

describe('the mean of the other suites', () => {
  const train = [
    ...[1, 2, 3].map((wallClockSeconds) => measuredRun({ taskType: 'a', wallClockSeconds })),
    measuredRun({ taskType: 'b', wallClockSeconds: 10 }),
    measuredRun({ taskType: 'b', wallClockSeconds: 1000, success: false }),
    measuredRun({ taskType: 'c', wallClockSeconds: 500 }),
    measuredRun({ taskType: 'a', wallClockSeconds: 7, teammates: 2 }),
  ]
  const predict = naiveFits.suites(train)

  test('each suite counts once, the own one never', () => {
    expect(wallClocks(predict(measuredRun({ taskType: 'c' })))).toEqual([6, 6])
    expect(wallClocks(predict(measuredRun({ taskType: 'b' })))).toEqual([251, 251])
  })

  test('of the same size only', () => {
    expect(wallClocks(predict(measuredRun({ taskType: 'c', teammates: 2 })))).toEqual([7, 7])
    expect(predict(measuredRun({ taskType: 'a', teammates: 2 }))).toBeNull()
  })
})
