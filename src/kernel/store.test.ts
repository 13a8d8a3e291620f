import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Simulation, type Steps, Store } from './index.ts'

test('without waiting: offer and poll, in order and within the capacity', () => {
  const operations = fc.array(fc.oneof(fc.nat({ max: 99 }), fc.constant('poll' as const)), {
    maxLength: 200,
    size: 'max',
  })
  fc.assert(
    fc.property(operations, fc.integer({ min: 1, max: 40 }), (list, capacity) => {
      const store = new Store<number>(new Simulation(), 'box', capacity)
      const reference: number[] = []
      for (const operation of list) {
        if (operation === 'poll') expect(store.poll()).toBe(reference.shift())
        else {
          expect(store.offer(operation)).toBe(reference.length < capacity)
          if (reference.length < capacity) reference.push(operation)
        }
        expect(store.length).toBe(reference.length)
      }
    }),
    { seed: 1 },
  )
})

test('every item comes out once and in order, however producers and consumers wait', () => {
  const delays = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 40, size: 'max' })
  const capacities = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant(Number.POSITIVE_INFINITY))
  fc.assert(
    fc.property(delays, delays, capacities, fc.integer({ min: 1, max: 3 }), (puts, gets, capacity, consumers) => {
      const sim = new Simulation()
      const box = new Store<number>(sim, 'box', capacity)
      const taken: number[] = []
      sim.spawn('producer', function* () {
        for (const [item, delayUs] of puts.entries()) {
          yield* sim.hold(delayUs)
          yield* box.put(item)
          expect(box.length).toBeLessThanOrEqual(capacity)
        }
      })
      for (let id = 0; id < consumers; id++) {
        sim.spawn(
          'consumer',
          function* () {
            for (let i = 0; ; i++) {
              taken.push(yield* box.get())
              yield* sim.hold(gets[i % gets.length]!)
            }
          },
          { daemon: true },
        )
      }
      expect(sim.run().reason).toBe('finished')
      expect(taken).toEqual([...puts.keys()])
    }),
    { seed: 2 },
  )
})

test('a full store makes who puts wait; those who wait put in order, as room comes', () => {
  const sim = new Simulation()
  const box = new Store<string>(sim, 'box', 1)
  const seen: unknown[] = []
  for (const name of ['a', 'b', 'c']) {
    sim.spawn(name, function* () {
      yield* box.put(name)
      seen.push([`${name} put`, sim.now])
    })
  }
  sim.spawn('taker', function* () {
    for (let i = 0; i < 3; i++) {
      yield* sim.hold(10)
      seen.push([`${yield* box.get()} taken`, sim.now])
    }
  })
  expect(sim.run().reason).toBe('finished')
  expect(seen).toEqual([
    ['a put', 0],
    ['a taken', 10],
    ['b put', 10],
    ['b taken', 20],
    ['c put', 20],
    ['c taken', 30],
  ])
})

test('those who wait to get are served in the order they came; nobody else can take what is granted', () => {
  const sim = new Simulation()
  const box = new Store<number>(sim, 'box')
  const seen: unknown[] = []
  for (const name of ['a', 'b']) {
    sim.spawn(name, function* () {
      seen.push([name, yield* box.get(), sim.now])
    })
  }
  sim.schedule(5, () => {
    expect([box.offer(1), box.offer(2), box.offer(3)]).toEqual([true, true, true])
    expect([box.length, box.poll(), box.poll()]).toEqual([1, 3, undefined])
  })
  sim.run()
  expect(seen).toEqual([
    ['a', 1, 5],
    ['b', 2, 5],
  ])
})

test('getting what is there and putting where there is room do not suspend', () => {
  const sim = new Simulation()
  const box = new Store<number>(sim, 'box', 2)
  sim.spawn('p', function* () {
    yield* box.put(1)
    yield* box.put(2)
    expect([yield* box.get(), yield* box.get()]).toEqual([1, 2])
  })
  expect(sim.run()).toMatchObject({ reason: 'finished', events: 1 })
})

test('an item granted to a process that is cancelled goes to the next in line, else back to the front', () => {
  const sim = new Simulation()
  const box = new Store<string>(sim, 'box')
  const seen: unknown[] = []
  const getter = (name: string) =>
    sim.spawn(name, function* () {
      seen.push([name, yield* box.get()])
    })
  const [first, second] = [getter('first'), getter('second')]
  sim.schedule(1, () => {
    box.offer('granted')
    first.cancel()
    box.offer('later')
    second.cancel()
    expect([box.poll(), box.poll(), box.poll()]).toEqual(['granted', 'later', undefined])
    getter('third')
  })
  sim.schedule(2, () => box.offer('last'))
  sim.run()
  expect(seen).toEqual([['third', 'last']])
})

test('items granted to processes that are cancelled come back in their order, whoever is cancelled first', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), fc.nat({ max: 2 }), (order, left) => {
      const sim = new Simulation()
      const box = new Store<number>(sim, 'box')
      const getters = order.map((i) => sim.spawn(`${i}`, () => box.get() as unknown as Steps<number>))
      sim.schedule(1, () => {
        for (let item = 0; item < 4; item++) box.offer(item)
        box.offer(4)
        for (const i of order.slice(left)) getters[i]!.cancel()
        const kept = order.slice(0, left)
        const back = [0, 1, 2, 3].filter((item) => !kept.includes(item))
        expect(box.length).toBe(back.length + 1)
        expect(Array.from({ length: box.length }, () => box.poll())).toEqual([...back, 4])
      })
      expect(sim.run().reason).toBe('finished')
    }),
  )
})

test('an item that comes back to a full store is not lost; until it is taken nobody else can put', () => {
  const sim = new Simulation()
  const box = new Store<string>(sim, 'box', 1)
  const seen: unknown[] = []
  const getter = sim.spawn('getter', function* () {
    yield* box.get()
  })
  sim.schedule(1, () => {
    box.offer('first')
    box.offer('second')
    getter.cancel()
    expect([box.length, box.offer('third')]).toEqual([2, false])
    sim.spawn('putter', function* () {
      yield* box.put('third')
      seen.push(sim.now)
    })
  })
  sim.schedule(2, () => expect([box.poll(), box.length]).toEqual(['first', 1]))
  sim.schedule(3, () => expect(box.poll()).toBe('second'))
  sim.run()
  expect([seen, box.poll(), box.length]).toEqual([[3], 'third', 0])
})

test('a capacity that is no count is refused', () => {
  const sim = new Simulation()
  for (const capacity of [0, -1, 1.5, Number.NaN])
    expect(() => new Store(sim, 'bad', capacity)).toThrow(`store "bad": expected a capacity`)
})
