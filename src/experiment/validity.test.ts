import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { policyKinds } from '../policy/index.ts'
import { readTextFile } from '../scenario/files.ts'
import { loadScenario } from '../scenario/index.ts'
import { paperJobs } from './paper/index.ts'
import { unfoundedWarnings, validityWarnings } from './validity.ts'

const fromFile = (file: string, ...set: string[]) =>
  loadScenario(file, { read: readTextFile, kinds: policyKinds, set }).scenario

/** A chain of three tasks of 100 tokens, written by `agents`. */
const small = (agents: object, more: object = {}) => {
  const tasks = ['a', 'b', 'c'].map((id, place, ids) => {
    return { id, needs: ids.slice(Math.max(0, place - 1), place), outputTokens: 100 }
  })
  const text = JSON.stringify({ version: 1, name: 'small', tasks, agents, ...more })
  return loadScenario('small.json', { read: () => text, kinds: policyKinds }).scenario
}
const ann = (calibratedOn: object) => ({ ann: { name: 'Ann', calibratedOn } })

describe('the scenarios that the profiles come from', () => {
  test.each(['dataanalysis', 'mathutilities20'])('%s: every cell of the design is inside', (suite) => {
    for (const graph of ['p02', 'p05', 'p09']) {
      const jobs = paperJobs(fromFile(`scenarios/paper/${suite}-${graph}.yaml`))
      expect(jobs).toHaveLength(30)
      for (const { scenario } of jobs) expect(validityWarnings(scenario)).toEqual([])
    }
  })

  test('a larger team is outside, without rounds it is outside once more', () => {
    const file = 'scenarios/paper/dataanalysis-p05.yaml'
    expect(validityWarnings(fromFile(file, 'team.size=8'))).toEqual([
      'claude-sonnet-4.6: calibrated on teams of 1 to 5, this one has 8',
    ])
    expect(validityWarnings(fromFile(file, 'pacing=async', 'team.members=[gpt]'))).toEqual([
      'gpt-5.2: calibrated on pacing rounds, here it is async',
    ])
  })
})

test('the example is outside in pacing, mixture, number and size of tasks, with figures of its own for both profiles', () => {
  const warnings = validityWarnings(fromFile('scenarios/examples/backlog.yaml'))
  const both = 'claude-sonnet-4.6 and gemini-3-flash-preview: '
  expect(warnings).toEqual([
    `${both}calibrated on pacing rounds, here it is async`,
    `${both}calibrated on teams of one profile, this one mixes 2`,
    `${both}calibrated on 20 tasks, here are 60`,
    expect.stringMatching(/calibrated on tasks of \d+ to \d+ output tokens on average, here it is \d,\d{3}$/),
    expect.stringMatching(/^claude.*overridden, so not calibrated: tokens\.outputTokensMax, .*, quality\.detection$/),
    expect.stringMatching(/^gemini.*overridden, so not calibrated: tokens\.outputTokensMax, .*, quality\.detection$/),
  ])
})

test('a figure that replaces one of a profile is not calibrated, whoever replaces it; the same figure again is', () => {
  const paper = (...set: string[]) => validityWarnings(fromFile('scenarios/paper/dataanalysis-p05.yaml', ...set))
  const warning = (paths: string) => [`claude-sonnet-4.6: overridden, so not calibrated: ${paths}`]
  expect(paper('agents.sonnet.latency.noise=1')).toEqual(warning('latency.noise'))
  expect(paper('agents.sonnet.latency.noise=1', 'agents.sonnet.quality.repairErrorRate=0.1')).toEqual(
    warning('latency.noise, quality.repairErrorRate'),
  )
  expect(paper('agents.sonnet.tokens={ truncation: lost, verbosity: 1 }')).toEqual([])
  expect(paper('agents.sonnet.prices.inputPerMillion=9')).toEqual([])
  expect(paper('agents.gpt.latency.noise=1')).toEqual([]) // not in the team
})

test('a scenario that was resolved still knows what was overridden', () => {
  const resolved = JSON.stringify(fromFile('scenarios/paper/dataanalysis-p05.yaml', 'agents.sonnet.latency.noise=1'))
  const again = loadScenario('again.json', { read: () => resolved, kinds: policyKinds }).scenario
  expect(validityWarnings(again)).toHaveLength(1)
})

test('agents who are not in the team do not matter; those who are there twice count once', () => {
  const agents = { ...ann({ tasks: [9, 9] }), bob: { name: 'Bob', calibratedOn: { tasks: [8, 9] } } }
  const team = (members: string[]) => validityWarnings(small(agents, { team: { members } }))
  expect(team(['bob', 'bob'])).toEqual(['Bob: calibrated on 8 to 9 tasks, here are 3'])
  expect(team(['ann', 'bob', 'ann'])).toHaveLength(2)
})

test('who names no runs is told so, unless they claim nothing', () => {
  expect(validityWarnings(fromFile('scenarios/lessons/amdahl.yaml'))).toEqual([])
  const notCalibrated = ['Ann: figures not calibrated on runs']
  expect(validityWarnings(small({ ann: { name: 'Ann', source: 'a guess' } }))).toEqual(notCalibrated)
  expect(validityWarnings(small(ann({ runs: 0 })))).toEqual(notCalibrated)
  expect(validityWarnings(small(ann({ runs: 10 })))).toEqual([])
})

test('a chain has a parallel share of 0', () => {
  expect(validityWarnings(small(ann({ parallelShare: [0.2, 0.9] })))).toEqual([
    'Ann: calibrated on parallel shares of 0.2 to 0.9, here it is 0',
  ])
})

test('a range warns exactly outside of its ends', () => {
  const range = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 6 }))
  fc.assert(
    fc.property(range, fc.integer({ min: 1, max: 12 }), ([low, width], size) => {
      const calibratedOn = { sizes: [low + width, low], tasks: [3, 3], taskTokens: [100, 100] }
      const warnings = validityWarnings(small(ann(calibratedOn), { team: { size } }))
      expect(warnings).toHaveLength(size >= low && size <= low + width ? 0 : 1)
    }),
    { numRuns: 60 },
  )
})

test('a range the wrong way round is a mistake of the profile', () => {
  expect(() => small(ann({ tasks: [5, 4] }))).toThrow(/calibratedOn\.tasks: expected the lowest and the highest number/)
  expect(() => small(ann({ parallelShare: [0, 2] }))).toThrow(/calibratedOn\.parallelShare.*probability/)
})

test('who gives neither a source nor runs has figures of no origin', () => {
  const two = { ann: { name: 'Ann' }, bob: { name: 'Bob', source: 'a guess' }, eve: { name: 'Eve' } }
  const team = { members: ['ann', 'bob', 'eve', 'ann'] }
  expect(unfoundedWarnings(small(two, { team }))).toEqual([
    'Ann and Eve: figures without a source, not calibrated on anything',
  ])
  expect(unfoundedWarnings(small(ann({ runs: 3 })))).toEqual([])
})
