import { describe, expect, test } from 'vitest'
import { idleRounds, stragglerGap } from './roundsWithReplies.ts'
import { noted } from './testing/run.ts'

/** A round whose replies come so many seconds after its start. */
const round = (start: number, ...latencies: number[]) => ({
  start,
  replies: latencies.map((latency, agent) => ({ agent, at: start + latency })),
})

describe('idle rounds', () => {
  test('are rounds with replies and no completion', () => {
    const done = {
      start: 20,
      replies: [
        { agent: 0, at: 21 },
        { agent: 1, at: 22, completions: 1 },
      ],
    }
    expect(idleRounds.of(noted([round(0, 1, 2), round(10, 3), done]))).toBe(2)
  })

  test('a round that was cut off before its first reply is none', () => {
    expect(idleRounds.of(noted([round(0, 1), round(10)]))).toBe(1)
  })

  test('there are none without rounds, rather than zero', () => {
    expect(idleRounds.of(noted([round(0, 1)], false))).toBeNull()
    expect(stragglerGap.of(noted([round(0, 1, 2)], false))).toBeNull()
  })
})

describe('the straggler gap', () => {
  test('is the longest less the mean latency of a round, over rounds', () => {
    // 9 − 5 and 6 − 5, latencies counted from the start of each round.
    expect(stragglerGap.of(noted([round(0, 1, 5, 9), round(100, 4, 6)]))).toBeCloseTo((4 + 1) / 2, 12)
  })

  test('leaves rounds with one reply out', () => {
    expect(stragglerGap.of(noted([round(0, 7), round(10, 1, 3)]))).toBeCloseTo(1, 12)
    expect(stragglerGap.of(noted([round(0, 7)]))).toBeNull()
  })

  test('leaves out latencies of 0 and of 180 s or more', () => {
    expect(stragglerGap.of(noted([round(0, 1, 3, 180)]))).toBeCloseTo(1, 12)
    expect(stragglerGap.of(noted([round(0, 0, 1, 3)]))).toBeCloseTo(1, 12)
    expect(stragglerGap.of(noted([round(0, 1, 179)]))).toBeCloseTo(89, 12)
  })

  test('is never below zero, whatever the mean of equal latencies comes out as', () => {
    for (let us = 1; us < 200; us++) {
      const equal = Array.from({ length: 3 + (us % 5) }, () => us / 1000 + 0.001)
      expect(stragglerGap.of(noted([round(0, ...equal)]))).toBeGreaterThanOrEqual(0)
    }
  })
})
