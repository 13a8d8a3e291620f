import { expect, test } from 'vitest'
import { unseenWords } from './unseenWords.ts'

test('about three over the number of runs is the share that they may have missed', () => {
  expect(unseenWords(100)).toContain('From 100 runs: what comes in fewer than 3 % of all')
  expect(unseenWords(30)).toContain('fewer than 9.5 % of all')
  expect(unseenWords(2)).toContain('fewer than 77.6 % of all')
})

test('nothing is said of a single run, nor of very many', () => {
  expect([unseenWords(1), unseenWords(1000)]).toEqual([null, null])
})

test('samples that never saw an event of that share are one in twenty', () => {
  for (const runs of [2, 30, 100, 500]) {
    const share = Number(unseenWords(runs)!.match(/fewer than ([\d.]+) %/)![1]) / 100
    expect((1 - share) ** runs).toBeCloseTo(0.05, 1)
  }
})
