import { describe, expect, test } from 'vitest'
import { concurrentWrites, repeatedWrites, rewrites } from './conflicts.ts'
import { noted, type RoundNote } from './testing/run.ts'

const conflicts = (notes: readonly RoundNote[], paced = true) => {
  const run = noted(notes, paced)
  return [concurrentWrites.of(run), repeatedWrites.of(run), rewrites.of(run)]
}

/** A round of ten seconds: what each agent edits. */
const round = (index: number, ...edits: number[][]): RoundNote => ({
  start: index * 10,
  replies: edits.map((paths, agent) => ({ agent, at: index * 10 + agent + 1, edits: paths })),
})

describe('by rounds: concurrent, repeated, rewrites', () => {
  test('a path that two or more agents edit in a round is one concurrent write, however many and often', () => {
    expect(conflicts([round(0, [7], [7])])).toEqual([1, 1, 0])
    expect(conflicts([round(0, [7], [7], [7])])).toEqual([1, 1, 0])
    expect(conflicts([round(0, [7, 7], [7], [7, 7])])).toEqual([1, 1, 0])
  })

  test('one agent alone repeats but does not conflict', () => {
    expect(conflicts([round(0, [7, 7, 7], [8])])).toEqual([0, 1, 0])
  })

  test('each path and each round counts for itself', () => {
    expect(conflicts([round(0, [1, 2], [2, 1]), round(1, [1], [1])])).toEqual([3, 3, 2])
  })

  test("a rewrite is every edit in a later round than the path's first, whoever's", () => {
    expect(conflicts([round(0, [1]), round(1, [], [1]), round(2, [1, 1])])).toEqual([0, 1, 3])
    expect(conflicts([round(0, [1, 1]), round(1, [2])])).toEqual([0, 1, 0])
  })

  test('different paths never meet', () => {
    expect(conflicts([round(0, [1], [2]), round(1, [3], [4])])).toEqual([0, 0, 0])
  })
})

describe('without rounds, turn by turn', () => {
  const turn = (agent: number, from: number, at: number, ...edits: number[]) => ({ agent, from, at, edits })
  const free = (...replies: ReturnType<typeof turn>[]) => conflicts([{ start: 0, replies }], false)

  test("an edit conflicts with another agent's since its own snapshot", () => {
    expect(free(turn(0, 0, 5, 1), turn(1, 0, 6, 1))).toEqual([1, 1, 0])
  })

  test('an edit of what was there at the snapshot is a rewrite, also when it was written at that very moment', () => {
    expect(free(turn(0, 0, 5, 1), turn(1, 6, 9, 1))).toEqual([0, 0, 1])
    expect(free(turn(0, 0, 5, 1), turn(1, 5, 9, 1))).toEqual([0, 0, 1])
  })

  test('an edit can be both: first written before the snapshot, written again since by another', () => {
    expect(free(turn(0, 0, 5, 1), turn(1, 6, 9, 1), turn(0, 6, 10, 1))).toEqual([1, 1, 2])
  })

  test('an own repetition in one reply is no conflict', () => {
    expect(free(turn(0, 0, 5, 1, 1))).toEqual([0, 1, 0])
  })
})
