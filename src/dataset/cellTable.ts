import { z } from 'zod'
import { cellMean, cellsOf } from './cells.ts'
import { loggedMetrics } from './metrics/index.ts'
import type { LoggedRun } from './run.ts'

const finite = z.number().nullable()
const count = z.int().min(0)

/** Mean, standard deviation between runs, and number of runs: of the successful ones that have the metric. */
const moments = z.tuple([finite, finite, count])

/** What is known of some cells, without their runs: small enough to be kept in a repository. */
export const cellTableSchema = z.strictObject({
  /** Where the runs come from. */
  source: z.string(),
  /** Names and units of the metrics, in the order in which cells have them. */
  metrics: z.array(z.tuple([z.string(), z.string()])),
  cells: z.array(
    z.strictObject({
      mode: z.string(),
      model: z.string(),
      taskType: z.string(),
      pLabel: z.string(),
      pTrue: z.number(),
      teammates: z.int().min(1),
      runs: count,
      successful: count,
      means: z.array(moments),
    }),
  ),
})

export type CellTable = z.infer<typeof cellTableSchema>

/** The success rate is a cell's own column, and rounds are recorded as they happened. */
const metrics = loggedMetrics.filter(({ name }) => name !== 'success' && name !== 'recordedRounds')

/** The table of some runs' cells, numbers with six significant digits. */
export function cellTable(runs: readonly LoggedRun[], source: string): CellTable {
  const cells = cellsOf(runs).map(({ runs: own, ...key }) => ({
    ...key,
    runs: own.length,
    successful: own.filter(({ success }) => success).length,
    means: metrics.map((metric) => {
      const { mean, sd, n } = cellMean({ runs: own }, metric)
      return [rounded(mean), rounded(sd), n] satisfies z.infer<typeof moments>
    }),
  }))
  return { source, metrics: metrics.map(({ name, unit }) => [name, unit]), cells: cells.sort(byKey) }
}

/** Its text: a cell a line. */
export function cellTableText({ cells, ...head }: CellTable): string {
  const lines = cells.map((cell) => `  ${JSON.stringify(cell)}`).join(',\n')
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "cells": [\n${lines}\n ]\n}\n`
}

const rounded = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(6)))

type Entry = CellTable['cells'][number]

function byKey(a: Entry, b: Entry): number {
  const key = ({ mode, model, taskType, pLabel, teammates }: Entry) =>
    [mode, model, taskType, pLabel, `${teammates}`.padStart(4, '0')].join(' ')
  return key(a) < key(b) ? -1 : 1
}
