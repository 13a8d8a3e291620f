import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { criticalPath, type Needs, topologicalOrder } from '../../theory/index.ts'
import { needsOf, type Shape, shapes } from './index.ts'

type Options = Readonly<Record<string, number>>
interface Range {
  readonly minimum: number
  readonly maximum: number
  readonly type: 'integer' | 'number'
}

const graph = (kind: string, options: Options = {}): Needs =>
  needsOf({ kind, ...shapes.find((shape) => shape.kind === kind)!.options.parse(options) })

/** Tasks of the longest chain. */
const longest = (needs: Needs): number => criticalPath(needs, new Uint8Array(needs.length).fill(1)).length

const rangesOf = ({ options }: Shape): [name: string, range: Range][] =>
  Object.entries(z.toJSONSchema(options).properties as unknown as Record<string, Range>)

/** Options of a shape over the whole of their ranges, small integers more often. */
const optionsOf = (shape: Shape): fc.Arbitrary<Options> =>
  fc.record(
    Object.fromEntries(
      rangesOf(shape).map(([name, { minimum: min, maximum: max, type }]) => {
        const small = fc.integer({ min, max: Math.min(max, 30) })
        return [
          name,
          type === 'number' ? fc.double({ min, max, noNaN: true }) : fc.oneof(small, fc.integer({ min, max })),
        ]
      }),
    ),
  )

describe.each(shapes.map((shape) => [shape.kind, shape] as const))('%s', (kind, shape) => {
  it('needs no option: twenty tasks then', () => {
    expect(graph(kind)).toHaveLength(20)
  })

  it('has as many tasks as it is asked for, and each needs earlier ones, none twice: there is no cycle', () => {
    fc.assert(
      fc.property(optionsOf(shape), (options) => {
        const needs = graph(kind, options)
        expect(needs).toHaveLength(options.tasks!)
        for (const [task, list] of needs.entries()) {
          expect(list.every((need) => Number.isInteger(need) && need >= 0 && need < task)).toBe(true)
          expect(new Set(list).size).toBe(list.length)
        }
        expect(topologicalOrder(needs)).toHaveLength(needs.length)
      }),
      { numRuns: 60, seed: 1 },
    )
  })

  it('takes options within their ranges alone', () => {
    for (const [name, { minimum, maximum, type }] of rangesOf(shape)) {
      const takes = (value: unknown) => shape.options.safeParse({ [name]: value }).success
      const step = type === 'integer' ? 1 : 1e-9
      expect([minimum, maximum].map(takes), name).toEqual([true, true])
      expect([minimum - step, maximum + step, 'many', null].some(takes), name).toBe(false)
      if (type === 'integer') expect(takes(minimum + 0.5), name).toBe(false)
    }
    expect(shape.options.safeParse({ colour: 1 }).success).toBe(false)
  })

  it('says what it is, and what each option is', () => {
    expect(shape.summary).toMatch(/^[a-z].*[^.]$/)
    for (const [name, option] of Object.entries(shape.options.shape))
      expect(option.description, name).toMatch(/Default: /)
  })
})

it('are known by names that differ', () => {
  expect(new Set(shapes.map(({ kind }) => kind)).size).toBe(shapes.length)
  expect(() => needsOf({ kind: 'ring' })).toThrow(/^expected one of chainAndFree, .*, got ring$/)
})

const count = fc.integer({ min: 1, max: 60 })

describe('a chain', () => {
  it('is as long as it has tasks', () => {
    fc.assert(fc.property(count, (tasks) => longest(graph('chain', { tasks })) === tasks))
    expect(graph('chain', { tasks: 3 })).toEqual([[], [0], [1]])
  })
})

describe('a chain and free tasks', () => {
  it.each([0.2, 0.5, 0.9])(
    "are the paper's graphs with p = %s, but for needs that follow from others",
    (parallelShare) => {
      for (const suite of ['mathutilities20', 'dataanalysis', 'svgutils']) {
        const name = `${suite}-p0${10 * parallelShare}`
        const file = readFileSync(`scenarios/paper/tasks/${name}.json`, 'utf8')
        const tasks = JSON.parse(file) as { id: string; dependencies: string[] }[]
        const place = new Map(tasks.map(({ id }, index) => [id, index]))
        const needs = tasks.map(({ dependencies }) => dependencies.map((id) => place.get(id)!))
        expect(graph('chainAndFree', { tasks: 20, parallelShare }), name).toEqual(reduced(needs))
      }
    },
  )

  it('have as many tasks off the longest chain as the share says, to half a task', () => {
    fc.assert(
      fc.property(count, fc.double({ min: 0, max: 1, noNaN: true }), (tasks, parallelShare) => {
        const needs = graph('chainAndFree', { tasks, parallelShare })
        const parallel = tasks - longest(needs)
        expect(Math.abs(parallel - Math.min(parallelShare * tasks, tasks - 1))).toBeLessThanOrEqual(0.5 + 1e-9)
        expect(needs.filter((list) => list.length === 0)).toHaveLength(parallel + 1)
      }),
    )
  })
})

describe('layers', () => {
  it('are as many as asked for, as even as possible; each task needs so many tasks of the one before', () => {
    fc.assert(
      fc.property(count, count, count, (tasks, layers, each) => {
        const needs = graph('layered', { tasks, layers, needs: each })
        const depth: number[] = []
        for (const list of needs) depth.push(list.length === 0 ? 0 : 1 + depth[list[0]!]!)
        const widths = Array.from({ length: Math.min(layers, tasks) }, (_, at) => depth.filter((d) => d === at).length)
        expect(longest(needs)).toBe(widths.length)
        expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(1)
        for (const [task, list] of needs.entries()) {
          expect(list).toHaveLength(depth[task] === 0 ? 0 : Math.min(each, widths[depth[task]! - 1]!))
          expect(list.every((need) => depth[need] === depth[task]! - 1)).toBe(true)
        }
      }),
    )
  })

  it('are joined to neighbours, the last one to the first', () => {
    expect(graph('layered', { tasks: 8, layers: 3, needs: 2 })).toEqual([
      ...[[], [], []],
      ...[
        [0, 1],
        [1, 2],
        [2, 0],
      ],
      ...[
        [3, 4],
        [4, 5],
      ],
    ])
  })
})

describe('forks and joins', () => {
  it('have a longest chain of all that divides and joins, and one parallel task a stage', () => {
    fc.assert(
      fc.property(count, count, (tasks, wanted) => {
        const stages = Math.min(wanted, tasks - 1)
        const needs = graph('forkJoin', { tasks, stages: wanted })
        expect(longest(needs)).toBe(stages + 1 + Math.min(stages, tasks - stages - 1))
        expect(needs.filter((list) => list.length === 0)).toHaveLength(1)
      }),
    )
  })

  it('are by hand: two stages, one, and fewer tasks than the stages would take', () => {
    expect(graph('forkJoin', { tasks: 8, stages: 2 })).toEqual([[], [0], [0], [0], [1, 2, 3], [4], [4], [5, 6]])
    expect(graph('forkJoin', { tasks: 5, stages: 1 })).toEqual([[], [0], [0], [0], [1, 2, 3]])
    expect(graph('forkJoin', { tasks: 4, stages: 2 })).toEqual([[], [0], [1], [2]])
    expect(graph('forkJoin', { tasks: 2, stages: 9 })).toEqual([[], [0]])
    expect(graph('forkJoin', { tasks: 1 })).toEqual([[]])
  })
})

/** A graph without the needs that other needs of the same task have anyway. */
function reduced(needs: Needs): number[][] {
  const before: Set<number>[] = []
  for (const list of needs) before.push(new Set(list.flatMap((need) => [need, ...before[need]!])))
  return needs.map((list) => list.filter((need) => !list.some((other) => before[other]!.has(need))))
}
