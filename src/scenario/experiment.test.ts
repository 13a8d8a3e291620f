import { describe, expect, it } from 'vitest'
import { loadScenario } from './index.ts'
import { complaints, kinds, minimal } from './testing/memory.ts'

/** Loads a scenario with an experiment, of which `block` is the inside in flow style. */
const load = (block: string, ...set: string[]) => {
  const read = () => minimal(`experiment: { ${block} }`)
  return loadScenario('main.yaml', { read, kinds, metrics: ['makespan', 'cost'], set })
}
const VARY = 'vary: { team.size: 1..3, coordination.kind: [preassigned, decentralized] }'

describe('the experiment of a scenario', () => {
  it('says what is varied, how often, and what is looked at', () => {
    const { experiment } = load(
      `${VARY}, precision: 0.05, metrics: [cost], seed: 7, baseline: { coordination.kind: preassigned, team.size: 2 }`,
    )
    expect(experiment).toEqual({
      factors: [
        { path: 'team.size', values: [1, 2, 3] },
        { path: 'coordination.kind', values: ['preassigned', 'decentralized'] },
      ],
      design: 'grid',
      runs: { precision: 0.05, maxReplications: 10_000 },
      metrics: ['cost'],
      seed: 7,
      baseline: { 'coordination.kind': 'preassigned', 'team.size': 2 },
    })
  })

  it('has defaults, and need not be there', () => {
    const runs = { replications: 100 }
    expect(load('').experiment).toEqual({ factors: [], design: 'grid', runs, metrics: ['makespan'] })
    expect(loadScenario('main.yaml', { read: () => minimal(), kinds }).experiment).toBeUndefined()
  })

  it('leaves the scenario, and those of its design points, as they are without it', () => {
    const { scenario, at, warnings } = load(VARY)
    const bare = loadScenario('main.yaml', { read: () => minimal(), kinds })
    expect(scenario).toEqual(bare.scenario)
    expect(at({ 'team.size': 3 }).scenario).toEqual(bare.at({ 'team.size': 3 }).scenario)
    expect(warnings).toEqual([]) // the value of another kind that a point leaves unused is nobody's mistake
  })

  it('can be changed by --set', () => {
    const { experiment } = load(VARY, 'experiment.replications=5', 'experiment.vary.team.size=[8]')
    expect(experiment).toMatchObject({ runs: { replications: 5 }, factors: [{ values: [8] }, {}] })
  })

  it('varies lists and mappings, each named by its text', () => {
    const size = 'tasks.0.outputTokens: [{ uniform: { min: 1, max: 2 } }, 5]'
    const { experiment, at } = load(`vary: { team.members: [[ann], [ann, "ann"]], ${size} }, baseline: {
      team.members: [ ann ], tasks.0.outputTokens: 5 }`)
    const uniform = '{uniform: {min: 1, max: 2}}'
    expect(experiment!.factors).toEqual([
      { path: 'team.members', values: ['[ann]', '[ann, ann]'] },
      { path: 'tasks.0.outputTokens', values: [uniform, 5] },
    ])
    expect(experiment!.baseline).toEqual({ 'team.members': '[ann]', 'tasks.0.outputTokens': 5 })
    const { scenario } = at({ 'team.members': '[ann, ann]', 'tasks.0.outputTokens': uniform })
    expect(scenario.team).toEqual({ size: 2, members: ['ann', 'ann'] })
    expect(scenario.tasks[0]!.outputTokens).toEqual({ uniform: { min: 1, max: 2 } })
    const wrong = complaints(minimal('experiment: { vary: { team.members: [[ann], [bob]] } }'))
    expect(wrong).toEqual([expect.stringMatching(/^main\.yaml:8:45: error: team\.members.*unknown agent "bob"/)])
  })

  it('varies values that are valid together: a zip is tried point by point', () => {
    const uniform = minimal().replace('outputTokens: 100', 'outputTokens: { uniform: { min: 1, max: 2 } }')
    const bounds = (min: string, max: string) =>
      `vary: { tasks.0.outputTokens.uniform.min: ${min}, tasks.0.outputTokens.uniform.max: ${max} }`
    const with_ = (block: string) => complaints(`${uniform}experiment: { design: zip, ${block} }`)
    expect(with_(bounds('[1, 10]', '[2, 20]'))).toEqual([])
    expect(with_(bounds('[1, 10]', '[2, 5]'))).toHaveLength(1)
  })
})

describe('mistakes in an experiment have their place', () => {
  it.each([
    ['vari: {}', '8:15: error: experiment: unknown key "vari" (did you mean "vary"?)'],
    ['vary: [1]', '8:21: error: experiment.vary: expected a mapping of paths to values, got a list'],
    ['vary: { team.size: 4..1 }', '8:34: error: experiment.vary.team.size: expected the lower end first, got 4..1'],
    [
      'vary: { team.size: 4 }',
      '8:34: error: experiment.vary.team.size: expected a list of values, or a range such as 1..16, got 4',
    ],
    [
      'vary: { team.size: [] }',
      '8:34: error: experiment.vary.team.size: expected at least one value, got an empty list',
    ],
    ['vary: { team.size: [1, 1] }', '8:38: error: experiment.vary.team.size.1: 1 is there twice'],
    ['vary: { team.size: [1, [2]] }', '8:38: error: team.size: expected an integer from 1 to 2048, got a list'],
    ['vary: { a..b: [4] }', '8:23: error: experiment.vary.a..b: expected a path such as team.size, got "a..b"'],
    [
      'vary: { seed: [4] }',
      '8:23: error: experiment.vary.seed: expected another path: all design points share this one, got "seed"',
    ],
    ['vary: { team.sise: 1..4 }', '8:23: error: team: unknown key "sise" (did you mean "size"?)'],
    ['vary: { team.size: 0..4 }', '8:34: error: team.size: expected an integer from 1 to 2048, got 0'],
    [
      'vary: { coordination.kind: [preasigned] }',
      '8:43: error: coordination.kind: expected preassigned or decentralized, got "preasigned" (did you mean "preassigned"?)',
    ],
    ['design: zipp', '8:23: error: experiment.design: expected grid or zip, got "zipp" (did you mean "zip"?)'],
    [
      'design: zip, vary: { team.size: 1..3, limits.rounds: [1, 2] }',
      '8:34: error: experiment.vary: a zip design needs lists of one length: team.size has 3 values, limits.rounds 2',
    ],
    ['replications: 0', '8:29: error: experiment.replications: expected an integer of at least 1, got 0'],
    [
      'replications: 5, precision: 0.1',
      '8:43: error: experiment.precision: expected replications or precision, got both',
    ],
    ['precision: 2', '8:26: error: experiment.precision: expected a number above 0 and below 1, got 2'],
    ['maxReplications: 20', '8:32: error: experiment.maxReplications: expected precision beside it, got none'],
    [
      'metrics: [makespam]',
      '8:25: error: experiment.metrics.0: expected a metric, got "makespam" (did you mean "makespan"?)',
    ],
    ['seed: -1', '8:21: error: experiment.seed: expected an integer of at least 0, got -1'],
    [
      `${VARY}, baseline: { team.sise: 1 }`,
      '8:114: error: experiment.baseline.team.sise: expected a path that is varied, got team.sise (did you mean "team.size"?)',
    ],
    [
      `${VARY}, baseline: { team.size: 7 }`,
      '8:114: error: experiment.baseline.team.size: expected one of its values, 1, 2, 3, got 7',
    ],
    [
      `${VARY}, baseline: { team.size: 1 }`,
      '8:101: error: experiment.baseline: expected the settings of one design point, got those of 2: add a value of coordination.kind',
    ],
  ])('%s', (block, problem) => {
    expect(() => load(block)).toThrow(expect.objectContaining({ message: `main.yaml:${problem}` }))
  })

  it('several of one range, all', () => {
    expect(() => load('vary: { team.size: [1, 0, 2.5] }')).toThrow(
      [
        'main.yaml:8:38: error: team.size: expected an integer from 1 to 2048, got 0',
        'main.yaml:8:41: error: team.size: expected an integer from 1 to 2048, got 2.5',
      ].join('\n'),
    )
  })
})
