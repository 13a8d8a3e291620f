import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Interrupt, Process } from './process.ts'
import { Simulation } from './simulation.ts'
import type { Steps } from './wait.ts'

test('yielding a delay is a hold of it, also in what it delegates to', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 5 }), fc.boolean()), { maxLength: 20 }), (holds) => {
      const seen = [false, true].map((plain) => {
        const sim = new Simulation()
        const times: number[] = []
        const walk = function* (): Steps {
          for (const [delayUs, either] of holds) {
            if (plain && either) yield delayUs
            else yield* sim.hold(delayUs)
            times.push(sim.now)
          }
        }
        for (const name of ['a', 'b'])
          sim.spawn(name, function* () {
            yield* walk()
          })
        return [times, sim.run()]
      })
      expect(seen[0]).toEqual(seen[1])
    }),
  )
})

test('a process that waits for a delay it yielded says so, and can be interrupted, cancelled and asked', () => {
  const sim = new Simulation()
  const seen: unknown[] = []
  const sleeper = sim.spawn('sleeper', function* (): Steps {
    try {
      yield 100
    } catch (error) {
      seen.push(sim.now, (error as Interrupt).cause)
    }
    yield* sim.hold(5)
    seen.push(sim.now)
    yield 100
  })
  sim.schedule(10, () => {
    expect([sleeper.status, sleeper.on]).toEqual(['waiting', 'a hold'])
    expect([sleeper.interrupt('up'), sleeper.interrupt('again'), sleeper.status]).toEqual([true, false, 'ready'])
  })
  sim.schedule(20, () => expect(sleeper.cancel()).toBe(true))
  expect(sim.run()).toMatchObject({ reason: 'finished', nowUs: 20 })
  expect(seen).toEqual([10, 'up', 15])
})

test('one yielded delay after another: the rank stays, whatever else is scheduled in between', () => {
  const sim = new Simulation()
  const seen: string[] = []
  const walker = (name: string, rank: number) =>
    sim.spawn(
      name,
      function* (): Steps {
        for (let step = 0; step < 4; step++) {
          yield 10
          expect(process.status).toBe('running')
          seen.push(`${name}${sim.now}`)
          // An event scheduled first takes the place in the queue that the process had.
          if (step % 2 === 0) sim.schedule(0, () => seen.push('event'), 0, 65_535)
          if (step === 2) yield* sim.hold(0)
        }
      },
      { rank },
    )
  const process = walker('late', 9)
  sim.spawn(
    'early',
    function* (): Steps {
      for (let step = 0; step < 4; step++) {
        yield 10
        seen.push(`early${sim.now}`)
        expect([process.status, process.on]).toEqual(['waiting', 'a hold'])
      }
    },
    { rank: 8 },
  )
  expect(sim.run()).toMatchObject({ reason: 'finished', nowUs: 40 })
  const both = (time: number) => [`early${time}`, `late${time}`]
  expect(seen).toEqual([...both(10), 'event', ...both(20), ...both(30), 'event', ...both(40)])
})

test('after many yielded delays a process is interrupted and cancelled as after the first', () => {
  const sim = new Simulation()
  const seen: unknown[] = []
  const walker = sim.spawn('walker', function* (): Steps {
    for (let steps = 0; ; steps++)
      try {
        yield 10
        if (steps === 1) sim.schedule(100, () => seen.push('event'))
      } catch (error) {
        seen.push(sim.now, (error as Interrupt).cause)
      }
  })
  sim.schedule(35, () => walker.interrupt('up'))
  sim.schedule(58, () => seen.push(walker.cancel(), walker.status))
  expect(sim.run()).toMatchObject({ reason: 'finished', nowUs: 120 })
  expect(seen).toEqual([35, 'up', true, 'cancelled', 'event'])
})

test('what a process says or throws after yielded delays is reported in its name', () => {
  for (const [last, words] of [
    [-1, 'process "Bob" failed at 20 µs: delay: expected a whole number of µs ≥ 0 within the clock\'s range, got -1'],
    ['soon', 'process "Bob" failed at 20 µs: expected yield* and a wait, or yield and a delay in µs, got soon'],
  ] as const) {
    const sim = new Simulation()
    const process = sim.spawn('Bob', function* (): Steps {
      yield 10
      yield 10
      yield last as number
    })
    expect(() => sim.run()).toThrow(words)
    expect(process.status).toBe('running')
    sim.reset()
    sim.spawn('Ann', function* () {
      yield 10
      yield 10
      throw new Error('late')
    })
    expect(() => sim.run()).toThrow('process "Ann" failed at 20 µs: late')
  }
})

test.each([
  ['held', (sim: Simulation): Steps => sim.hold(1) as unknown as Steps],
  ['yielded', function* (): Steps { yield 1 }], // biome-ignore format: one line each
] as const)(
  'a process that has %s can neither cancel nor interrupt itself, nor can another that it cancels',
  (_, wait) => {
    for (const verb of ['cancel', 'interrupt'] as const) {
      const sim = new Simulation()
      const victim = sim.spawn('victim', function* (): Steps {
        try {
          yield 100
        } finally {
          expect(() => process[verb]('')).toThrow(`process "Bob": cannot ${verb} a process while it runs`)
        }
      })
      const process = sim.spawn('Bob', function* (): Steps {
        yield* wait(sim)
        yield* wait(sim)
        if (!victim.ended) expect(victim.cancel()).toBe(true)
        process[verb]('')
      })
      expect(() => sim.run()).toThrow(
        `process "Bob" failed at 2 µs: process "Bob": cannot ${verb} a process while it runs`,
      )
    }
  },
)

test('between yielded delays a process starts and cancels others, and stays itself', () => {
  const after: Record<string, (sim: Simulation) => Steps> = {
    *yields() {
      yield 10
    },
    *holds(sim) {
      yield* sim.hold(10)
    },
    *returns() {},
  }
  for (const [name, goOn] of Object.entries(after)) {
    const sim = new Simulation()
    const process = sim.spawn(name, function* (): Steps {
      yield 10
      expect(sim.spawn('other', function* () {}).cancel()).toBe(true)
      expect(process.status).toBe('running')
      yield* goOn(sim)
    })
    expect(sim.run()).toMatchObject({ reason: 'finished', nowUs: name === 'returns' ? 10 : 20 })
    expect(process.status).toBe('finished')
  }
  const sim = new Simulation()
  sim.spawn('Bob', function* (): Steps {
    yield 10
    sim.spawn('other', function* () {}).cancel()
    throw new Error('late')
  })
  expect(() => sim.run()).toThrow('process "Bob" failed at 10 µs: late')
})

/** What a process does at one step, to process number `whom` where that matters. */
interface Deed {
  readonly kind: 'wait' | 'schedule' | 'spawn' | 'cancel' | 'interrupt' | 'race'
  readonly delayUs: number
  readonly whom: number
}
const deeds = fc.array(
  fc.record<Deed>({
    kind: fc.constantFrom('wait', 'wait', 'wait', 'schedule', 'spawn', 'cancel', 'interrupt', 'race'),
    delayUs: fc.nat({ max: 3 }),
    whom: fc.nat({ max: 5 }),
  }),
  { maxLength: 12, size: 'max' },
)

/** All that can be seen of processes that do these deeds, and wait by yielding delays or by holds. */
function traceOf(scripts: readonly (readonly Deed[])[], yields: boolean): unknown[] {
  const sim = new Simulation({ events: 500 })
  const seen: unknown[] = []
  const processes: Process<void>[] = []
  const start = (script: readonly Deed[]) => {
    const number = processes.length
    processes.push(sim.spawn(`${number}`, () => walk(number, script)))
  }
  function* walk(number: number, script: readonly Deed[]): Steps {
    try {
      for (const { kind, delayUs, whom } of script)
        try {
          const other = processes[whom % processes.length]!
          if (kind === 'schedule') sim.schedule(delayUs, () => seen.push('event', sim.now))
          else if (kind === 'spawn' && processes.length < 12) start(scripts[whom % scripts.length]!)
          else if (kind === 'cancel' && whom !== number) seen.push(other.cancel())
          else if (kind === 'interrupt' && whom !== number) seen.push(other.interrupt(number))
          else if (kind === 'race') yield* sim.race([sim.hold(delayUs), sim.hold(whom)])
          else if (yields) yield delayUs
          else yield* sim.hold(delayUs)
          seen.push(number, sim.now, processes.map(({ status }) => status).join())
        } catch (error) {
          seen.push(number, (error as Error).message)
        }
    } finally {
      seen.push('end', number, sim.now)
    }
  }
  scripts.forEach(start)
  try {
    seen.push(sim.run())
  } catch (error) {
    seen.push((error as Error).message)
  }
  return seen
}

test('whatever processes do to each other in between, a yielded delay is a hold', () => {
  fc.assert(
    fc.property(fc.array(deeds, { minLength: 1, maxLength: 4 }), (scripts) => {
      expect(traceOf(scripts, true)).toEqual(traceOf(scripts, false))
    }),
    { numRuns: 2000, seed: 1 },
  )
})
