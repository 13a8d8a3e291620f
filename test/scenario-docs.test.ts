import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withShapes } from '../src/cli/shapesDoc.ts'
import { summarise, validityWarnings } from '../src/experiment/index.ts'
import { metricNames } from '../src/metrics/index.ts'
import { policyKinds } from '../src/policy/index.ts'
import { readTextFile } from '../src/scenario/files.ts'
import { formatProblem, loadScenario, settingsOf, shapes } from '../src/scenario/index.ts'
import { brooks, newFolder } from './support/cli.ts'

const guide = readFileSync('docs/scenario.md', 'utf8')
const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1]!)
const commands = blocks('sh').flatMap((block) => block.trim().split('\n'))

const EXAMPLE = 'scenarios/examples/backlog.yaml'
const STUDY = 'scenarios/lessons/brooks.yaml'
const MINE = 'scenarios/examples/mine.yaml'
const backlog = (...set: string[]) => loadScenario(EXAMPLE, { read: readTextFile, kinds: policyKinds, set })

/** A command as the guide prints it: the file it reads, and its settings. */
function parts(command: string): { file: string; set: string[] } {
  const words = command.replaceAll("'", '').split(' ')
  expect(words.slice(0, 2)).toEqual(['npx', 'brooks'])
  return { file: words[3]!, set: words.filter((_, index) => words[index - 1] === '--set') }
}

test('the small example loads where the guide says it is saved, without a warning, and comes to its end', () => {
  const read = (path: string) => (path === MINE ? blocks('yaml')[0]! : readTextFile(path))
  const { scenario, warnings } = loadScenario(MINE, { read, kinds: policyKinds })
  expect(warnings).toEqual([])
  expect(scenario.tasks).toHaveLength(4)
  expect(summarise(scenario, 1, 20).outcomes).toEqual({ completed: 20 })
})

test('the tasks that it gives by a shape can stand in the example', () => {
  const block = blocks('yaml').find((text) => text.startsWith('tasks:'))!
  const { scenario, warnings } = backlog(`tasks=${block.slice('tasks:'.length)}`)
  expect(warnings).toEqual([])
  expect(scenario.tasks).toHaveLength(60)
  expect(scenario.tasks[0]!.outputTokens).toBe(2000)
  expect(scenario.tasks[10]!.needs).toEqual(['task-1', 'task-2'])
})

test('the table of shapes is what the shapes say of themselves; npm run docs writes it', () => {
  expect(guide).toBe(withShapes(guide))
  for (const { kind } of shapes) expect(guide).toContain(`| \`${kind}\``)
})

test('every command reads an example that is there, with settings that exist', () => {
  expect(commands.length).toBeGreaterThanOrEqual(10)
  for (const command of commands) {
    const { file, set } = parts(command)
    expect([EXAMPLE, STUDY]).toContain(file)
    if (file === STUDY) continue
    const unexpected = backlog(...set).warnings.filter(({ path }) => path !== 'coordination.assignment')
    expect(unexpected.map(formatProblem), command).toEqual([])
  }
})

test.each(['preassigned', 'decentralized'])(
  'the sensitivity table has the figures of the file as it is: %s',
  (kind) => {
    const { scenario } = backlog(`coordination.kind=${kind}`)
    const { makespan, cost, speedup } = summarise(scenario, scenario.seed, 200).estimates()
    const [minutes, dollars] = [(makespan!.mean! / 60).toFixed(1), cost!.mean!.toFixed(2)]
    expect(guide).toContain(`| as written, ${kind} | | ${minutes} min | $${dollars} | ${speedup!.mean!.toFixed(2)} |`)
  },
)

test('the study that it shows can stand in the example', () => {
  const block = blocks('yaml').find((text) => text.startsWith('experiment:'))!
  const read = (path: string) => readTextFile(path) + (path === EXAMPLE ? `\n${block}` : '')
  const { experiment } = loadScenario(EXAMPLE, { read, kinds: policyKinds, metrics: metricNames })
  expect(settingsOf(experiment!.factors, experiment!.design)).toHaveLength(16)
})

test('the comparison that it shows is the one that comes', () => {
  const { stdout } = brooks('sweep', STUDY, '--no-figures', '--rows', 'none', '--out', newFolder())
  expect(stdout).toContain(`\n\n${blocks('text')[1]}\n`)
})

test('some team sizes meet 45 minutes and 10 dollars, some do not', () => {
  const meets = [1, 2, 5, 8].map((size) => {
    const { scenario } = backlog(`team.size=${size}`)
    const { makespan, cost } = summarise(scenario, scenario.seed, 20).estimates()
    return makespan!.mean! < 45 * 60 && cost!.mean! < 10
  })
  expect(meets).toEqual([false, false, true, true])
})

test('the warning that it shows is one that comes', () => {
  const shown = /^Beware: (.*)$/m.exec(blocks('text')[0]!)![1]
  expect(validityWarnings(backlog().scenario)).toContain(shown)
})
