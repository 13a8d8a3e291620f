import { describe, expect, it } from 'vitest'
import { scenarioJsonSchema } from './jsonSchema.ts'
import { loadScenario } from './load.ts'
import { shapes } from './shapes/index.ts'
import { complaints, kinds, load } from './testing/memory.ts'

const main = (tasks: string, more = '') => `version: 1
name: tiny
tasks: ${tasks}
agents: { ann: { name: Ann } }
${more}`
const warnings = (tasks: string, ...set: string[]) => load(main(tasks), ...set).warnings
const problems = (tasks: string, ...set: string[]) => complaints(main(tasks), ...set)
const tasksOf = (tasks: string, ...set: string[]) => load(main(tasks), ...set).scenario.tasks
const needs = (tasks: string, ...set: string[]) => tasksOf(tasks, ...set).map((task) => task.needs)

describe('tasks by their shape', () => {
  it('are tasks like others: each with a name, a file of its own and a size', () => {
    expect(
      tasksOf('{ shape: { kind: chain, tasks: 2 }, outputTokens: 50, sizes: { task-2: 70 }, difficulty: 3 }'),
    ).toEqual([
      { id: 'task-1', needs: [], files: ['task-1.py'], outputTokens: 50, difficulty: 3 },
      { id: 'task-2', needs: ['task-1'], files: ['task-2.py'], outputTokens: 70, difficulty: 3 },
    ])
  })

  it('may name the kind alone, or no kind', () => {
    expect(needs('{ shape: chain, outputTokens: 1 }')).toEqual(needs('{ shape: { kind: chain }, outputTokens: 1 }'))
    const byDefault = needs('{ shape: { tasks: 30 }, outputTokens: 1 }')
    expect(byDefault).toEqual(needs('{ shape: { kind: chainAndFree, tasks: 30 }, outputTokens: 1 }'))
    expect(byDefault).toHaveLength(30)
  })

  it('make a scenario that is itself a scenario file with the same meaning', () => {
    for (const { kind } of shapes) {
      const { scenario } = load(main(`{ shape: ${kind}, outputTokens: { lognormal: { mean: 95, cv: 0.3 } } }`))
      expect(load(JSON.stringify(scenario)), kind).toEqual({ scenario, warnings: [] })
    }
  })

  it('may be set: the kind, its options, single tasks', () => {
    const written = '{ shape: chain, outputTokens: 1 }'
    const layers = ['tasks.shape.kind=layered', 'tasks.shape.layers=2', 'tasks.shape.tasks=4']
    expect(needs(written, ...layers)).toEqual([[], [], ['task-1', 'task-2'], ['task-2', 'task-1']])
    expect(needs(written, 'tasks.shape=layered', ...layers.slice(1))).toEqual(needs(written, ...layers))
    const sizes = tasksOf(written, 'tasks.3.outputTokens=9', 'tasks.shape.tasks=4').map((task) => task.outputTokens)
    expect(sizes).toEqual([1, 1, 1, 9])
    expect(problems(written, 'tasks.20.outputTokens=9')).toEqual([
      '--set tasks.20.outputTokens=9: error: tasks: expected an index from 0 to 19, got "20"',
    ])
  })

  it('warn of options that other kinds have, unless a setting chose the kind, and leave them out', () => {
    expect(warnings('{ shape: { kind: layered, parallelShare: 7 }, outputTokens: 1 }')).toEqual([
      'main.yaml:3:34: warning: tasks.shape.parallelShare: shape layered does not use this: only chainAndFree',
    ])
    expect(warnings('{ shape: { parallelShare: 0.5 }, outputTokens: 1 }', 'tasks.shape.kind=forkJoin')).toEqual([])
  })

  it.each([
    [
      '{ shape: ring, outputTokens: 1 }',
      'main.yaml:3:17: error: tasks.shape: expected chainAndFree or chain or layered or forkJoin, got "ring"',
    ],
    [
      '{ shape: [], outputTokens: 1 }',
      'main.yaml:3:17: error: tasks.shape: expected a kind or a mapping, got an empty list',
    ],
    [
      '{ shape: { kind: chian }, outputTokens: 1 }',
      'main.yaml:3:25: error: tasks.shape.kind: expected chainAndFree or chain or layered or forkJoin, got "chian" (did you mean "chain"?)',
    ],
    [
      '{ shape: { paralelShare: 1 }, outputTokens: 1 }',
      'main.yaml:3:19: error: tasks.shape: unknown key "paralelShare" (did you mean "parallelShare"?)',
    ],
    [
      '{ shape: { parallelShare: 1.5 }, outputTokens: 1 }',
      'main.yaml:3:34: error: tasks.shape.parallelShare: expected a share from 0 to 1, got 1.5',
    ],
    [
      '{ shape: { tasks: 2001 }, outputTokens: 1 }',
      'main.yaml:3:26: error: tasks.shape.tasks: expected an integer from 1 to 2000, got 2001',
    ],
    ['{ shap: chain, outputTokens: 1 }', 'main.yaml:3:10: error: tasks: unknown key "shap" (did you mean "shape"?)'],
    [
      '{ outputTokens: 1 }',
      'main.yaml:3:8: error: tasks: expected a list of tasks, or a mapping with file or shape, got neither',
    ],
    [
      '{ shape: chain, sizes: { task-21: 1 }, outputTokens: 1 }',
      'main.yaml:3:33: error: tasks.sizes.task-21: unknown task "task-21" (did you mean "task-1"?)',
    ],
  ])('%s', (written, problem) => {
    expect(problems(written)).toEqual([problem])
  })

  it('have their mistakes where the shape stands, one line for all tasks', () => {
    expect(problems('{ shape: chain }')).toEqual([
      'main.yaml:3:17: error: tasks.outputTokens: missing: expected a size in output tokens, a number or a distribution (tasks.outputTokens gives one to all that have none)',
    ])
  })

  it('stand instead of a file, not beside it: what was added is what is wrong', () => {
    const message = `expected either file or shape, got both (take out one of them, or replace the whole: --set 'tasks={shape: ..., outputTokens: ...}')`
    expect(problems('{ shape: chain, file: t.json }')).toEqual([`main.yaml:3:24: error: tasks.file: ${message}`])
    expect(problems('{ file: t.json }', 'tasks.shape.kind=chain')).toEqual([
      `--set tasks.shape.kind=chain: error: tasks.shape: ${message}`,
    ])
    expect(needs('{ file: t.json }', 'tasks={shape: {tasks: 1}, outputTokens: 1}')).toEqual([[]])
  })

  it('may be varied: every value is tried when the file is loaded', () => {
    const vary = (values: string) => `experiment: { vary: { tasks.shape.parallelShare: ${values} } }`
    const written = '{ shape: { tasks: 10 }, outputTokens: 1 }'
    const read = () => main(written, vary('0.1..0.9:0.4'))
    const { experiment, at } = loadScenario('main.yaml', { read, kinds })
    expect(experiment!.factors[0]!.values).toEqual([0.1, 0.5, 0.9])
    const chains = [0.1, 0.5, 0.9].map((share) => at({ 'tasks.shape.parallelShare': share }).scenario.tasks)
    expect(chains.map((tasks) => 1 + tasks.filter((task) => task.needs.length > 0).length)).toEqual([9, 5, 1])
    expect(complaints(main(written, vary('[0.5, 1.5]')))).toEqual([
      'main.yaml:5:56: error: tasks.shape.parallelShare: expected a share from 0 to 1, got 1.5',
    ])
  })
})

describe('the JSON Schema of tasks', () => {
  const { properties } = scenarioJsonSchema(kinds) as { properties: Record<string, { anyOf: object[] }> }
  const forms = properties.tasks!.anyOf as { required?: string[]; properties?: Record<string, { anyOf: object[] }> }[]

  it('has three forms', () => {
    expect(forms.map(({ required }) => required)).toEqual([undefined, ['file'], ['shape']])
  })

  it('lists every shape with what it is, and asks for no kind', () => {
    const [short, block] = forms[2]!.properties!.shape!.anyOf as [
      { enum: string[] },
      { oneOf: { description: string; required?: string[] }[] },
    ]
    expect(short.enum).toEqual(shapes.map(({ kind }) => kind))
    expect(block.oneOf.map(({ description }) => description)).toEqual(shapes.map(({ summary }) => `${summary}.`))
    expect(block.oneOf.map(({ required }) => required)).toEqual(
      shapes.map((_, place) => (place === 0 ? undefined : ['kind'])),
    )
  })
})
