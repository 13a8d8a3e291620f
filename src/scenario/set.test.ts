import { describe, expect, it } from 'vitest'
import { complaints, load, minimal } from './testing/memory.ts'

const set = (...settings: string[]) => load(minimal(), ...settings).scenario
const problems = (...settings: string[]) => complaints(minimal(), ...settings)

describe('--set', () => {
  it('replaces and adds values, read as YAML', () => {
    expect(set('team.size=5').team.members).toHaveLength(5)
    expect(set('agents.ann.quality.errorRate=0.1').agents.ann!.quality.errorRate).toBe(0.1)
    expect(set('tasks.1.outputTokens={lognormal: {mean: 4, cv: 1}}').tasks[1]!.outputTokens).toEqual({
      lognormal: { mean: 4, cv: 1 },
    })
    expect(set('tasks.1.needs=[]', 'seed=7', 'seed=8')).toMatchObject({ seed: 8, tasks: [{}, { needs: [] }] })
    expect(set('description="1=1"').description).toBe('1=1')
  })

  it('finds keys that have dots', () => {
    const { scenario } = load(minimal().replace('ann', 'gpt-5.2'), 'agents.gpt-5.2.quality.errorRate=0.5')
    expect(scenario.agents['gpt-5.2']!.quality.errorRate).toBe(0.5)
  })

  it('chooses a kind and leaves the rest of the block; what the file says of another kind is nothing to warn of', () => {
    const written = minimal('coordination: { kind: preassigned, assignment: heft }')
    const { scenario, warnings } = load(written, 'coordination.kind=decentralized')
    expect(scenario.coordination).toEqual({ kind: 'decentralized', patience: 3 })
    expect(warnings).toEqual([])
    const unused = 'warning: coordination.assignment: coordination decentralized does not use this: only preassigned'
    expect(load(written.replace('preassigned', 'decentralized')).warnings).toEqual([`main.yaml:8:38: ${unused}`])
    const both = ['coordination.kind=decentralized', 'coordination.assignment=heft']
    expect(load(minimal(), ...both).warnings).toEqual([`--set coordination.assignment=heft: ${unused}`])
    expect(load(minimal('coordination: decentralized'), 'coordination.patience=1').scenario.coordination).toEqual({
      kind: 'decentralized',
      patience: 1,
    })
    expect(set('coordination=decentralized').coordination.kind).toBe('decentralized')
  })

  it('reaches into bare members', () => {
    const written = minimal('team: { members: [ann] }')
    expect(load(written, 'team.members.0.count=3').scenario.team.size).toBe(3)
  })

  it('says what is wrong with it', () => {
    expect(problems('team.sise=5')).toEqual([
      '--set team.sise=5: error: team: unknown key "sise" (did you mean "size"?)',
    ])
    expect(problems('team.size=five')).toEqual([
      '--set team.size=five: error: team.size: expected an integer from 1 to 2048, got "five"',
    ])
    expect(problems('tasks.2.id=c')).toEqual([
      '--set tasks.2.id=c: error: tasks: expected an index from 0 to 1, got "2"',
    ])
    expect(problems('name.first=x')[0]).toMatch(
      /^--set name.first=x: error: name: expected a mapping or a list here, got "tiny"/,
    )
    expect(problems('a={')).toEqual(['--set a={: error: a: flow map must end with a }'])
    for (const bad of ['', 'x', '=3', 'a..b=1', '.=1']) {
      expect(problems(bad)).toEqual([`--set ${bad}: error: expected path=value (for example team.size=5)`])
    }
    expect(problems('team.size=')).toEqual(['--set team.size=: error: team.size: expected a value after ='])
    expect(problems('__proto__.seed=1')[0]).toMatch(/^--set __proto__.seed=1: error: unknown key "__proto__"/)
  })
})
