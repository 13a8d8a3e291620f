/** A value of a swept setting. */
export type Setting = string | number | boolean | null

/** What a sweep's `summary.json` holds, as far as figures read it. */
export interface SweepSummary {
  /** Version of the program that wrote it. */
  readonly brooks: string
  readonly scenario: string
  readonly seed: number
  /** The swept settings in the order given, each with its values. */
  readonly vary: readonly { readonly path: string; readonly values: readonly Setting[] }[]
  readonly warnings: readonly string[]
  readonly points: readonly SweepPoint[]
}

/** One design of a sweep. */
export interface SweepPoint {
  readonly index: number
  /** Values by path. */
  readonly settings: Readonly<Record<string, Setting>>
  readonly label: string
  /** Number of agents. */
  readonly size: number
  readonly replications: number
  /** How many runs ended in which way. */
  readonly outcomes: Readonly<Record<string, number>>
  readonly theory: {
    /** Amdahl's p, 0 to 1. */
    readonly parallelShare: number
    /** Work over critical path: the bound of the speedup, at least 1. */
    readonly averageParallelism: number
  }
  readonly metrics: Readonly<Record<string, SweepMetric>>
  readonly bins: { readonly makespan: readonly Bin[]; readonly cost: readonly Bin[] }
}

/** A metric over the replications of a point; derived ones (speedup, shares, losses) have only unit, mean and interval. */
export interface SweepMetric {
  readonly unit: string
  readonly n?: number
  readonly mean: number | null
  readonly sd?: number | null
  readonly ci95: readonly [low: number, high: number] | null
  readonly min?: number | null
  readonly max?: number | null
  readonly p50?: SweepQuantile
  readonly p90?: SweepQuantile
  readonly p95?: SweepQuantile
  readonly p99?: SweepQuantile
}

export interface SweepQuantile {
  readonly value: number | null
  readonly ci95: readonly [low: number, high: number] | null
}

/** How many runs lie from `low` to `high`. */
export type Bin = readonly [low: number, high: number, count: number]
