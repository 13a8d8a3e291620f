import { expect, test } from 'vitest'
import { metricColumn, metrics } from '../metrics/index.ts'
import { holm, PairedDifference } from '../stats/index.ts'
import { outcomes } from '../team/index.ts'
import { compare } from './comparison.ts'
import { shownBy } from './expected.ts'
import { ROW_WIDTH, type Rows } from './job.ts'
import type { ChunkStore } from './store/index.ts'
import type { Study } from './study.ts'

/** A run as far as comparisons look; without a makespan it did not complete. */
interface Run {
  readonly makespan?: number
  readonly cost: number
  readonly rounds?: number
}

function packed({ makespan, cost, rounds }: Run): number[] {
  const row = metrics.map(() => 0)
  row[metricColumn('makespan')!] = makespan ?? 999
  row[metricColumn('completed')!] = makespan === undefined ? 0 : 1
  row[metricColumn('cost')!] = cost
  row[metricColumn('rounds')!] = rounds ?? Number.NaN
  const { completed, durations } = shownBy(row)
  const half = [
    outcomes.indexOf(makespan === undefined ? 'livelock' : 'completed'),
    ...row,
    completed,
    ...Array.from(durations),
  ]
  return [...half, ...half]
}

/** A study of points with these runs, the first so many of each, already done. */
function done(points: readonly (readonly Run[])[], metricNames: string[], checkpoints: number[] = []) {
  const study = { points: [], metrics: metricNames, replicationsMax: 1000, checkpoints, enough: () => true } as Study
  const results = points.map((runs, index) => ({ index, label: `p${index}`, replications: runs.length }))
  const store: ChunkStore = {
    get: ({ point, first, count }): Rows => {
      expect(first + count).toBeLessThanOrEqual(points[point]!.length)
      return new Float64Array(points[point]!.slice(first, first + count).flatMap(packed))
    },
    put() {},
  }
  return { study, results, store }
}

const wave = (count: number, shift: number): Run[] =>
  Array.from({ length: count }, (_, index) => {
    const cost = Math.sin(index) + shift + 0.3 * Math.cos(7 * index * shift)
    return index % 5 === shift % 5 ? { cost } : { cost, makespan: 10 * cost }
  })

test('a row is as wide as it says', () => {
  expect(packed({ cost: 1 })).toHaveLength(ROW_WIDTH)
})

test('by hand: differences pair by pair, durations of those that completed in both', () => {
  const { study, results, store } = done([wave(70, 1), wave(70, 2)], ['makespan', 'cost'])
  const [makespan, cost] = compare(study, results, 0, store)
  const [x, y] = [wave(70, 2), wave(70, 1)]
  const all = new PairedDifference()
  const both = new PairedDifference()
  x.forEach((run, index) => {
    all.add(run.cost, y[index]!.cost)
    if (run.makespan !== undefined && y[index]!.makespan !== undefined) both.add(run.makespan, y[index]!.makespan!)
  })
  expect(both.difference.count).toBe(42)
  expect([makespan, cost]).toMatchObject(
    [both, all].map((paired) => ({
      pairs: paired.difference.count,
      mean: paired.x.mean,
      baselineMean: paired.y.mean,
      difference: paired.difference.mean,
      ci95: paired.interval(),
      pValue: paired.pValue,
      varianceReduction: paired.varianceReduction,
    })),
  )
  expect([makespan!.pAdjusted, cost!.pAdjusted]).toEqual(holm([both.pValue!, all.pValue!]))
})

test('points that stopped at different counts are paired over the runs that both have', () => {
  const checkpoints = [64, 96, 128, 192]
  const { study, results, store } = done([wave(128, 1), wave(96, 2), wave(300, 3)], ['cost'], checkpoints)
  expect(compare(study, results, 0, store).map(({ pairs }) => pairs)).toEqual([96, 128])
  expect(compare(study, results, 1, store).map(({ pairs }) => pairs)).toEqual([96, 96])
})

test('the same runs: no difference, all of the variance saved; another level: nothing but the difference', () => {
  const runs = wave(64, 1)
  const { study, results, store } = done([runs, runs, runs.map(({ cost }) => ({ cost: cost + 1 }))], ['cost'])
  const [same, more] = compare(study, results, 0, store)
  expect(same).toMatchObject({ difference: 0, ci95: [0, 0], pAdjusted: 1, significant: false, varianceReduction: 1 })
  expect(more).toMatchObject({ difference: expect.closeTo(1, 12), significant: true })
})

test('what no two runs have says so, and is no comparison to correct for', () => {
  const none = wave(5, 1).map(({ cost }) => ({ cost, rounds: cost }))
  const { study, results, store } = done([wave(5, 1), none, wave(5, 2)], ['cost', 'rounds', 'makespan'])
  const found = compare(study, results, 0, store)
  const empty = { pairs: 0, mean: null, difference: null, ci95: null, pValue: null, pAdjusted: null, significant: null }
  expect(found.filter(({ metric }) => metric === 'rounds')).toMatchObject([empty, empty])
  const tested = found.filter(({ pValue }) => pValue !== null)
  expect(tested.map(({ pAdjusted }) => pAdjusted)).toEqual(holm(tested.map(({ pValue }) => pValue!)))
  expect(tested).toHaveLength(3)
})
