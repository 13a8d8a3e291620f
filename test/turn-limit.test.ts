import { describe, expect, test } from 'vitest'
import { free, preassigned, simulate, timeOf, turnsOf } from './support/scenario.ts'

/** Three agents, of whom each has tasks of ten seconds enough for many turns, and the first is slow to begin. */
const play = (turns: number, pacing: string) =>
  simulate({
    tasks: free('abcdefghi', 10),
    agents: [{ latency: { timeToFirstTokenSeconds: 5 } }, {}, {}],
    ...preassigned,
    pacing: { kind: pacing },
    limits: { turns },
  })

describe.each(['async', 'rounds'])('a limit of turns, pacing %s', (pacing) => {
  test.each([1, 2, 4, 5])('%i: no more are begun, and the last one ends the run', (limit) => {
    const run = play(limit, pacing)
    const turns = turnsOf(run)
    expect(turns).toHaveLength(limit)
    expect(run.outcome).toBe('turnLimit')
    expect(run.reason).toContain(`limit of ${limit} turns`)
    expect(run.makespanUs / 1e6).toBe(Math.max(...turns.map(({ applied }) => applied)))
  })
})

test('whoever may take no more turns is idle until those under way have ended', () => {
  // At 10 s agents 1 and 2 are done with a task each; one turn is left, which agent 1 takes.
  const run = play(4, 'async')
  expect(turnsOf(run).map(({ agent, snapshot, applied }) => [agent, snapshot, applied])).toEqual([
    [0, 0, 15],
    [1, 0, 10],
    [2, 0, 10],
    [1, 10, 20],
  ])
  expect(timeOf(run)).toEqual([{ overhead: 5, work: 10, idle: 5 }, { work: 20 }, { work: 10, idle: 10 }])
})
