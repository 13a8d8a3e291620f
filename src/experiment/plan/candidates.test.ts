import { describe, expect, test } from 'vitest'
import { chain, free, type Parts, scenarioOf } from '../../../test/support/scenario.ts'
import type { Settings } from '../../scenario/index.ts'
import { designsOf, type Variant } from './index.ts'

const variant = (parts: Parts, size: number, assignment: string | null, more: Settings = {}): Variant => {
  const coordination = assignment === null ? { kind: 'decentralized' } : { kind: 'preassigned', assignment }
  return { settings: { 'coordination.kind': coordination.kind, ...more }, scenario: scenarioOf({ ...parts, size, coordination }) } // biome-ignore format: short
}
const teams = (variants: Variant[], sizes: number[]) =>
  designsOf(variants, sizes).map(({ scenario, variants }) => [scenario.team.members.join(' '), variants])

const slow = { latency: { secondsPerOutputToken: 100 } }

describe('agents who get no task are left out', () => {
  test('a chain stays in one hand: one design, whatever the size', () => {
    const one: Parts = { tasks: chain('abcd', 5), agents: [{}] }
    expect(teams([variant(one, 4, 'chainRoundRobin')], [1, 2, 4])).toEqual([['agent0', [0, 0, 0]]])
  })
  test('a slow member gets nothing as long as a quick one is free earlier, and the team is listed', () => {
    const mixed: Parts = { tasks: free('abcd', 5), agents: [{}, slow] }
    const designs = designsOf([variant(mixed, 4, 'heft')], [3, 4])
    expect(designs.map(({ settings }) => settings)).toEqual([
      { 'team.size': 2, 'coordination.kind': 'preassigned', 'team.members': '[agent0,agent0]' },
    ])
  })
  test('where agents choose for themselves, or chance does, nobody can be left out', () => {
    const one: Parts = { tasks: free('a', 5), agents: [{}] }
    expect(teams([variant(one, 3, null), variant(one, 3, 'random')], [3])).toEqual([
      ['agent0 agent0 agent0', [0]],
      ['agent0 agent0 agent0', [1]],
    ])
  })
})

describe('of designs that are the same, the first is kept', () => {
  test('an agent alone gets all tasks, by whatever assignment; alone and as the first of a mix it is the same one', () => {
    const mixed: Parts = { tasks: chain('ab', 5), agents: [{}, slow] }
    const ways = ['roundRobin', 'heft', 'random', null]
    expect(teams(ways.map((way) => variant(mixed, 2, way)), [1])).toEqual([['agent0', [0, 1, 2]], ['agent0', [3]]]) // biome-ignore format: short
  })
  test('two assignments that give the same tasks to the same agents', () => {
    const one: Parts = { tasks: free('abcd', 5), agents: [{}] }
    const ways = ['chainRoundRobin', 'roundRobin', 'random']
    expect(teams(ways.map((way) => variant(one, 2, way)), [2])).toEqual([
      ['agent0 agent0', [0, 1]],
      ['agent0 agent0', [2]],
    ]) // biome-ignore format: short
  })
})
