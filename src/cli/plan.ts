import { join } from 'node:path'
import {
  asksForSmallest,
  designsInOrder,
  designsOf,
  type PlanAim,
  type PlanGoal,
  planAims,
  plan as planOf,
  usualGoal,
  type Variant,
} from '../experiment/index.ts'
import { runnerOf } from '../experiment/runners/index.ts'
import { version } from '../version.ts'
import { dollarsOption, dollarsPerHourOption, durationOption } from './amounts.ts'
import type { Command } from './command.ts'
import { ResultFolder } from './files.ts'
import { untilSignal } from './interruptible.ts'
import { integerOption, numberOption, singleOption, threadsOption } from './numbers.ts'
import { print } from './output.ts'
import { planCommand } from './planCommand.ts'
import { designsCsv } from './planFiles.ts'
import { planText } from './planText.ts'
import { assignmentDefaults, assignmentKinds, coordinationKinds, sizesOf, variantsOf } from './planVariants.ts'
import { searchProgress } from './progress.ts'
import { setOption } from './scenarios.ts'
import { UsageError } from './usage.ts'

interface Arguments {
  scenario: string
  set: string[]
  sizes: string
  coordination: string
  assignment: string
  members: string[]
  deadline?: string
  budget?: string
  minimize: PlanAim
  valueOfTime: string
  confidence: string
  maxReplications: string
  threads?: string
  seed?: string
  out?: string
  quiet: boolean
  json: boolean
}

const planFiles = ['plan.json', 'designs.csv', 'report.html']

/** `brooks plan <scenario>`: how many agents, coordinated how; in words, as data and as a page. */
export const plan: Command<Arguments> = {
  builder: (yargs) =>
    yargs.positional('scenario', { type: 'string', demandOption: true, describe: 'YAML or JSON file' }).options({
      ...setOption,
      deadline: { string: true, describe: 'Time within which a run has to complete: 45m, 2h' },
      budget: { string: true, describe: 'US dollars within which a run has to complete: 10usd' },
      sizes: { string: true, default: '1..16', describe: 'Team sizes to look at: 1..16, or 1,2,4,8' },
      coordination: {
        string: true,
        default: coordinationKinds.join(','),
        describe: 'Ways of coordinating to look at',
      },
      assignment: {
        string: true,
        default: assignmentDefaults.join(','),
        describe: `Assignments to look at, where tasks are assigned, of ${assignmentKinds.join(', ')}`,
      },
      members: {
        type: 'string',
        array: true,
        nargs: 1,
        default: [] as string[],
        describe:
          "A team's agents, cycled up to its size: sonnet,sonnet,gemini; may be given many times. When not given: the file's mix, and each of its profiles alone",
      },
      minimize: {
        choices: planAims,
        default: 'total' as PlanAim,
        describe:
          'total: dollars + value of time × makespan, the smallest team within 5 % of the lowest; team: the smallest within 5 % of the shortest makespan; or makespan; or cost',
      },
      'value-of-time': {
        string: true,
        default: `${usualGoal.valueOfTimePerHour}usd/h`,
        describe: 'US dollars that an hour of makespan is worth',
      },
      confidence: {
        string: true,
        default: `${usualGoal.confidence}`,
        describe: 'Share of runs that have to meet deadline and budget, and probability that the answer is right',
      },
      'max-replications': { string: true, default: '2000', describe: 'Runs of a design at most' },
      threads: {
        string: true,
        describe: 'Worker threads; as many as the machine runs at once when not given, and at most',
      },
      seed: { string: true, describe: "Root of all random numbers; the scenario's when not given" },
      out: { type: 'string', requiresArg: true, describe: 'Folder for results; out/<name>-plan when not given' },
      quiet: { type: 'boolean', default: false, describe: 'No progress' },
      json: { type: 'boolean', default: false, describe: 'Print the result as one JSON object instead of words' },
    }) as never,
  async handler(given) {
    const { scenario: file, set, sizes: sizeText, quiet, json, ...options } = given
    const goal = goalOf(options)
    const sizes = sizesOf(singleOption('sizes', sizeText)!)
    const replicationsMax = integerOption('max-replications', options.maxReplications, 2)
    const threads = threadsOption(options.threads)
    const { base, variants } = variantsOf(file, set, options, sizes.at(-1)!)
    checkPrices(goal, variants)
    const seed = options.seed === undefined ? base.seed : integerOption('seed', options.seed, 0)
    const designs = designsOf(variants, sizes)
    const inOrder = sizes.at(-1)! > 1 ? designsInOrder(variants, sizes) : []
    const folder = new ResultFolder(singleOption('out', options.out) ?? join('out', `${base.name}-plan`), planFiles)
    const progress = searchProgress(quiet)
    const runner = runnerOf({ scenarios: [...designs, ...inOrder].map(({ scenario }) => scenario), seed }, threads)
    try {
      const question = { scenario: base.name, seed, designs, inOrder, goal, replicationsMax }
      const result = await untilSignal(
        (stopped) => planOf(question, version, { runner, stopped, onProgress: progress.show }),
        () => 'nothing was written',
      ).finally(() => progress.stop())
      folder.append('plan.json', `${JSON.stringify(result, null, 1)}\n`)
      folder.append('designs.csv', designsCsv(result))
      // Drawing needs libraries that take a while to load: not before they are needed.
      const { planReport } = await import('./planReport.ts')
      const { scenario } = designs[(result.recommended ?? result.nearest)!]!
      folder.append('report.html', planReport(result, { scenario, command: planCommand(given, seed) }))
      const paths = folder.commit()
      print(json ? JSON.stringify(result) : `${planText(result)}\n\nWrote ${paths.join(', ')}`)
    } finally {
      await runner.close()
      folder.discard()
    }
  },
}

function goalOf(options: Pick<Arguments, 'deadline' | 'budget' | 'minimize' | 'valueOfTime' | 'confidence'>): PlanGoal {
  return {
    minimize: options.minimize,
    valueOfTimePerHour: dollarsPerHourOption('value-of-time', options.valueOfTime),
    deadlineSeconds: durationOption('deadline', options.deadline),
    budgetDollars: dollarsOption('budget', options.budget),
    confidence: numberOption('confidence', options.confidence, 0, 1),
    tolerance: asksForSmallest(options) ? usualGoal.tolerance : 0,
    indifference: usualGoal.indifference,
  }
}

/** Where agents have no prices all costs are 0, and neither a budget nor the lowest cost means anything. */
function checkPrices(goal: PlanGoal, variants: readonly Variant[]): void {
  const { minimize, budgetDollars, valueOfTimePerHour } = goal
  const isCostAlone = minimize === 'cost' || (minimize === 'total' && valueOfTimePerHour === 0)
  if (!isCostAlone && budgetDollars === null) return
  for (const { scenario } of variants)
    for (const name of new Set(scenario.team.members))
      if (!scenario.agents[name]!.prices)
        throw new UsageError(
          `--${budgetDollars !== null ? 'budget' : minimize === 'cost' ? 'minimize cost' : 'value-of-time 0'}: expected prices of every agent, ${name} has none`,
        )
}
