import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetMetadataAsync, type SchemaElement } from 'hyparquet'
import { beforeAll, describe, expect, test } from 'vitest'
import { openDataset } from '../src/cli/datasetFiles.ts'
import { paperDesign } from '../src/cli/paperData.ts'
import { validationDoc } from '../src/cli/validationDoc.ts'
import { validationFigures } from '../src/cli/validationFigures.ts'
import type { validationStudy as Study } from '../src/cli/validationStudy.ts'
import {
  cellsOf,
  cellTable,
  cellTableSchema,
  cellTableText,
  type LoggedReply,
  type LoggedRun,
  loggedMetrics,
  reproducible,
  speedupsOf,
} from '../src/dataset/index.ts'
import { eventsFile, runsFile } from '../src/dataset/testing/files.ts'
import { headlineLines, measuredCells, tabledCells } from '../src/experiment/paper/index.ts'

/**
 * The definitions against the measured runs of arXiv 2603.12229: its 942 runs of mathutilities20 and dataanalysis. Measured
 * data are not part of the repository: BROOKS_DATASET names a folder with runs.parquet and events.parquet.
 */
const folder = process.env.BROOKS_DATASET ?? ''
const skipped = folder === '' ? ' (skipped: set BROOKS_DATASET to the folder of the published runs)' : ''

const metricOf = (name: string) => loggedMetrics.find((metric) => metric.name === name)!
const value = (name: string, run: LoggedRun) => metricOf(name).of(run)!
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length

/** The straggler gap with every reply, however long. */
function gapOfAll({ replies }: LoggedRun): number | null {
  const rounds = [...new Set(replies.map(({ round }) => round))]
  const gaps = rounds
    .map((own) => replies.filter(({ round }) => round === own).map(({ latencySeconds }) => latencySeconds!))
    .filter((latencies) => latencies.length >= 2)
    .map((latencies) => Math.max(...latencies) - mean(latencies))
  return gaps.length > 0 ? mean(gaps) : null
}

describe.skipIf(folder === '')(`the measured runs${skipped}`, () => {
  let runs: LoggedRun[] = []
  const design = paperDesign()
  beforeAll(async () => {
    runs = await openDataset(folder, ['task_type=mathutilities20,dataanalysis'])
  })

  test('are 942 in 180 cells, with as many rounds as were started', () => {
    expect(runs).toHaveLength(942)
    expect(cellsOf(runs)).toHaveLength(180)
    expect(runs.every((run) => run.recordedRounds === value('rounds', run))).toBe(true)
  })

  // Ceilings to two digits, computed apart from this program.
  test.each([
    ['wallClock', 0.59],
    ['rounds', 0.64],
    ['concurrentWrites', 0.89],
    ['repeatedWrites', 0.875],
    ['rewrites', 0.75],
    ['blockedClaims', 0.81],
    ['testFailures', 0.82],
    ['messages', 0.67],
    ['idleRounds', 0.34],
    ['stragglerGap', 0.72],
    ['edits', 0.84],
    ['inputTokens', 0.6],
    ['outputTokens', 0.8],
  ])('%s: a model of cells can explain %f of the variance between runs', (name, ceiling) => {
    expect(Math.abs(reproducible(cellsOf(runs), metricOf(name))!.ceiling - ceiling)).toBeLessThanOrEqual(0.00501)
  })

  test('speedups of preassigned teams at p = 0.9', () => {
    const speedups = speedupsOf(runs.filter(({ mode, pLabel }) => mode === 'preassign_nolead' && pLabel === 'p09'))
    expect(speedups.map(({ n, speedup }) => [n, Number(speedup.toFixed(2))])).toEqual([
      [1, 1],
      [2, 1.08],
      [3, 1.63],
      [4, 1.7],
      [5, 1.75],
    ])
    for (const { n, standardError } of speedups) if (n > 1) expect(standardError).toBeGreaterThan(0)
  })

  test.each([
    ['decentralized', 0.89],
    ['preassign_nolead', 1.36],
  ])('%s: median of single speedups %f', (mode, median) => {
    const own = runs.filter((run) => run.mode === mode && run.success)
    const speedups = cellsOf(own).flatMap((cell) => {
      const { model, taskType, pLabel } = cell
      const one = own.filter(
        (run) => run.teammates === 1 && run.model === model && run.taskType === taskType && run.pLabel === pLabel,
      )
      const baseline = mean(one.map(({ wallClockSeconds }) => wallClockSeconds))
      return cell.teammates === 1 ? [] : cell.runs.map(({ wallClockSeconds }) => baseline / wallClockSeconds)
    })
    const sorted = speedups.sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeCloseTo(median, 2)
  })

  test.each([
    ['preassigned', 34.3, 1.36, 0.29],
    ['decentralized', 8.1, 0.89, null],
  ] as const)(
    'the headline of the paper, %s: H by graph %f, median of single speedups %f',
    (mode, h, median, above) => {
      const lines = headlineLines([], measuredCells(runs, design)).filter((line) => line.mode === mode)
      const of = (over: string, name: string) =>
        lines.find(({ over: own, statistic }) => own === over && statistic === name)!.measured!
      expect(of('runs', 'Kruskal–Wallis H, speedup by graph')).toBeCloseTo(h, 1)
      expect(of('runs', 'median speedup')).toBeCloseTo(median, 2)
      if (above !== null) expect(1 - of('runs', "share below Amdahl's law")).toBeCloseTo(above, 2)
      // Of the committed table the statistics of cells are the same, and there are none of runs.
      const table = cellTableSchema.parse(JSON.parse(readFileSync('scenarios/paper/measured.json', 'utf8')))
      const tabled = headlineLines([], tabledCells(table, design)).filter((line) => line.mode === mode)
      for (const [index, { over, measured }] of tabled.entries()) {
        if (over === 'runs') expect(measured).toBeNull()
        else expect(measured).toBeCloseTo(lines[index]!.measured!, 3)
      }
    },
  )

  test('success by size of the team', () => {
    const share = (mode: string, n: number) => {
      const own = runs.filter((run) => run.mode === mode && run.teammates === n)
      return Number((own.filter(({ success }) => success).length / own.length).toFixed(2))
    }
    expect([1, 2, 3, 4, 5].map((n) => share('decentralized', n))).toEqual([0.96, 0.86, 0.88, 0.83, 0.78])
    for (const n of [1, 2, 3, 4, 5]) expect(share('preassign_nolead', n)).toBeGreaterThanOrEqual(0.975)
  })

  test('two columns are incomplete: conflicts and blocked claims are taken from the events', () => {
    const repeated = runs.filter((run) => value('repeatedWrites', run) > 0)
    const blocked = runs.filter((run) => value('blockedClaims', run) > 0)
    const lost = repeated.filter(({ recordedConcurrentWrites }) => recordedConcurrentWrites === 0)
    const lostClaims = blocked.filter(({ recordedClaimsBlocked }) => recordedClaimsBlocked === 0)
    expect([repeated.length, lost.length, blocked.length, lostClaims.length]).toEqual([548, 146, 793, 19])
    const recorded = blocked.filter((run) => !lostClaims.includes(run))
    expect(recorded.every((run) => run.recordedClaimsBlocked === value('blockedClaims', run))).toBe(true)
  })

  test('the straggler gap leaves out 9 replies of 180 s and more, as the authors do', () => {
    const replies = runs.flatMap((run) => run.replies)
    const isLong = ({ latencySeconds }: LoggedReply) => latencySeconds !== null && latencySeconds >= 180
    expect([replies.length, replies.filter(isLong).length]).toEqual([31_487, 9])
    expect(runs.filter((run) => run.replies.some(isLong))).toHaveLength(8)
    const meanGap = (of: (run: LoggedRun) => number | null) =>
      mean(
        runs
          .filter(({ success }) => success)
          .map(of)
          .filter((gap) => gap !== null),
      )
    expect(meanGap(metricOf('stragglerGap').of)).toBeCloseTo(6.65, 2)
    expect(meanGap(gapOfAll)).toBeCloseTo(6.81, 2)
  })

  test('completions repeat: more than 20 in 267 of these runs', () => {
    expect(runs.filter((run) => value('completions', run) > 20)).toHaveLength(267)
  })

  test('the committed means of cells are theirs', () => {
    const committed = readFileSync('scenarios/paper/measured.json', 'utf8')
    expect(cellTableText(cellTable(runs, JSON.parse(committed).source))).toBe(committed)
  })

  test('docs/validation.md and its figures are what they give', { timeout: 1_800_000 }, async () => {
    const committed = readFileSync('docs/validation.md', 'utf8')
    const [, source, replications] = /^Predicted: (.+)\. 942 runs in 180 cells, (\d+) simulated/m.exec(committed)!
    // Built: it calibrates on threads, which take files that can be run.
    const built: string = '../dist/cli/docs.js'
    const { validationStudy } = (await import(built)) as { validationStudy: typeof Study }
    const study = await validationStudy(runs, source!, Number(replications), 2)
    expect(validationDoc(study)).toBe(committed)
    for (const [name, text] of Object.entries(validationFigures(study)))
      expect(readFileSync(join('docs', name), 'utf8')).toBe(text)
    const { metrics } = study.reports.none
    for (const [name, { ceiling }] of Object.entries(metrics)) {
      if (name !== 'logWallClock') expect(ceiling).toBe(reproducible(cellsOf(runs), metricOf(name))!.ceiling)
    }
  })

  test('what we write has the schema of the published files', async () => {
    const ours = { runs: runsFile([]), events: eventsFile([]) }
    for (const name of ['runs', 'events'] as const) {
      const theirs = await parquetMetadataAsync(await asyncBufferFromFile(join(folder, `${name}.parquet`)))
      const own = await parquetMetadataAsync(ours[name].bytes)
      const columns = ({ schema }: { schema: SchemaElement[] }) => schema.slice(1)
      expect(columns(own)).toEqual(columns(theirs))
    }
  })
})
