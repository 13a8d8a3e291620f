import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Estimate,
  type PaperJob,
  paperJobs,
  paperSuites,
  summarise,
  unseenSuites,
} from '../src/experiment/index.ts'
import { policyKinds } from '../src/policy/index.ts'
import { readTextFile } from '../src/scenario/files.ts'
import { loadScenario } from '../src/scenario/index.ts'

const folder = 'scenarios/paper'
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
const REPLICATIONS = 30

/** A cell of the design, simulated. */
interface Simulated extends PaperJob {
  readonly estimates: Record<string, Estimate>
}
const simulated = (job: PaperJob): Simulated => ({
  ...job,
  estimates: summarise(job.scenario, job.scenario.seed, REPLICATIONS).estimates(),
})

test('the nine task graphs are there', () => {
  expect(files).toHaveLength(9)
})

describe.each(files)('%s', (file) => {
  const { scenario } = loadScenario(`${folder}/${file}`, { read: readTextFile, kinds: policyKinds })
  let cells: Simulated[]

  const mean = (cell: Simulated, metric: string) => cell.estimates[metric]!.mean ?? Number.NaN

  beforeAll(() => {
    cells = paperJobs(scenario).map(simulated)
  })

  test('has twenty tasks and the share of parallel tasks that its name says', () => {
    expect(scenario.tasks).toHaveLength(20)
    expect(cells[0]!.p).toBeCloseTo(Number(scenario.name.slice(-2)) / 10, 9)
  })

  test('is of a suite that its agents were calibrated on, or says that its task sizes are placeholders', () => {
    const isUnseen = unseenSuites.includes(scenario.name.split('-')[0]!)
    expect(readTextFile(`${folder}/${file}`).includes('placeholder')).toBe(isUnseen)
    const known = Object.values(scenario.agents).map(({ calibratedOn }) => [...calibratedOn!.suites!].sort())
    const seen = paperSuites.filter((suite) => !unseenSuites.includes(suite)).sort()
    expect(known).toEqual([seen, seen, seen])
  })

  test('runs under both modes with one to five agents of each model', () => {
    expect(cells).toHaveLength(30)
    for (const cell of cells) expect(mean(cell, 'makespan')).toBeGreaterThan(0)
  })

  test('decentralized is slower than preassigned on average', () => {
    const average = (mode: string) => {
      const own = cells.filter((cell) => cell.mode === mode)
      return own.reduce((sum, cell) => sum + mean(cell, 'makespan'), 0) / own.length
    }
    expect(average('decentralized')).toBeGreaterThan(average('preassigned'))
  })

  test('one agent has no concurrent writes', () => {
    for (const cell of cells.filter(({ n }) => n === 1)) expect(mean(cell, 'concurrentWrites')).toBe(0)
  })

  const chain = () => {
    const alone = cells.filter(({ n }) => n === 1)
    for (const cell of alone.filter(({ mode }) => mode === 'decentralized'))
      expect(mean(cell, 'rounds')).toBeGreaterThanOrEqual(15)
    const jobs = paperJobs(scenario).filter(({ n, mode }) => n === 1 && mode === 'preassigned')
    const fewest = jobs.map((job) => simulated(withoutCap(job))).map((cell) => mean(cell, 'rounds'))
    expect(Math.min(...fewest)).toBeLessThan(2)
  }
  if (scenario.name.endsWith('p02'))
    test('a chain of sixteen takes one agent alone fifteen rounds or more, preassigned as few as one', chain)
})

/** The same agents with room for twenty files in a reply. */
function withoutCap(job: PaperJob): PaperJob {
  const agents = Object.fromEntries(
    Object.entries(job.scenario.agents).map(([name, agent]) => {
      return [name, { ...agent, tokens: { ...agent.tokens, outputTokensMax: 100_000 } }]
    }),
  )
  return { ...job, scenario: { ...job.scenario, agents } }
}
