import { describe, expect, test } from 'vitest'
import { policyKinds } from '../policy/index.ts'
import { categories, EVENT } from '../team/index.ts'
import { perfettoTrace, type TraceEvent } from './perfetto.ts'
import { cases, runOf } from './testing/runs.ts'

type Slice = Extract<TraceEvent, { ph: 'X' }>
const isSlice = (event: TraceEvent): event is Slice => event.ph === 'X'

describe.each(Object.entries(cases))('a run: %s', (_, settings) => {
  const run = runOf(policyKinds, settings)
  const { traceEvents } = perfettoTrace(run)
  const slices = traceEvents.filter(isSlice)
  const tids = [...new Set(slices.map(({ tid }) => tid))]

  test('every entry has what the format asks for, in whole microseconds within the run', () => {
    for (const event of traceEvents) {
      expect(event).toMatchObject({ name: expect.any(String), pid: 1, tid: expect.any(Number) })
      if (event.ph === 'M') continue
      expect(Number.isSafeInteger(event.ts) && event.ts >= 0 && event.ts <= run.makespanUs).toBe(true)
      if (event.ph === 'i') expect(event.s).toBe('t')
      else
        expect(Number.isSafeInteger(event.dur) && event.dur >= 0 && event.ts + event.dur <= run.makespanUs).toBe(true)
    }
  })

  test('names come first, then everything in order of time', () => {
    const timed = traceEvents.filter((event) => event.ph !== 'M')
    expect(traceEvents.slice(-timed.length)).toEqual(timed)
    for (let place = 1; place < timed.length; place++)
      expect(timed[place]!.ts).toBeGreaterThanOrEqual(timed[place - 1]!.ts)
  })

  test('every track has a name and a place', () => {
    for (const tid of tids) {
      const about = traceEvents.filter((event) => event.ph === 'M' && event.tid === tid).map(({ name }) => name)
      expect(about).toEqual(['thread_name', 'thread_sort_index'])
    }
  })

  test('slices of a track nest', () => {
    for (const tid of tids) {
      const open: number[] = []
      for (const { ts, dur } of slices.filter((slice) => slice.tid === tid)) {
        while (open.length > 0 && open.at(-1)! <= ts) open.pop()
        if (open.length > 0) expect(ts + dur).toBeLessThanOrEqual(open.at(-1)!)
        open.push(ts + dur)
      }
    }
  })

  test('turns hold what belongs to them, and waits lie outside of turns', () => {
    const { ledger, turns } = run.log
    for (let row = 0; row < ledger.length; row++) {
      const tid = ledger.agent[row]! + 2
      const [startUs, endUs] = [ledger.startUs[row]!, ledger.endUs[row]!]
      if (startUs === endUs) continue
      const around = slices.filter(
        ({ cat, tid: own, ts, dur }) => cat === 'turn' && own === tid && ts < endUs && ts + dur > startUs,
      )
      const turn = ledger.turn[row]!
      expect(around.map(({ args }) => args.turn)).toEqual(turn === -1 ? [] : [turn])
      if (around[0]) expect(around[0].ts <= startUs && around[0].ts + around[0].dur >= endUs).toBe(true)
    }
    expect(slices.filter(({ cat }) => cat === 'turn').length).toBe(turns.length)
  })

  test('each agent’s time is there to the microsecond', () => {
    for (let agent = 0; agent < run.model.size; agent++) {
      const own = slices.filter(({ cat, tid }) => cat === 'time' && tid === agent + 2)
      expect(own.reduce((sum, { dur }) => sum + dur, 0)).toBe(run.makespanUs)
      expect(own.every(({ name }) => categories.some((category) => name.split(' ')[0] === category))).toBe(true)
    }
  })

  test('rounds follow each other to the end of the run', () => {
    const rounds = slices.filter(({ cat }) => cat === 'round')
    expect(rounds.length > 0).toBe(run.model.pacing.rounds)
    if (rounds.length > 0) expect(rounds.reduce((sum, { dur }) => sum + dur, 0)).toBe(run.makespanUs)
  })

  test('what replies did is there as instants', () => {
    const { events } = run.log
    const isSeen = (kind: number) => kind !== EVENT.roundStart && kind !== EVENT.reply
    const expected = Array.from(events.kind.subarray(0, events.length)).filter(isSeen).length
    expect(traceEvents.filter(({ ph }) => ph === 'i').length).toBe(expected)
  })
})

test('instants say which task and path', () => {
  const run = runOf(policyKinds, cases.decentralized)
  const instants = perfettoTrace(run).traceEvents.filter(({ ph }) => ph === 'i')
  const named = (name: string) => instants.filter((event) => event.name === name).map(({ args }) => args)
  expect(new Set(named('complete').map(({ task }) => task))).toEqual(new Set(['a', 'b', 'c', 'd', 'e', 'f']))
  const paths = new Set(named('edit').map(({ path }) => path))
  expect(paths).toContain('a.py')
  for (const path of paths) expect([...run.model.paths, 'a path of no task']).toContain(path)
  for (const { path, task } of named('edit')) {
    if (path !== 'a path of no task') expect(String(path)).toMatch(new RegExp(`^${task}2?\\.py$`))
  }
  expect(named('claim').length).toBeGreaterThan(0)
  expect(named('test passed').length + named('test failed').length).toBeGreaterThan(0)
})

test('the trace is plain JSON', () => {
  const trace = perfettoTrace(runOf(policyKinds))
  expect(JSON.parse(JSON.stringify(trace))).toEqual(trace)
  expect(trace).toMatchObject({ displayTimeUnit: 'ms', otherData: { scenario: 'small', agents: 3 } })
})
