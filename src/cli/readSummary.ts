import { z } from 'zod'
import type { SweepPoint, SweepSummary } from '../figures/index.ts'
import { checkVersion, parseResult, readResult } from './readJson.ts'

const WHAT = 'the summary.json of brooks sweep'

const value = z.union([z.string(), z.number(), z.boolean(), z.null()])
const count = z.int().min(0)
const interval = z.tuple([z.number(), z.number()]).nullable()
const bins = z.array(z.tuple([z.number(), z.number(), count]))

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

const point = z
  .object({
    index: count,
    settings: z.record(z.string(), value),
    label: z.string(),
    size: z.int().min(1),
    replications: z.int().min(1),
    outcomes: z.record(z.string(), count),
    aloneCompleted: count.optional(),
    theory: z.object({ parallelShare: z.number().min(0).max(1), averageParallelism: z.number().positive() }),
    metrics: z.record(z.string(), z.object({ unit: z.string(), mean: z.number().nullable(), ci95: interval })),
    bins: z.object({ makespan: bins, cost: bins }),
  })
  .refine(
    ({ outcomes, replications }) => sum(Object.values(outcomes)) === replications,
    'expected as many outcomes as replications',
  )
  .refine(
    ({ aloneCompleted = 0, replications }) => aloneCompleted <= replications,
    'expected aloneCompleted of at most replications',
  ) satisfies z.ZodType<SweepPoint>

const summary = z.object({
  brooks: z.string(),
  scenario: z.string(),
  seed: z.number(),
  vary: z.array(z.object({ path: z.string(), values: z.array(value) })),
  warnings: z.array(z.string()),
  filesInCommon: z
    .object({
      files: z.array(z.object({ path: z.string(), tasks: count })),
      tasks: count,
      taskCount: count,
      differs: z.boolean(),
    })
    .optional(),
  points: z.array(point),
}) satisfies z.ZodType<SweepSummary>

/** The summary of a sweep, as far as figures read it. @throws UsageError */
export function readSummary(path: string): SweepSummary {
  const text = readResult(path)
  checkVersion(text, path, WHAT)
  return parseResult(text, summary, path, WHAT)
}
