import { describe, expect, test } from 'vitest'
import { chain, free, type ProfilePart, scenarioOf } from '../../test/support/scenario.ts'
import { type Expected, isWorthAveraging, Replicator, summarise } from './index.ts'

/** Answers at once, but for a stall of 100 s once in a hundred replies. */
const stalling: ProfilePart = {
  latency: {
    timeToFirstTokenSeconds: {
      mixture: {
        parts: [
          { weight: 0.99, value: 0 },
          { weight: 0.01, value: 100 },
        ],
      },
    },
    secondsPerOutputToken: 1,
  },
  behaviour: { test: 0, batchTasks: 1 },
}

/** A stall a task with that probability: tasks of 10 s. */
const STALL = 0.01
const alone = scenarioOf({ tasks: chain('abcd', 10), agents: [stalling], size: 1 })

const seconds = ({ durations }: Expected): number => durations[0]!

describe('a replication averaged over its rare latencies', () => {
  test('is what the run shows where no latency has a rare part', () => {
    const { row, expected } = new Replicator(
      scenarioOf({ tasks: free('ab', 10), agents: [{}], size: 2 }),
      true,
    ).replicate(1, 0)
    expect(seconds(expected)).toBe(row[0])
    expect(expected.completed).toBe(1)
  })

  test('of one agent on four tasks: with four replies, a stall has a probability of 1 − 0.99⁴', () => {
    const replicator = new Replicator(alone, true)
    const quick = 40
    const least = quick + 100 * (1 - 0.99 ** 4) // at least one stall, where there is any
    for (let replication = 0; replication < 50; replication++) {
      const { expected, row } = replicator.replicate(1, replication)
      expect([40, 140, 240]).toContain(Math.round(row[0]!))
      expect(seconds(expected)).toBeGreaterThan(least - 1e-3)
    }
  })

  test('has the mean of the run as chance has it, known from few replications', () => {
    const expected = 40 + 4 * STALL * 100
    const { makespan } = summarise(alone, 1, 200).estimates()
    const [low, high] = makespan!.ci95!
    expect(low).toBeLessThanOrEqual(expected)
    expect(high).toBeGreaterThanOrEqual(expected)
    expect(high - low).toBeLessThan(1) // by chance alone 6 s: 100 √(4 · 0.01 / 200), times 4
  })

  test('agrees with 60,000 runs by chance for a team that waits for each other', () => {
    const scenario = scenarioOf({ tasks: free('abcdefgh', 10), agents: [stalling], size: 3 })
    const [strata, chance] = [new Replicator(scenario, true), new Replicator(scenario, false)]
    const meanOf = (replicator: Replicator, count: number, seed: number) => {
      let sum = 0
      for (let replication = 0; replication < count; replication++)
        sum += seconds(replicator.replicate(seed, replication).expected)
      return sum / count
    }
    // Stalls that matter: some 8 % of runs, 100 s each. Three standard errors of the mean by chance: 3 · 27 / √60,000.
    expect(Math.abs(meanOf(strata, 4000, 1) - meanOf(chance, 60_000, 2))).toBeLessThan(0.4)
  })

  test('weighs by the probability of completion where a stall makes a run fail', () => {
    const scenario = { ...alone, limits: { ...alone.limits, hours: 0.025 } } // 90 s
    const { row, expected } = new Replicator(scenario, true).replicate(1, 0)
    expect(row[1]).toBe(1)
    expect(expected.completed).toBeCloseTo(0.99 ** 4, 12)
    expect(seconds(expected)).toBeCloseTo(40, 3)
  })

  test('of a single run nothing is averaged', () => {
    expect(summarise(alone, 1, 1).estimates().makespan!.mean).toBeCloseTo(40, 3)
  })

  test('is made where few runs meet a stall that matters, and not where many do, or it does not matter', () => {
    const chainOf = (count: number, tokens: number) =>
      scenarioOf({
        tasks: chain('abcdefghijklmnopqrstuvwxyzABCDEFGHIJ'.slice(0, count), tokens),
        agents: [stalling],
        size: 1,
      })
    expect(isWorthAveraging(alone)).toBe(true)
    expect(isWorthAveraging(chainOf(36, 10))).toBe(false) // 0.99^36 = 0.70 meet none
    expect(isWorthAveraging(chainOf(4, 10_000))).toBe(false) // 4 s of 40,000 s
    expect(isWorthAveraging(scenarioOf({ tasks: free('ab', 10), agents: [{}], size: 2 }))).toBe(false)
  })
})
