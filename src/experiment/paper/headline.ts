import { mean, median } from '../../stats/index.ts'
import { kruskalWallis, signedRankBelow, spearman } from '../../stats/rankTests.ts' // not the room: the tests take a while to load
import { amdahlSpeedup } from '../../theory/index.ts'
import type { TeamOutcome } from './teamOutcome.ts'

/** A number that says something of many teams, in the order given; null where there are too few. */
export interface HeadlineStatistic {
  readonly name: string
  /** Decimal places worth printing; of a p-value none, which is printed otherwise. */
  readonly decimals: number | null
  of(outcomes: readonly TeamOutcome[]): number | null
}

/** The headline statistics of the paper. To add one: a line here. */
export const headlineStatistics: readonly HeadlineStatistic[] = [
  { name: 'teams', decimals: 0, of: (outcomes) => outcomes.length },
  { name: 'mean speedup', decimals: 2, of: (outcomes) => meanOf(outcomes.map(({ speedup }) => speedup)) },
  { name: 'median speedup', decimals: 2, of: (outcomes) => median(outcomes.map(({ speedup }) => speedup)) },
  {
    name: "share below Amdahl's law",
    decimals: 2,
    of: (outcomes) => meanOf(aboveLaw(outcomes).map((by) => (by < 0 ? 1 : 0))),
  },
  { name: 'Wilcoxon signed-rank W+ against it', decimals: 0, of: (outcomes) => belowTest(outcomes)?.statistic ?? null },
  { name: '  p, one-sided: below', decimals: null, of: (outcomes) => belowTest(outcomes)?.pValue ?? null },
  { name: 'Kruskal–Wallis H, speedup by graph', decimals: 1, of: (outcomes) => byGraph(outcomes)?.statistic ?? null },
  { name: '  p', decimals: null, of: (outcomes) => byGraph(outcomes)?.pValue ?? null },
  {
    name: 'Spearman ρ, speedup with size',
    decimals: 2,
    of: (outcomes) => withSize(outcomes, 'speedup')?.statistic ?? null,
  },
  { name: '  p', decimals: null, of: (outcomes) => withSize(outcomes, 'speedup')?.pValue ?? null },
  {
    name: 'Spearman ρ, token multiple with size',
    decimals: 2,
    of: (outcomes) => withSize(outcomes, 'tokenMultiple')?.statistic ?? null,
  },
  { name: '  p', decimals: null, of: (outcomes) => withSize(outcomes, 'tokenMultiple')?.pValue ?? null },
]

/** By how much each speedup exceeds Amdahl's law. */
const aboveLaw = (outcomes: readonly TeamOutcome[]): number[] =>
  outcomes.map(({ speedup, p, n }) => speedup - amdahlSpeedup(p, n))

const belowTest = (outcomes: readonly TeamOutcome[]) => signedRankBelow(aboveLaw(outcomes))

function byGraph(outcomes: readonly TeamOutcome[]) {
  const graphs = [...new Set(outcomes.map(({ graph }) => graph))]
  return kruskalWallis(
    graphs.map((graph) => outcomes.filter((one) => one.graph === graph).map(({ speedup }) => speedup)),
  )
}

const withSize = (outcomes: readonly TeamOutcome[], of: 'speedup' | 'tokenMultiple') =>
  spearman(
    outcomes.map(({ n }) => n),
    outcomes.map((one) => one[of]),
  )

const meanOf = (values: readonly number[]): number | null => (values.length > 0 ? mean(values) : null)
