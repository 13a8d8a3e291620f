import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { open } from '../src/cli/scenarios.ts'
import { policyKinds } from '../src/policy/index.ts'
import { formatProblem, loadScenario } from '../src/scenario/index.ts'
import { idleValues } from '../src/team/index.ts'
import { brooks, newFolder } from './support/cli.ts'

const profile = `name: p
behaviour: { abandon: 0.1, silent: 0.2, batchTasks: 9, assigned: { silent: 0.3, batchTasks: 8 } }
quality: { errorRate: 0.1, detection: 0.5 }
`
const file = (agent: string, more: string) => `version: 1
name: tiny
tasks: [{ id: a, outputTokens: 1 }]
agents: { ann: ${agent} }
${more}
`
/** The warnings of a scenario with one agent, without the places in files. */
function warnings(agent: string, more = 'coordination: preassigned', ...set: string[]): string[] {
  const texts: Record<string, string> = { 'main.yaml': file(agent, more), 'p.yaml': profile }
  const { warnings } = loadScenario('main.yaml', {
    read: (path) => texts[path]!,
    kinds: policyKinds,
    idle: idleValues,
    set,
  })
  return warnings.map(formatProblem).map((text) => text.replace(/^main.yaml:\d+:\d+: /, ''))
}
const abandoning = '{ profile: p.yaml, behaviour: { abandon: 0.5 } }'
const ofAbandon = 'warning: agents.ann.behaviour.abandon: changes nothing: every task has its owner from the start'

describe('a value that changes nothing', () => {
  test('is warned about where the scenario or a setting states it, not where a profile does', () => {
    expect(warnings('{ profile: p.yaml }')).toEqual([])
    expect(warnings(abandoning)).toEqual([ofAbandon])
    expect(warnings('{ name: x, behaviour: { abandon: 0.5 } }')).toEqual([ofAbandon])
    const set = 'agents.ann.behaviour.abandon=0.5'
    expect(warnings('{ profile: p.yaml }', '', set)).toEqual([`--set ${set}: ${ofAbandon}`])
    expect(warnings(abandoning, 'coordination: decentralized')).toEqual([])
  })

  test('is not, where it asks for nothing', () => {
    expect(warnings('{ profile: p.yaml, behaviour: { abandon: 0 }, quality: { detection: 1 } }')).toEqual([])
  })

  test('is, where the profile has another value for assigned tasks that counts, unless that is replaced too', () => {
    const shadowed = (text: string) => warnings(`{ profile: p.yaml, behaviour: ${text} }`)
    const [only] = shadowed('{ batchTasks: 1 }')
    expect(only).toBe(
      'warning: agents.ann.behaviour.batchTasks: changes nothing: tasks are preassigned, and behaviour.assigned.batchTasks counts ' +
        'there (set agents.ann.behaviour.assigned.batchTasks as well)',
    )
    expect(shadowed('{ batchTasks: 8 }')).toEqual([])
    expect(shadowed('{ batchTasks: 1, assigned: { batchTasks: 2 } }')).toEqual([])
  })

  test('is, in the whole kind', () => {
    const of = (agent: string, more: string, ...set: string[]) =>
      warnings(agent, more, ...set).map((text) => /warning: (\S+): changes nothing/.exec(text)?.[1])
    expect(of('{ name: x, quality: { errorRate: 0.1, detection: 0.5, aheadErrorRate: 0.2 } }', '')).toEqual([
      'agents.ann.quality.detection',
      'agents.ann.quality.aheadErrorRate',
    ])
    expect(of('{ name: x, behaviour: { recall: 0.5, startOver: 1 } }', 'coordination: decentralized')).toEqual([
      'agents.ann.behaviour.recall',
      'agents.ann.behaviour.startOver',
    ])
    expect(of('{ name: x }', 'pacing: async\nlimits: { rounds: 5, dollars: 1 }')).toEqual([
      'limits.rounds',
      'limits.dollars',
    ])
    const rank = 'tasks=[{id: a, outputTokens: 1, priority: 3, difficulty: 2}]'
    expect(of('{ name: x }', '', rank)).toEqual(['tasks.0.difficulty', 'tasks.0.priority'])
    expect(of('{ name: x }', 'board: { stepwiseOdds: 2 }')).toEqual([])
    expect(of('{ name: x }', '', 'board.stepwiseOdds=2')).toEqual(['board.stepwiseOdds'])
    expect(of('{ profile: p.yaml }', 'coordination: decentralized', 'agents.ann.behaviour.assigned.silent=0')).toEqual([
      'agents.ann.behaviour.assigned.silent',
    ])
  })
})

describe('brooks', () => {
  const folder = newFolder()
  const path = join(folder, 'main.yaml')
  writeFileSync(path, file(abandoning, 'coordination: preassigned'))
  writeFileSync(join(folder, 'p.yaml'), profile)
  const small = ['--replications', '2', '--no-figures', '--quiet', '--out', join(folder, 'out')]

  test('check and run say so once', () => {
    expect(brooks('check', path).stderr.match(/changes nothing/g)).toHaveLength(1)
    expect(brooks('run', path, '--out', join(folder, 'out')).stderr.match(/changes nothing/g)).toHaveLength(1)
  })

  test('sweep says so where no design point is changed by it', () => {
    const said = (...more: string[]) =>
      brooks('sweep', path, ...small, ...more).stderr.match(/changes nothing/g)?.length
    expect(said('--vary', 'team.size=1,2')).toBe(1)
    expect(said('--vary', 'coordination.kind=preassigned,decentralized')).toBeUndefined()
    expect(said('--vary', 'agents.ann.behaviour.abandon=0,0.5')).toBe(1)
  })

  test('plan, which tries both ways of coordinating, does not', () => {
    const args = ['--sizes', '1..2', '--max-replications', '48', '--out', join(folder, 'plan')]
    expect(brooks('plan', path, ...args).stderr).not.toMatch(/changes nothing/)
    expect(brooks('plan', path, ...args, '--coordination', 'preassigned').stderr).toMatch(/abandon: changes nothing/)
  })
})

test('no packaged scenario has such values, in either mode', () => {
  const own = [
    'play',
    'examples/backlog',
    'lessons/brooks',
    'lessons/stragglers',
    'lessons/amdahl',
    'paper/dataanalysis-p09',
  ]
  for (const name of own)
    for (const kind of ['preassigned', 'decentralized']) {
      const { warnings } = open(`scenarios/${name}.yaml`, [`coordination.kind=${kind}`])
      expect(warnings.map(formatProblem), `${name} ${kind}`).toEqual([])
    }
})
