import { expect, test } from 'vitest'
import { chosenSplit, holdoutNames, splitsOf } from './index.ts'
import { measuredRun } from './testing/runs.ts'

const runs = ['preassign_nolead', 'decentralized'].flatMap((mode) =>
  ['a', 'b', 'c'].flatMap((taskType) => [1, 2, 3, 4, 5].map((teammates) => measuredRun({ mode, taskType, teammates }))),
)
const names = (some: readonly { runDir: string }[]) => some.map(({ runDir }) => runDir)

test.each(holdoutNames.filter((name) => name !== 'none'))(
  '%s: disjoint, complete, and no run is tested twice',
  (name) => {
    const splits = splitsOf(name, runs)
    for (const { train, test } of splits) expect(names([...train, ...test]).sort()).toEqual(names(runs).sort())
    const tested = splits.flatMap(({ test }) => names(test))
    expect(new Set(tested).size).toBe(tested.length)
  },
)

test.each([
  ['none', [30], [30]],
  ['size', [18], [12]],
  ['suite', [22, 22, 22], [8, 8, 8]],
  ['mode', [18], [12]],
] as const)('%s: trains on %j runs, tests on %j', (name, train, tested) => {
  const splits = splitsOf(name, runs)
  expect(splits.map((split) => split.train.length)).toEqual(train)
  expect(splits.map((split) => split.test.length)).toEqual(tested)
})

test('of the suite that is held out only one agent is seen; of preassigned teams too', () => {
  for (const { train, test } of splitsOf('suite', runs)) {
    const own = train.filter(({ taskType }) => taskType === test[0]!.taskType)
    expect(own.map(({ teammates }) => teammates)).toEqual([1, 1])
    expect(new Set(test.map(({ taskType }) => taskType)).size).toBe(1)
  }
  const [mode] = splitsOf('mode', runs)
  expect(mode!.train.filter((run) => run.mode === 'preassign_nolead').every(({ teammates }) => teammates === 1)).toBe(
    true,
  )
  expect(mode!.test.every((run) => run.mode === 'preassign_nolead')).toBe(true)
})

test('runs that are not enough are refused', () => {
  const small = runs.filter(({ teammates }) => teammates <= 3)
  expect(() => splitsOf('size', small)).toThrow(/by size: expected runs of up to 3 agents and of more; these 18/)
  const oneSuite = runs.filter(({ taskType }) => taskType === 'a')
  expect(() => splitsOf('suite', oneSuite)).toThrow(/expected two suites or more/)
  expect(() =>
    splitsOf(
      'mode',
      runs.filter(({ mode }) => mode === 'decentralized'),
    ),
  ).toThrow(/teams of mode preassign_nolead/)
})

test('a chosen split has no run on both sides', () => {
  expect(chosenSplit(runs.slice(0, 3), runs.slice(3))).toMatchObject({ train: { length: 3 }, test: { length: 27 } })
  expect(() => chosenSplit(runs.slice(0, 4), runs.slice(3))).toThrow(/no run both to fit and to test, got 1, first/)
})
