import { rowAt, Simulator, Summary } from '../experiment/index.ts'
import type { Scenario } from '../scenario/index.ts'
import type { Curve } from './message.ts'
import { sizeSweep } from './sizeSweep.ts'

/** Replications of each size in the end. */
export const REPLICATIONS = 200
/** Replications simulated in one go, so that nobody waits long for a pause. */
const STEP = 4
/** Replications after which the curve so far is told. */
const LOOKS = [4, 8, 16, 32, 64, 100, 148, REPLICATIONS]
/** Sizes that every curve has. */
const SIZES_MIN = 8

/** The team sizes of a curve on which a team of `size` lies: 1 to 8, then doublings up to it, and it. */
export function curveSizes(size: number): number[] {
  const small = Array.from({ length: SIZES_MIN }, (_, index) => index + 1)
  const doublings: number[] = []
  for (let next = 2 * SIZES_MIN; next < size; next *= 2) doublings.push(next)
  return [...new Set([...small, ...doublings, size])].sort((a, b) => a - b)
}

/** The runs of a size so far. */
class SizeRuns {
  replications = 0
  readonly summary: Summary

  constructor(
    readonly size: number,
    readonly scenario: Scenario,
  ) {
    this.summary = new Summary(size)
  }

  add(rows: Float64Array, count: number): void {
    for (let index = 0; index < count; index++) this.summary.add(rowAt(rows, index))
    this.replications += count
  }
}

/**
 * Simulates teams of many sizes under the same random numbers, a few replications of each in turn, and remembers what it has: a
 * curve asked for again goes on where it was.
 */
export class CurveStream {
  private readonly runs = new Map<number, SizeRuns>()

  /** `variant`: the scenario with a team of so many. */
  constructor(
    private readonly variant: (size: number) => Scenario,
    private readonly seed: number,
  ) {}

  /** The curve of these sizes whenever there is more of it; null in between, where the caller may pause or stop. */
  *run(sizes: readonly number[]): Generator<Curve | null, void> {
    for (const size of sizes) {
      if (!this.runs.has(size)) this.runs.set(size, new SizeRuns(size, this.variant(size)))
      yield null
    }
    const points = sizes.map((size) => this.runs.get(size)!)
    const simulator = new Simulator(
      points.map(({ scenario }) => scenario),
      this.seed,
    )
    const known = replicationsOf(points)
    if (known > 0) yield this.told(points)
    for (const target of LOOKS.filter((look) => look > known)) {
      for (let first = 0; first < target; first += STEP) {
        for (const [point, runs] of points.entries()) {
          if (runs.replications !== first) continue
          runs.add(simulator.rowsOf({ point, first, count: STEP }), STEP)
          yield null
        }
      }
      yield this.told(points)
    }
  }

  private told(points: readonly SizeRuns[]): Curve {
    const summary = sizeSweep(points.at(-1)!.scenario, this.seed, points)
    const sizes = points.map(({ size }) => size)
    return { summary, sizes, replications: replicationsOf(points), replicationsMax: REPLICATIONS }
  }
}

/** Those that every size has. */
const replicationsOf = (points: readonly SizeRuns[]): number =>
  Math.min(...points.map(({ replications }) => replications))
