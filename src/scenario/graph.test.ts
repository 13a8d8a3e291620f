import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { complaints } from './testing/memory.ts'

/** Complaints about a graph whose task i is on line i + 3. */
function graph(tasks: readonly (readonly [id: string, needs: readonly string[]])[]): string[] {
  const lines = tasks.map(([id, needs]) => `- { id: ${id}, outputTokens: 1, needs: [${needs.join(', ')}] }`)
  return complaints(`version: 1\ntasks:\n${lines.join('\n')}\nname: graph\nagents: { ann: { name: Ann } }`)
}

describe('task graphs', () => {
  it('have no name twice', () => {
    expect(
      graph([
        ['a', []],
        ['b', []],
        ['a', ['b']],
      ]),
    ).toEqual(['main.yaml:5:9: error: tasks.2.id: duplicate id "a", first on line 3 (tasks.0.id)'])
  })

  it('need only what exists, once, and not themselves', () => {
    expect(
      graph([
        ['load', []],
        ['mean', ['laod', 'load', 'load', 'mean']],
      ]),
    ).toEqual([
      'main.yaml:4:40: error: tasks.1.needs.0: unknown task "laod" (did you mean "load"?)',
      'main.yaml:4:52: error: tasks.1.needs.2: "load" is needed twice',
      'main.yaml:4:58: error: tasks.1.needs.3: task "mean" needs itself',
    ])
  })

  it('have no cycle; each is shown once, as a path', () => {
    expect(
      graph([
        ['x', ['b']],
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['a']],
        ['p', ['q']],
        ['q', ['p']],
      ]),
    ).toEqual([
      'main.yaml:4:37: error: tasks.1.needs.0: cycle: a -> b -> c -> a (each needs the next)',
      'main.yaml:7:37: error: tasks.4.needs.0: cycle: p -> q -> p (each needs the next)',
    ])
  })

  it('may be long: the path of a long cycle is cut', () => {
    const size = 20_000
    const chain = Array.from({ length: size }, (_, i) => [`t${i}`, [`t${(i + 1) % size}`]] as const)
    expect(graph(chain)).toEqual([
      'main.yaml:3:38: error: tasks.0.needs.0: cycle: t0 -> t1 -> t2 -> t3 -> t4 -> t5 -> t6 -> t7 -> t8 -> t9 -> ... -> t0 (each needs the next)',
    ])
  })

  it('have a cycle exactly if they have no topological order', () => {
    const edges = fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 9, selector: String })
    fc.assert(
      fc.property(edges, (pairs) => {
        const needs = Array.from({ length: 6 }, (_, i) =>
          pairs.filter(([from, to]) => from === i && to !== i).map(([, to]) => to),
        )
        const complained = graph(needs.map((list, i) => [`t${i}`, list.map((j) => `t${j}`)])).some((line) =>
          line.includes('cycle'),
        )
        expect(complained).toBe(!sortable(needs))
      }),
      { numRuns: 200, seed: 3 },
    )
  })
})

/** Whether a graph has a topological order, found by removing finished tasks again and again. */
function sortable(needs: readonly (readonly number[])[]): boolean {
  const done = new Set<number>()
  for (const _ of needs) for (const [i, list] of needs.entries()) if (list.every((j) => done.has(j))) done.add(i)
  return done.size === needs.length
}
