import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadScenario } from './index.ts'
import { complaints, kinds, load, minimal } from './testing/memory.ts'

describe('loading', () => {
  it('fills in every default', () => {
    const { scenario, warnings } = load(minimal())
    expect(warnings).toEqual([])
    expect(scenario).toMatchObject({
      seed: 1,
      tasks: [{ id: 'a', needs: [], files: [], difficulty: 1 }, { needs: ['a'] }],
      agents: {
        ann: {
          latency: { timeToFirstTokenSeconds: 0, secondsPerOutputToken: 0.02, noise: 1 },
          tokens: { outputTokensMax: 32000, truncation: 'continued', verbosity: 1 },
          behaviour: { order: 'listed', batchTasks: 1, markDone: 1, test: 1, lookAhead: 0 },
          quality: { errorRate: 0, detection: 1 },
        },
      },
      team: { size: 1, members: ['ann'] },
      board: { enforceNeeds: true },
      context: { historyMessages: 20, cache: 'none' },
      limits: { rounds: 1000, hours: 168, turns: 100000 },
    })
    const { coordination, communication, pacing, workspace, verification } = scenario
    expect(coordination).toEqual({ kind: 'preassigned', assignment: 'chainRoundRobin' })
    expect([communication, pacing, workspace, verification].map(({ kind }) => kind)).toEqual([
      'none',
      'rounds',
      'lastWriterWins',
      'none',
    ])
  })

  it('gives a scenario that is itself a scenario file with the same meaning', () => {
    const { scenario } = load(minimal('team: { size: 5 }\ncoordination: decentralized\nlimits: { dollars: 3 }\n'))
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario)
    expect(load(JSON.stringify(scenario)).scenario).toEqual(scenario)
  })

  it('reads JSON, indented with tabs too', () => {
    const json = JSON.stringify(load(minimal()).scenario, null, '\t')
    expect(load(json).scenario).toEqual(load(minimal()).scenario)
  })

  it('reports all problems at once, in the order of the file', () => {
    expect(
      complaints(minimal('seed: -1\nsead: 3\nboard: { enforceNeeds: 1 }\nlimits: { hours: 0, rounds: many }')),
    ).toEqual([
      'main.yaml:8:7: error: seed: expected an integer of at least 0, got -1',
      'main.yaml:9:1: error: unknown key "sead" (did you mean "seed"?)',
      'main.yaml:10:24: error: board.enforceNeeds: expected true or false, got 1',
      'main.yaml:11:18: error: limits.hours: expected a number above 0, got 0',
      'main.yaml:11:29: error: limits.rounds: expected an integer of at least 1, got "many"',
    ])
  })

  it('says what is missing, and where', () => {
    expect(complaints('version: 1\nagents: { ann: { latency: {} } }')).toEqual([
      'main.yaml:1:1: error: name: missing: expected a name',
      'main.yaml:1:1: error: tasks: missing: expected a list of tasks',
      'main.yaml:2:11: error: agents.ann.name: missing: expected the name of the model',
    ])
  })

  it('asks for at least one agent', () => {
    expect(complaints(minimal().replace('\n  ann: { name: Ann }', ' {}'))).toEqual([
      'main.yaml:6:9: error: agents: expected at least one agent, got an empty mapping',
    ])
  })

  it('takes names of the language for ordinary names', () => {
    const odd = minimal().replaceAll('ann', 'constructor')
    expect(load(odd).scenario.team.members).toEqual(['constructor'])
    expect(complaints(minimal('team: { members: [toString] }'))).toEqual([
      'main.yaml:8:19: error: team.members.0: unknown agent "toString" (known agents: ann)',
    ])
    expect(complaints(minimal('coordination: { kind: constructor }'))).toHaveLength(1)
    expect(complaints(minimal('__proto__: { seed: 3 }'))).toEqual(['main.yaml:8:1: error: unknown key "__proto__"'])
    expect(({} as { seed?: number }).seed).toBeUndefined()
  })

  it('warns of tasks that are lost because they do not fit in a turn', () => {
    const small = minimal().replace('name: Ann', 'name: Ann, tokens: { outputTokensMax: 150, truncation: lost }')
    expect(load(small).warnings).toEqual([
      'main.yaml:5:40: warning: tasks.1.outputTokens: the 200 tokens that ann would write are above its tokens.outputTokensMax, 150 (with truncation: lost the task may never be written)',
    ])
    expect(load(small.replace('lost', 'continued')).warnings).toEqual([])
  })

  it('never throws anything but a ScenarioError, whatever the text', () => {
    const whole = minimal('team: { size: 2, members: [{ agent: ann, count: 2 }] }\nseed: &s 3\nlimits: { turns: *s }\n')
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ': ',
      '- ',
      '\n',
      '  ',
      '\t',
      '"',
      "'",
      '&s ',
      '*s',
      '!!map ',
      '|',
      '?',
      '#',
      '%',
      '---\n',
      '0',
      '-1',
      '.nan',
      'null',
      '__proto__',
      '\u0000',
      '\ud800',
      '<<: ',
      '"\\u0000"',
    ]
    const mutation = fc.tuple(
      fc.nat(whole.length),
      fc.nat(12),
      fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 })),
    )
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 6 }), (mutations) => {
        const text = mutations.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), whole)
        for (const line of complaints(text))
          expect(line).toMatch(/^main\.yaml:\d+:\d+: (error|warning): .|^and \d+ more (error|warning)s?$/)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  it('never throws anything but a ScenarioError, whatever the value at whatever place', () => {
    const { scenario } = load(minimal('team: { size: 2 }'))
    const vary = { 'team.size': [1, 2], 'limits.rounds': '1..3' }
    const json = {
      ...scenario,
      experiment: { vary, replications: 5, baseline: { 'team.size': 1, 'limits.rounds': 2 } },
    }
    expect(complaints(JSON.stringify(json))).toEqual([])
    fc.assert(
      fc.property(fc.nat(), fc.jsonValue({ maxDepth: 2 }), (where, value) => {
        const paths = [...pathsOf(json)]
        const path = paths[where % paths.length]!
        complaints(JSON.stringify(replaced(json, path, value)))
      }),
      { numRuns: 1000, seed: 2 },
    )
  })

  it('makes the scenarios of design points: files are read once, and what does not differ is there once', () => {
    const files: Record<string, string> = { 'main.yaml': minimal().replace('name: Ann', 'profile: ann.yaml') }
    const reads: string[] = []
    const read = (path: string) => {
      reads.push(path)
      return { ...files, 'ann.yaml': 'name: Ann' }[path]!
    }
    const { scenario, at } = loadScenario('main.yaml', { read, kinds, set: ['seed=3'] })
    const made = [1, 2].map((size) => at({ 'team.size': size, 'agents.ann.tokens.truncation': 'lost' }).scenario)
    expect(reads).toEqual(['main.yaml', 'ann.yaml'])
    for (const [index, { seed, team, agents, tasks }] of made.entries()) {
      expect([seed, team.size, agents.ann!.tokens.truncation]).toEqual([3, index + 1, 'lost'])
      expect(tasks).toBe(scenario.tasks)
    }
    expect(Object.keys(made[0]!)).toEqual(Object.keys(scenario))
    expect(() => at({ 'team.size': 0 })).toThrow(
      '--vary team.size=0: error: team.size: expected an integer from 1 to 2048, got 0',
    )
  })

  it('has a kind by default for every block', () => {
    for (const [name, known] of Object.entries(kinds)) {
      expect(Object.keys(known)).toContain(load(minimal()).scenario[name as keyof typeof kinds].kind)
    }
  })
})

function* pathsOf(value: unknown, path: string[] = []): Generator<string[]> {
  yield path
  if (typeof value !== 'object' || value === null) return
  for (const [key, child] of Object.entries(value)) yield* pathsOf(child, [...path, key])
}

function replaced(value: unknown, [key, ...rest]: string[], by: unknown): unknown {
  if (key === undefined) return by
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>
  copy[key] = replaced(copy[key], rest, by)
  return copy
}
