import { readFileSync } from 'node:fs'
import { randomLcg, randomNormal } from 'd3-random'
import { expect, test } from 'vitest'
import { cellTable, cellTableSchema, type LoggedRun } from '../../dataset/index.ts'
import { metricColumn } from '../../metrics/index.ts'
import { policyKinds } from '../../policy/index.ts'
import { readTextFile } from '../../scenario/files.ts'
import { loadScenario } from '../../scenario/index.ts'
import { Moments, median, Pairs, ratioInterval } from '../../stats/index.ts'
import { replicate } from '../replicate.ts'
import { inlineRunner } from '../runners/inline.ts'
import {
  averageInterval,
  averageOver,
  cellAt,
  extraOver,
  type HeadlineLine,
  headlineLines,
  headlineStatistics,
  jackknifeInterval,
  measuredCells,
  outcomesOfCells,
  outcomesOfRuns,
  type PaperCell,
  type PaperJob,
  type PaperKey,
  type PaperMetric,
  paperCell,
  paperJobs,
  simulatedCells,
  speedupOf,
  statedLines,
  studiesOf,
  successLines,
  type TeamOutcome,
  tabledCells,
  tokenMultiple,
} from './index.ts'
import { cellWith, keyOf, paperRun } from './testing/cells.ts'

const { scenario } = loadScenario('scenarios/paper/dataanalysis-p05.yaml', { read: readTextFile, kinds: policyKinds })
const design = paperJobs(scenario)

const simulate = (jobs: readonly PaperJob[], replications: number) => {
  const scenarios = jobs.map((job) => job.scenario)
  return simulatedCells(jobs, replications, { runner: inlineRunner({ scenarios, seed: 1 }) })
}

test('a cell is the mean of its successful runs that have the metric', () => {
  const runs = [
    paperRun({ wallClock: 10, messages: 4 }),
    paperRun({ wallClock: 14 }),
    paperRun({ wallClock: 99 }, false),
  ]
  const { runs: count, successful, means } = paperCell(keyOf(), runs)
  expect([count, successful]).toEqual([3, 2])
  expect(means.wallClock).toMatchObject({ mean: 12, sd: Math.sqrt(8), n: 2 })
  expect(means.messages).toMatchObject({ mean: 4, sd: null, n: 1 })
  expect(means.rewrites).toMatchObject({ mean: null, n: 0 })
})

test('simulated cells are those of single runs, completed ones only', async () => {
  const jobs = design.filter(({ mode, n }) => mode === 'decentralized' && n === 3)
  const cells = await simulate(jobs, 40)
  expect(cells.map(({ model, runs }) => [model, runs])).toEqual([
    ['claude-sonnet-4.6', 40],
    ['gemini-3-flash-preview', 40],
    ['gpt-5.2', 40],
  ])
  jobs.forEach((job, index) => {
    const rows = [...replicate(job.scenario, 1, 40)].map(
      ({ row }) =>
        (name: string) =>
          row[metricColumn(name)!]!,
    )
    const completed = rows.filter((value) => value('completed') === 1)
    const mean = (of: (value: (name: string) => number) => number) =>
      completed.reduce((sum, value) => sum + of(value), 0) / completed.length
    const { means, successful } = cells[index]!
    expect(successful).toBe(completed.length)
    expect(means.wallClock.mean).toBeCloseTo(
      mean((value) => value('makespan')),
      9,
    )
    expect(means.totalTokens.mean).toBeCloseTo(
      mean((value) => value('inputTokens') + value('outputTokens')),
      6,
    )
  })
  expect(cells.some(({ successful }) => successful < 40)).toBe(true)
})

/** A run of which only the conditions, the time and the tokens matter. */
const logged = (more: Partial<LoggedRun>): LoggedRun =>
  ({
    ...{ mode: 'preassign_nolead', model: 'claude-sonnet-4-6', taskType: 'dataanalysis', pLabel: 'p05', pTrue: 0.5 },
    ...{ teammates: 2, success: true, wallClockSeconds: 20, inputTokens: 30, outputTokens: 12 },
    ...{ roundStartsSeconds: [0], replies: [], recordedConcurrentWrites: 3, recordedClaimsBlocked: 0 },
    ...more,
  }) as LoggedRun

test('measured cells have the names of the design, those outside of it are left out', () => {
  const runs = [logged({}), logged({ wallClockSeconds: 30 }), logged({ model: 'gpt-6' }), logged({ teammates: 9 })]
  const cells = measuredCells(runs, design)
  expect(cells).toMatchObject([
    { model: 'claude-sonnet-4.6', mode: 'preassigned', suite: 'dataanalysis', n: 2, runs: 2 },
  ])
  const [{ means }] = cells as [(typeof cells)[0]]
  expect([means.wallClock.mean, means.totalTokens.mean, means.recordedConcurrentWrites.mean]).toEqual([25, 42, 3])
  // The table of the same runs says the same, but of no single one.
  const [tabled] = tabledCells(cellTable(runs, 'a test'), design)
  expect(tabled).toMatchObject({ runs: 2, successful: 2, each: null, means: { wallClock: { mean: 25, n: 2 } } })
  expect(tabled!.means.wallClock.ci95![0]).toBeCloseTo(means.wallClock.ci95![0], 3)
  const { metrics, ...rest } = cellTable(runs, 'a test')
  const without = { ...rest, metrics: metrics.map(([name, unit]) => [`old ${name}`, unit] as [string, string]) }
  expect(() => tabledCells(without, design)).toThrow('expected the metric wallClock, found none')
})

test('the committed table has a cell for each of this graph', () => {
  const table = cellTableSchema.parse(JSON.parse(readFileSync('scenarios/paper/measured.json', 'utf8')))
  expect(tabledCells(table, design)).toHaveLength(30)
})

test('averages: each cell counts the same; one of a single run varies as the others do', () => {
  const cells = [cellWith({ graph: 'p02' }, 'messages', 10, 14), cellWith({}, 'messages', 30)]
  const { mean, standardError } = averageOver(cells, 'messages')!
  expect(mean).toBe(21)
  expect(standardError).toBeCloseTo(Math.sqrt(8 / 2 + 8 / 1) / 2, 12)
  const known = { mean: 30, standardError: null, degreesOfFreedom: null }
  expect(averageOver([cellWith({}, 'messages', 30)], 'messages')).toEqual(known)
  expect(averageOver(cells, 'rewrites')).toBeNull()
  const decentralized = cellWith({ mode: 'decentralized' }, 'messages', 50, 54)
  const extra = extraOver([...cells, decentralized], 'messages')!
  expect(extra.mean).toBe(52 - 21)
  expect(extra.standardError).toBeCloseTo(Math.hypot(2, Math.sqrt(12) / 2), 12)
  expect(extraOver(cells, 'messages')).toBeNull()
})

test("intervals of averages are Student's t: of one cell, of several, of differences and of speedups", () => {
  const cell = cellWith({}, 'messages', 10, 14, 15)
  expect(averageInterval(averageOver([cell], 'messages')!)![0]).toBeCloseTo(cell.means.messages.ci95![0], 12)
  // Two cells of three runs that vary alike: 4 degrees of freedom.
  const pair = [cell, cellWith({ graph: 'p02' }, 'messages', 20, 24, 25)]
  const average = averageOver(pair, 'messages')!
  expect(average.degreesOfFreedom).toBeCloseTo(4, 12)
  expect(averageInterval(average)![1] - average.mean).toBeCloseTo(2.776445 * average.standardError!, 5)
  // The variance of a single run is that of the others: it adds no degree of freedom.
  expect(averageOver([...pair, cellWith({ graph: 'p09' }, 'messages', 7)], 'messages')!.degreesOfFreedom).toBeCloseTo(
    4,
    12,
  )
  const more = cellWith({ mode: 'decentralized' }, 'messages', 30, 34, 35)
  expect(extraOver([cell, more], 'messages')!.degreesOfFreedom).toBeCloseTo(4, 12)
  const times = [cellWith({}, 'wallClock', 9, 10, 11), cellWith({ n: 2 }, 'wallClock', 9, 10, 11)]
  expect(speedupOf([times[1]!], times)!.degreesOfFreedom).toBeCloseTo(4, 12)
  expect(averageInterval({ mean: 3, standardError: null, degreesOfFreedom: null })).toBeNull()
  expect(averageInterval(speedupOf([times[0]!], times)!)).toEqual([1, 1])
})

test('with four runs a cell, such intervals of a speedup hold the true one in 95 %, those of 1.96 errors do not', () => {
  const uniform = randomLcg(0.7)
  const normal = randomNormal.source(uniform)(10, 1)
  const four = () => Array.from({ length: 4 }, () => normal())
  const holds = Array.from({ length: 4000 }, () => {
    const cells = [cellWith({}, 'wallClock', ...four()), cellWith({ n: 2 }, 'wallClock', ...four())]
    const speedup = speedupOf([cells[1]!], cells)!
    const [low, high] = averageInterval(speedup)!
    return [low <= 1 && 1 <= high, Math.abs(speedup.mean - 1) <= 1.96 * speedup.standardError!]
  })
  const [t, normalOnly] = [0, 1].map((which) => holds.filter((own) => own[which]).length / holds.length)
  expect(t).toBeGreaterThan(0.94)
  expect(t).toBeLessThan(0.965)
  expect(normalOnly).toBeLessThan(0.92)
})

/** The simulated cell of these values, a replication each; null for a run that failed. */
const simulatedCell = (key: Partial<PaperKey>, metric: PaperMetric, values: readonly (number | null)[]) =>
  paperCell(
    keyOf(key),
    values.map((value) => paperRun({ [metric]: value ?? 99 }, value !== null)),
  )

test('the jackknife of one mean is its t interval; cells that share random numbers are no independent ones', () => {
  const values = [10, 14, 15, 21, 9]
  const cell = simulatedCell({}, 'messages', values)
  const over = (cells: readonly PaperCell[]) => averageOver(cells, 'messages')
  const [low, high] = jackknifeInterval([cell], over)!
  expect([low, high]).toEqual(cell.means.messages.ci95!.map((end) => expect.closeTo(end, 10)))
  // The same runs twice tell no more than once; runs that make up for each other are known exactly.
  const twin = simulatedCell({ graph: 'p02' }, 'messages', values)
  expect(jackknifeInterval([cell, twin], over)).toEqual([expect.closeTo(low, 10), expect.closeTo(high, 10)])
  const mirror = simulatedCell(
    { graph: 'p02' },
    'messages',
    values.map((value) => 30 - value),
  )
  expect(jackknifeInterval([cell, mirror], over)).toEqual([expect.closeTo(15, 10), expect.closeTo(15, 10)])
})

test('the jackknife of a speedup is near the delta method with the covariance of the pairs', () => {
  const normal = randomNormal.source(randomLcg(0.3))()
  const [one, team, pairs] = [new Moments(), new Moments(), new Pairs()]
  const values = Array.from({ length: 60 }, () => {
    const common = normal()
    const pair = [100 + 8 * common + 3 * normal(), 60 + 5 * common + 3 * normal()] as const
    one.add(pair[0])
    team.add(pair[1])
    pairs.add(...pair)
    return pair
  })
  const cells = [1, 2].map((n) =>
    simulatedCell(
      { n },
      'wallClock',
      values.map((pair) => pair[n - 1]!),
    ),
  )
  const speedup = (own: readonly PaperCell[]) => speedupOf([own[1]!], own)
  const [low, high] = jackknifeInterval(cells, speedup)!
  const [lowByDelta, highByDelta] = ratioInterval(one, team, pairs)!
  expect((high - low) / (highByDelta - lowByDelta)).toBeCloseTo(1, 1)
  expect(Math.abs(low - lowByDelta)).toBeLessThan(0.05 * (high - low))
})

test('the jackknife leaves failed runs out, many runs in blocks, and says nothing of one run or of none', () => {
  const over = (cells: readonly PaperCell[]) => averageOver(cells, 'messages')
  const [few] = [simulatedCell({}, 'messages', [10, 14, null, 15, 21, null, 9])]
  const [low, high] = jackknifeInterval([few!], over)!
  expect((low + high) / 2).toBeCloseTo(few!.means.messages.mean!, 9)
  expect((high - low) / (few!.means.messages.ci95![1] - few!.means.messages.ci95![0])).toBeCloseTo(1, 0)
  const normal = randomNormal.source(randomLcg(0.9))()
  const many = simulatedCell(
    {},
    'messages',
    Array.from({ length: 1000 }, () => normal()),
  )
  const width = ([from, to]: readonly [number, number]) => to - from
  expect(width(jackknifeInterval([many], over)!) / width(many.means.messages.ci95!)).toBeCloseTo(1, 1)
  expect(jackknifeInterval([simulatedCell({}, 'messages', [5])], over)).toBeNull()
  expect(jackknifeInterval([simulatedCell({}, 'messages', [null, null])], over)).toBeNull()
  expect(jackknifeInterval([{ ...few!, each: null }], over)).toBeNull()
  expect(jackknifeInterval([], over)).toBeNull()
})

test('speedup and token multiple: means over suites of ratios of means', () => {
  const runsOf = (suite: string, n: number, wallClock: number, totalTokens: number) =>
    paperCell(keyOf({ suite, n }), [paperRun({ wallClock, totalTokens })])
  const cells = [
    ...[runsOf('a', 1, 30, 100), runsOf('a', 2, 10, 150)],
    ...[runsOf('b', 1, 6, 10), runsOf('b', 2, 6, 25), runsOf('c', 2, 1, 1)],
  ]
  const teams = cells.filter(({ n }) => n === 2)
  expect(speedupOf(teams, cells)).toEqual({ mean: 2, standardError: null, degreesOfFreedom: null })
  expect(tokenMultiple(teams, cells)).toBe(2)
  expect(speedupOf([], cells)).toBeNull()
  expect(tokenMultiple([], cells)).toBeNull()
})

test('outcomes of runs are against the mean of one agent; those of failed runs do not count', () => {
  const team = [paperRun({ wallClock: 5, totalTokens: 40 }), paperRun({ wallClock: 20, totalTokens: 10 })]
  const alone = [paperRun({ wallClock: 8, totalTokens: 10 }), paperRun({ wallClock: 12, totalTokens: 30 })]
  const cells = [
    paperCell(keyOf(), alone),
    paperCell(keyOf({ n: 3 }), [...team, paperRun({ wallClock: 1, totalTokens: 1 }, false)]),
    paperCell(keyOf({ n: 2, graph: 'p02' }), team), // no baseline
  ]
  const key = { mode: 'preassigned', graph: 'p05', p: 0.5, n: 3 }
  expect(outcomesOfRuns(cells)).toEqual([
    { ...key, speedup: 2, tokenMultiple: 2 },
    { ...key, speedup: 0.5, tokenMultiple: 0.5 },
  ])
  expect(outcomesOfCells(cells)).toEqual([{ ...key, speedup: 0.8, tokenMultiple: 1.25 }])
  expect(outcomesOfRuns(cells.map((cell) => ({ ...cell, each: null })))).toBeNull()
  expect(successLines(cells, []).filter(({ simulated }) => simulated !== null)).toEqual([
    { mode: 'preassigned', n: 1, simulated: 1, measured: null },
    { mode: 'preassigned', n: 2, simulated: 1, measured: null },
    { mode: 'preassigned', n: 3, simulated: 2 / 3, measured: null },
  ])
})

test('headline statistics of a few teams, by hand', () => {
  const team = (graph: string, p: number, n: number, speedup: number): TeamOutcome => ({
    ...{ mode: 'decentralized', graph, p, n, speedup },
    tokenMultiple: n / speedup,
  })
  // Amdahl's law: 1/0.9, 1/0.84, 1/0.55, 1/0.28.
  const teams = [team('p02', 0.2, 2, 1), team('p02', 0.2, 5, 0.5), team('p09', 0.9, 2, 1.9), team('p09', 0.9, 5, 2.5)]
  const values = Object.fromEntries(headlineStatistics.map(({ name, of }) => [name, of(teams)]))
  expect(values).toMatchObject({ teams: 4, 'mean speedup': 5.9 / 4, 'median speedup': 1.45 })
  expect(values["share below Amdahl's law"]).toBe(0.75)
  // Differences −0.11, −0.69, 0.08, −1.07: only the smallest is above 0.
  expect(values['Wilcoxon signed-rank W+ against it']).toBe(1)
  // Ranks 2, 1 and 3, 4: 12/20 (9/2 + 49/2) − 15.
  expect(values['Kruskal–Wallis H, speedup by graph']).toBeCloseTo(2.4, 10)
  // Sizes 1.5, 3.5, 1.5, 3.5 against ranks 2, 1, 3, 4: covariance 0; multiples 2, 10, 1.05, 2 against them.
  expect(values['Spearman ρ, speedup with size']).toBeCloseTo(0, 10)
  expect(values['Spearman ρ, token multiple with size']).toBeCloseTo(3 / Math.sqrt(4 * 4.5), 10)
  for (const { of } of headlineStatistics.slice(1)) expect(of([])).toBeNull()
})

test('the median is the middle one or the mean of two', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([7]), median([])]).toEqual([2, 2.5, 7, null])
})

test('simulated studies have as many runs in a cell as were measured, and share none', () => {
  const simulated = [
    cellWith({}, 'wallClock', ...Array.from({ length: 20 }, (_, index) => index)),
    cellWith({ n: 2 }, 'wallClock', ...Array.from({ length: 20 }, (_, index) => 100 + index)),
  ]
  const studies = studiesOf(simulated, [cellWith({}, 'wallClock', 1, 2), cellWith({ n: 2 }, 'wallClock', 1, 2, 3)])
  expect(studies).toHaveLength(6) // of 3 runs each; two are left over
  expect(studies[1]!.map(({ each }) => each!.map(({ values }) => values.wallClock))).toEqual([
    [3, 4],
    [103, 104, 105],
  ])
  expect(studiesOf(simulated, []).map((study) => study[0]!.runs)).toEqual([5, 5, 5, 5])
  const [few] = simulated.map(({ each, ...key }) => paperCell(key, each!.slice(0, 2)))
  expect(studiesOf([few!], []).map((study) => study[0]!.runs)).toEqual([2])
})

test('what the paper states is held against what was measured: equal to as many digits, or a p-value below', () => {
  const line = (over: 'runs' | 'cells', statistic: string, measured: number | null): HeadlineLine => {
    return { mode: 'preassigned', over, statistic, decimals: 2, simulated: null, measured }
  }
  const [bound, graph] = ['Wilcoxon signed-rank W+ against it', 'Kruskal–Wallis H, speedup by graph']
  const headline = (over: 'runs' | 'cells', ...values: (number | null)[]) =>
    ['mean speedup', bound, '  p, one-sided: below', graph, '  p'].map((name, place) =>
      line(over, name, values[place]!),
    )
  const verdicts = (lines: readonly HeadlineLine[]) =>
    statedLines(lines).map(({ name, reproduced }) => [name.split(' ').slice(0, 4).join(' '), reproduced])
  expect(
    verdicts([...headline('cells', 1.28, 9, 0.0001, 13, 0.001), ...headline('runs', 1.52, 9, 0.02, 34, 0.0004)]),
  ).toEqual([
    ['mean speedup', false],
    ['p of speedup below', true],
    ['H of speedup by', false],
    ['p of speedup by', true],
  ])
  expect(
    verdicts([...headline('cells', 2.194, 9, 0.02, 61.44, 0.001), ...headline('runs', null, null, null, null, null)]),
  ).toEqual([
    ['mean speedup', true],
    ['p of speedup below', null],
    ['H of speedup by', true],
    ['p of speedup by', null],
  ])
  // Names of the statistics are those of the headline.
  const names = headlineStatistics.map(({ name }) => name)
  for (const name of ['mean speedup', bound, graph]) expect(names).toContain(name)
  expect(names[names.indexOf(bound!) + 1]).toMatch(/^ {2}p/)
  expect(names[names.indexOf(graph!) + 1]).toMatch(/^ {2}p/)
})

test('the headline of studies: median and ends; of what was measured: a number or none', () => {
  const study = (wallClock: number) => [cellWith({}, 'wallClock', 10), cellWith({ n: 2 }, 'wallClock', wallClock)]
  const withTokens = (cells: ReturnType<typeof study>) =>
    cells.map(({ each, ...key }) =>
      paperCell(
        key,
        each!.map(({ values }) => paperRun({ wallClock: values.wallClock!, totalTokens: 1 })),
      ),
    )
  const studies = [5, 10, 2].map((seconds) => withTokens(study(seconds)))
  const measured = withTokens(study(4)).map((cell) => ({ ...cell, each: null }))
  const lines = headlineLines(studies, measured).filter(
    ({ mode, statistic }) => mode === 'preassigned' && statistic === 'mean speedup',
  )
  expect(lines.map(({ over, simulated, measured }) => [over, simulated, measured])).toEqual([
    ['cells', { median: 2, low: 1, high: 5 }, 2.5],
    ['runs', { median: 2, low: 1, high: 5 }, null],
  ])
  expect(cellAt(measured, keyOf(), { n: 2 })).toBe(measured[1])
})
