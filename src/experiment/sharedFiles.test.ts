import { describe, expect, test } from 'vitest'
import { policyKinds } from '../policy/index.ts'
import { loadScenario, type Scenario } from '../scenario/index.ts'
import { sharedFiles } from './sharedFiles.ts'

/** A team of so many whose tasks write these files. */
function scenarioOf(size: number, files: readonly string[]): Scenario {
  const tasks = files.map((file, index) => ({ id: `t${index}`, files: [file], outputTokens: 1 }))
  const agents = { worker: { name: 'Worker', latency: { secondsPerOutputToken: 1 } } }
  const file = { version: 1, name: 'shared', tasks, agents, team: { size, members: ['worker'] } }
  return loadScenario('shared.json', { read: () => JSON.stringify(file), kinds: policyKinds }).scenario
}

describe('files in common', () => {
  const two = ['core.ts', 'core.ts', 'other.ts']

  test('count where a team has more than one agent', () => {
    expect(sharedFiles([scenarioOf(1, two)])).toBeNull()
    expect(sharedFiles([scenarioOf(1, two), scenarioOf(2, two)])).toEqual({
      files: [{ path: 'core.ts', tasks: 2 }],
      tasks: 2,
      taskCount: 3,
      differs: false,
    })
  })

  test('are none where each task writes its own', () => {
    expect(sharedFiles([scenarioOf(9, ['a', 'b', 'c'])])).toBeNull()
  })

  test('of designs that differ are those of the design in which most tasks share files', () => {
    const scenarios = [['a', 'b'], two, ['x', 'x', 'x', 'y']].map((files) => scenarioOf(2, files))
    expect(sharedFiles(scenarios)).toMatchObject({ files: [{ path: 'x', tasks: 3 }], taskCount: 4, differs: true })
    expect(sharedFiles(scenarios.toReversed())).toEqual(sharedFiles(scenarios))
  })
})
