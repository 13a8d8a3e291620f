import type { HeadlineLine } from './comparison.ts'

/** A number that the paper states of all its runs. */
interface StatedNumber {
  readonly name: string
  /** Which headline statistic it is, of preassigned teams; `p`: not that itself but its p-value, in the next line. */
  readonly statistic: string
  readonly p?: true
  /** As it is stated; a p-value is stated to be below. */
  readonly stated: number
  /** What all three suites give by the definitions here, over runs and over cells; null where that is not known. */
  readonly allSuites: { readonly runs: number | null; readonly cells: number | null }
  /** What is known of why it is not reproduced. */
  readonly remark?: string
}

const BOUND = 'Wilcoxon signed-rank W+ against it'
const BY_GRAPH = 'Kruskal–Wallis H, speedup by graph'
const unknown = { runs: null, cells: null }

/**
 * The headline of arXiv 2603.12229, which is of three suites. Runs of the third one are not part of this project: what all three
 * give was reported in November 2026 by people who hold them, and cannot be computed here.
 */
const statedNumbers: readonly StatedNumber[] = [
  {
    name: 'mean speedup',
    statistic: 'mean speedup',
    stated: 2.19,
    allSuites: { runs: 1.55, cells: 1.25 },
    remark:
      'The third suite does not explain it. One agent pooled over models by graph as the baseline gives 2.22, but then H is 78.2.',
  },
  { name: "p of speedup below Amdahl's bound", statistic: BOUND, p: true, stated: 0.001, allSuites: unknown },
  {
    name: 'H of speedup by graph',
    statistic: BY_GRAPH,
    stated: 61.4,
    allSuites: { runs: 62.2, cells: null },
    remark: 'The third suite explains most of it.',
  },
  { name: 'p of speedup by graph', statistic: BY_GRAPH, p: true, stated: 0.001, allSuites: unknown },
]

/** A number that the paper states, beside what was measured here. */
export interface StatedLine extends Pick<StatedNumber, 'name' | 'stated' | 'allSuites'> {
  /** Whether a p-value is meant, which is stated to be below. */
  readonly isBelow: boolean
  readonly runs: number | null
  readonly cells: number | null
  /** Whether one of these is the number stated, to as many digits; null where single runs would have to be known. */
  readonly reproduced: boolean | null
  readonly remark: string
}

/** Every number of the paper's headline, and whether what was measured gives it. */
export const statedLines = (headline: readonly HeadlineLine[]): StatedLine[] =>
  statedNumbers.map(({ name, statistic, p, stated, allSuites, remark = '' }) => {
    const of = (over: HeadlineLine['over']) => measuredOf(headline, over, statistic, p ? 1 : 0)
    const [runs, cells, isBelow] = [of('runs'), of('cells'), p === true]
    const found = [runs, cells, allSuites.runs, allSuites.cells].some((value) => agrees(value, stated, isBelow))
    const isOpen = runs === null && allSuites.runs === null
    return { name, stated, allSuites, isBelow, runs, cells, reproduced: found || (isOpen ? null : false), remark }
  })

function measuredOf(headline: readonly HeadlineLine[], over: string, statistic: string, further: number) {
  const own = headline.filter((line) => line.mode === 'preassigned' && line.over === over)
  const place = own.findIndex((line) => line.statistic === statistic)
  return own[place + further]?.measured ?? null
}

function agrees(value: number | null, stated: number, isBelow: boolean): boolean {
  if (value === null) return false
  const digits = `${stated}`.split('.')[1]?.length ?? 0
  return isBelow ? value < stated : value.toFixed(digits) === stated.toFixed(digits)
}
