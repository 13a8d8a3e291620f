import { describe, expect, it } from 'vitest'
import { complaints, load } from './testing/memory.ts'

const main = (tasks: string, agents: string, more = '') => `version: 1
name: tiny
tasks: ${tasks}
agents:
  ann: ${agents}
${more}`
const inline = '[{ id: a, outputTokens: 1 }]'

describe('profiles in files', () => {
  const profile = `name: P
latency:
  noise: { lognormal: { mean: 1, cv: 0.2 } }
  secondsPerOutputToken: 0.01
quality: { errorRate: 0.2 }
`

  it('are merged with what the scenario says, a distribution as a whole', () => {
    const agents =
      '{ profile: ../p/x.yaml, latency: { noise: { gamma: { mean: 1, cv: 0.3 } } }, quality: { detection: 0 } }'
    const { scenario } = load({ 'main.yaml': main(inline, agents), '../p/x.yaml': profile })
    expect(scenario.agents.ann).toMatchObject({
      name: 'P',
      latency: { noise: { gamma: { mean: 1, cv: 0.3 } }, secondsPerOutputToken: 0.01 },
      quality: { errorRate: 0.2, detection: 0 },
    })
    expect(scenario.agents.ann).not.toHaveProperty('profile')
    expect(scenario.agents.ann!.latency.noise).not.toHaveProperty('lognormal')
  })

  it('keep what a scenario does not name, in the habits of assigned tasks too', () => {
    const wild = `${profile}behaviour: { silent: 0.3, assigned: { silent: 0.2, batchTasks: { uniform: { min: 1, max: 3 } } } }\n`
    const behaviour = (agent: string, ...set: string[]) =>
      load({ 'main.yaml': main(inline, agent), 'x.yaml': wild }, ...set).scenario.agents.ann!
    const one = behaviour('{ profile: x.yaml, behaviour: { assigned: { abandon: 0.1 } } }')
    const assigned = { silent: 0.2, batchTasks: { uniform: { min: 1, max: 3 } } }
    expect(one.behaviour).toMatchObject({ silent: 0.3, assigned: { ...assigned, abandon: 0.1 } })
    expect(one.overridden).toEqual(['behaviour.assigned'])
    const set = behaviour('{ profile: x.yaml }', 'agents.ann.behaviour.assigned.silent=0')
    expect(set.behaviour.assigned).toEqual({ ...assigned, silent: 0 })
    const whole = behaviour('{ profile: x.yaml, behaviour: { assigned: { batchTasks: 2, silent: 0.2 } } }')
    expect(whole.behaviour.assigned).toEqual({ silent: 0.2, batchTasks: 2 })
    const same = behaviour('{ profile: x.yaml, behaviour: { assigned: { silent: 0.2 } } }')
    expect(same.overridden).toBeUndefined()
  })

  it('are noted where a scenario replaced their figures', () => {
    const overridden = (agents: string) =>
      load({ 'main.yaml': main(inline, agents), 'x.yaml': profile }).scenario.agents.ann!.overridden
    expect(overridden('{ profile: x.yaml }')).toBeUndefined()
    expect(overridden('{ profile: x.yaml, name: Q, quality: { errorRate: 0.2 } }')).toBeUndefined()
    expect(
      overridden('{ profile: x.yaml, quality: { errorRate: 0.1 }, latency: { secondsPerInputToken: 0.1 } }'),
    ).toEqual(['latency.secondsPerInputToken', 'quality.errorRate'])
  })

  it('know under which name their model is recorded, which an agent of another name does not have', () => {
    const measuredAs = (agent: string) => {
      const files = { 'main.yaml': main(inline, agent), 'x.yaml': `${profile}measuredAs: lab_p-1\n` }
      return load(files).scenario.agents.ann!.measuredAs
    }
    expect(measuredAs('{ profile: x.yaml, quality: { errorRate: 0 } }')).toBe('lab_p-1')
    expect(measuredAs('{ profile: x.yaml, name: P }')).toBe('lab_p-1')
    expect(measuredAs('{ profile: x.yaml, name: Q }')).toBeUndefined()
    expect(measuredAs('{ profile: x.yaml, name: Q, measuredAs: lab_q }')).toBe('lab_q')
  })

  it('have mistakes of their own, reported once however many agents use them', () => {
    const files = {
      'main.yaml': main(
        inline,
        '{ profile: x.yaml }',
        '  bob: { profile: x.yaml, quality: { errorRate: 2 } }\nteam: { members: [ann, bob] }\n',
      ),
      'x.yaml': profile.replace('noise', 'noize'),
    }
    expect(complaints(files)).toEqual([
      'main.yaml:6:49: error: agents.bob.quality.errorRate: expected a probability from 0 to 1, got 2',
      'x.yaml:3:3: error: latency: unknown key "noize" (did you mean "noise"?)',
    ])
  })

  it('must be there and be profiles', () => {
    const files = { 'x.yaml': 'just text', 'empty.yaml': '' }
    const problems = (reference: string) => complaints({ ...files, 'main.yaml': main(inline, reference) })
    expect(problems('{ profile: y.yaml }')).toEqual([
      'main.yaml:5:19: error: agents.ann.profile: cannot read y.yaml: no such file',
    ])
    expect(problems('{ profile: x.yaml }')).toEqual(['x.yaml:1:1: error: expected a profile, got "just text"'])
    expect(problems('{ profile: empty.yaml }')).toEqual(['empty.yaml:1:1: error: the file is empty'])
    expect(problems('{ profile: 3 }')).toEqual([
      'main.yaml:5:19: error: agents.ann.profile: expected the path of a profile file, got 3',
    ])
  })
})

describe('tasks in files', () => {
  const paper = `[
  { "id": "one", "title": "x", "dependencies": [], "files": ["a.py"], "priority": 1, "description": 7 },
  { "id": "two", "dependencies": ["one"], "files": ["b.py"], "priority": 2 }
]`
  const withTasks = (reference: string, file = paper, ...set: string[]) =>
    load({ 'main.yaml': main(reference, '{ name: Ann }'), 'sub/t.json': file }, ...set).scenario.tasks
  const problems = (reference: string, file = paper) =>
    complaints({ 'main.yaml': main(reference, '{ name: Ann }'), 'sub/t.json': file })

  it('may be written as the paper writes them', () => {
    const tasks = withTasks('{ file: sub/t.json, outputTokens: 50, sizes: { two: 70 } }')
    expect(tasks.map(({ id, needs, outputTokens }) => [id, needs, outputTokens])).toEqual([
      ['one', [], 50],
      ['two', ['one'], 70],
    ])
    expect(tasks[0]).toEqual({ id: 'one', needs: [], files: ['a.py'], priority: 1, difficulty: 1, outputTokens: 50 })
  })

  describe('of a task manager', () => {
    const manager = JSON.stringify([
      { id: 1, title: 'Schema', dependencies: [], status: 'done', priority: 'high', details: '', subtasks: [] },
      { id: 2, title: 'Model', dependencies: [1], status: 'pending', details: 'as agreed' },
      { id: 3, title: 'Page', dependencies: [2, 1], status: 'In-Progress', subtasks: [{ id: 1 }] },
      { id: 4, title: 'Import', dependencies: [], status: 'cancelled' },
      { id: 5, title: 'Export', dependencies: [4, 3] },
    ])
    const files = (text: string, reference = '{ file: t.json, outputTokens: 50, sizes: { 1: 3, 3: 7 } }') => ({
      'main.yaml': main(reference, '{ name: Ann }'),
      't.json': text,
    })

    it('are those that are still open, who need nothing of the others', () => {
      const { scenario, warnings } = load(files(manager))
      expect(scenario.tasks.map(({ id, needs, outputTokens }) => [id, needs, outputTokens])).toEqual([
        ['2', [], 50],
        ['3', ['2'], 7],
        ['5', ['3'], 50],
      ])
      expect(warnings).toEqual([
        't.json:1:1: warning: keys without a meaning here: priority (1 of 5 tasks), details (2 of 5 tasks), subtasks (2 of 5 tasks)',
        't.json:1:1: warning: 2 of 5 tasks left out: 1 done, 1 cancelled; others need not wait for them',
        't.json:1:1: warning: taken with their whole size: 1 in-progress',
      ])
    })

    it('may say so in other words; what is not known to be open or closed is a warning', () => {
      const words = ['Done ', 'merged', "Won't do", 'doing', 'deferred', 'to do']
      const list = words.map((status, id) => ({ id, status }))
      const { scenario, warnings } = load(files(JSON.stringify([...list, { id: 6, status: { name: 'Closed' } }])))
      expect(scenario.tasks.map(({ id }) => id)).toEqual(['3', '4', '5'])
      expect(warnings.slice(-2)).toEqual([
        "t.json:1:1: warning: 4 of 7 tasks left out: 1 done, 1 merged, 1 won't do, 1 closed; others need not wait for them",
        't.json:1:1: warning: taken with their whole size: 1 doing, 1 deferred',
      ])
    })

    it('keep what is wrong with them, at its place', () => {
      const wrong = '[\n{"id": "a", "status": "done"},\n{"id": "b", "dependencies": ["a", "c"], "status": "todo"}]'
      expect(complaints(files(wrong, '{ file: t.json, outputTokens: 1, sizes: { a: 1, d: 1 } }'))).toEqual([
        'main.yaml:3:56: error: tasks.sizes.d: unknown task "d" (did you mean "a"?)',
        't.json:1:1: warning: 1 of 2 tasks left out: 1 done; others need not wait for them',
        't.json:3:35: error: 1.dependencies.1: unknown task "c" (did you mean "b"?)',
      ])
      const twice = '[{"id": "a", "status": "done"}, {"id": "a", "status": "open"}, {"id": "b", "dependencies": ["a"]}]'
      expect(load(files(twice, '{ file: t.json, outputTokens: 1 }')).scenario.tasks.map(({ needs }) => needs)).toEqual([
        [],
        ['a'],
      ])
      const over = '[{"id": "a", "status": "done"}]'
      expect(complaints(files(over, '{ file: t.json, outputTokens: 1 }')).at(-1)).toMatch(/expected at least one task/)
    })
  })

  it('may be written as a scenario writes them, their own sizes before the default', () => {
    const file = '- { id: a, outputTokens: 9 }\n- { id: b, needs: [a] }\n'
    expect(withTasks('{ file: sub/t.json, outputTokens: 50 }', file).map((task) => task.outputTokens)).toEqual([9, 50])
  })

  it('need a size from somewhere', () => {
    expect(problems('{ file: sub/t.json, sizes: { two: 1 } }')).toEqual([
      'sub/t.json:2:3: error: 0.outputTokens: missing: expected a size in output tokens, a number or a distribution (tasks.outputTokens gives one to all that have none)',
    ])
    expect(withTasks('{ file: sub/t.json, sizes: { two: 1 } }', paper, 'tasks.0.outputTokens=4')[0]!.outputTokens).toBe(
      4,
    )
  })

  it('have mistakes with the line of the file that holds them', () => {
    expect(problems('{ file: sub/t.json, outputTokens: -1, sizes: { tow: 5 } }')).toEqual([
      'main.yaml:3:42: error: tasks.outputTokens: expected at least 0, got -1',
      'main.yaml:3:55: error: tasks.sizes.tow: unknown task "tow" (did you mean "two"?)',
    ])
    expect(problems('{ file: sub/t.json, outputTokens: 1 }', paper.replace('["one"]', '["oen"]'))).toEqual([
      'sub/t.json:3:35: error: 1.dependencies.0: unknown task "oen" (did you mean "one"?)',
    ])
    expect(problems('{ file: sub/t.json, outputTokens: 1 }', '{ "tasks": [] }')).toEqual([
      'sub/t.json:1:1: error: expected a list of tasks, got a mapping',
    ])
    expect(problems('{ file: sub/t.json, outputTokens: 1 }', '[]')).toEqual([
      'sub/t.json:1:1: error: expected at least one task, got an empty list',
    ])
    expect(problems('{ file: sub/t.json, outputTokens: 1 }', '[{id: a, needs: [], dependencies: []}]')).toEqual([
      'sub/t.json:1:10: error: 0.needs: expected either needs or dependencies, got both',
    ])
    expect(problems('{ fil: sub/t.json }')).toEqual([
      'main.yaml:3:10: error: tasks: unknown key "fil" (did you mean "file"?)',
    ])
  })
})
