import { expect, test } from 'vitest'
import { metricColumn, metrics } from '../../metrics/index.ts'
import type { LoggedAction, LoggedReply, LoggedRun } from '../run.ts'
import { loggedMetric, loggedMetrics } from './index.ts'

const edit = (path: string): LoggedAction => ({ kind: 'edit', path })
const done: LoggedAction = { kind: 'complete', task: null }
const blocked: LoggedAction = { kind: 'claimBlocked', task: null }
const tested = (returnCode: number): LoggedAction => ({ kind: 'test', returnCode, seconds: 1 })
const reply = (round: number, agent: string, latencySeconds: number, ...actions: LoggedAction[]): LoggedReply => ({
  round,
  agent,
  atSeconds: round * 100 + latencySeconds,
  latencySeconds,
  actions,
})
const runOf = (...replies: LoggedReply[]) =>
  ({ roundStartsSeconds: [...new Set(replies.map(({ round }) => round))], replies }) as unknown as LoggedRun
const of = (name: string, run: LoggedRun) => loggedMetrics.find((metric) => metric.name === name)!.of(run)

test('conflicts: by distinct agents, by edits, and in later rounds', () => {
  const run = runOf(
    reply(1, 'a', 1, edit('x'), edit('x'), edit('y')), // x twice by one agent
    reply(1, 'b', 2, edit('y'), edit('z')), // y by two
    reply(2, 'a', 1, edit('z'), edit('z'), edit('new')), // z written again, twice
    reply(3, 'b', 1, edit('x')), // and x
  )
  expect(of('concurrentWrites', run)).toBe(1)
  expect(of('repeatedWrites', run)).toBe(3)
  expect(of('rewrites', run)).toBe(3)
  expect(of('edits', run)).toBe(9)
})

test('counts, and test runs that failed: return code 1, 2 or 3', () => {
  const run = runOf(
    reply(1, 'a', 1, blocked, blocked, done, done, ...[0, 1, 2, 3, 4, 5].map(tested)),
    reply(1, 'b', 1),
    reply(2, 'a', 1, blocked),
  )
  expect(of('rounds', run)).toBe(2)
  expect(of('messages', run)).toBe(3)
  expect(of('blockedClaims', run)).toBe(3)
  expect(of('completions', run)).toBe(2)
  expect(of('testRuns', run)).toBe(6)
  expect(of('testFailures', run)).toBe(3)
  expect(of('idleRounds', run)).toBe(1)
})

test('the gap is over rounds with two or more replies between 0 and 180 s', () => {
  const run = runOf(
    reply(1, 'a', 2),
    reply(1, 'b', 6), // longest 6, mean 4
    reply(2, 'a', 10),
    reply(2, 'b', 10),
    reply(2, 'c', 13), // 13 − 11
    reply(3, 'a', 50),
    reply(3, 'b', 180), // left out, so that one reply is left
    reply(4, 'a', 9),
  )
  expect(of('stragglerGap', run)).toBe(2)
  for (const { name, summary } of [loggedMetric('stragglerGap'), metrics[metricColumn('stragglerGap')!]!])
    expect(summary, name).toContain('replies of 180 s and more are left out')
  expect(of('stragglerGap', runOf(reply(1, 'a', 2)))).toBeNull()
})

test('the gap of equal replies is zero, though their mean may come out larger than they are', () => {
  const seconds = Array.from({ length: 200 }, (_, at) => 0.001 + at / 1000)
  for (const latency of seconds) {
    const run = runOf(...['a', 'b', 'c'].map((agent) => reply(1, agent, latency)))
    expect(of('stragglerGap', run)).toBeGreaterThanOrEqual(0)
  }
})

test('without rounds nothing is counted by them', () => {
  const run = { roundStartsSeconds: [], replies: [reply(0, 'a', 1, edit('x'), edit('x'))] } as unknown as LoggedRun
  for (const name of ['rounds', 'concurrentWrites', 'repeatedWrites', 'rewrites', 'idleRounds', 'stragglerGap'])
    expect(of(name, run), name).toBeNull()
})

test('every metric has a name of its own', () => {
  expect(new Set(loggedMetrics.map(({ name }) => name)).size).toBe(loggedMetrics.length)
})
