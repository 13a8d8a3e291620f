import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import type { CommandModule } from 'yargs'
import {
  type PaperCell,
  type PaperJob,
  type PaperSpeedup,
  paperCell,
  paperJobs,
  paperModes,
  paperSizes,
  paperSpeedups,
} from '../experiment/index.ts'
import { ResultFolder } from './files.ts'
import { interruptibly } from './interruptible.ts'
import { manifestOfMany } from './manifest.ts'
import { integerOption, singleOption } from './numbers.ts'
import { print } from './output.ts'
import { progressBar } from './progress.ts'
import { load } from './scenarios.ts'
import { figure, table } from './table.ts'

const SUITES = ['mathutilities20', 'dataanalysis', 'svgutils']
const GRAPHS = ['p02', 'p05', 'p09']

interface Arguments {
  replications: string
  out: string
}

/** `brooks reproduce`: the paper's design, simulated: nine task graphs, two modes, three models, team sizes 1 to 5. */
export const reproduce: CommandModule<object, Arguments> = {
  command: 'reproduce',
  describe: "Simulate the paper's experiment: nine task graphs, both modes, three models, teams of 1 to 5",
  builder: (yargs) =>
    yargs.options({
      replications: {
        string: true,
        default: '30',
        describe: 'Runs of each of the 270 cells',
      },
      out: { type: 'string', requiresArg: true, default: 'out/paper', describe: 'Folder for results' },
    }) as never,
  async handler(options) {
    const replications = integerOption('replications', options.replications, 1)
    const jobs = SUITES.flatMap((suite) =>
      GRAPHS.flatMap((graph) => paperJobs(load(paperFile(`${suite}-${graph}`), []))),
    )
    const folder = new ResultFolder(singleOption('out', options.out) ?? 'out/paper')
    try {
      const { speedupSvg } = await import('./speedupSvg.ts')
      const cells = await simulated(jobs, replications)
      const speedups = paperSpeedups(cells)
      folder.append(
        'manifest.json',
        manifestOfMany(
          jobs.map(({ scenario }) => scenario),
          replications,
        ),
      )
      folder.append('cells.csv', cellsCsv(cells))
      folder.append('speedup.csv', stringify(speedups, { header: true }))
      folder.append('speedup.svg', speedupSvg(speedups, replications))
      print(`${speedupTables(speedups)}\n\n${inWords(cells, speedups)}\n\nWrote ${folder.commit().join(', ')}`)
    } finally {
      folder.discard()
    }
  },
}

/** A scenario of the package, wherever it is installed. */
const paperFile = (name: string) => fileURLToPath(new URL(`../../scenarios/paper/${name}.yaml`, import.meta.url))

async function simulated(jobs: readonly PaperJob[], replications: number): Promise<PaperCell[]> {
  const cells: PaperCell[] = []
  const bar = progressBar(jobs.length)
  const steps = function* (): Generator<PaperCell, void> {
    for (const job of jobs) yield paperCell(job, replications)
  }
  try {
    await interruptibly(steps(), (cell) => {
      cells.push(cell)
      bar.step()
    })
  } finally {
    bar.stop()
  }
  return cells
}

function cellsCsv(cells: readonly PaperCell[]): string {
  const names = Object.keys(cells[0]!.estimates)
  const head = ['suite', 'graph', 'p', 'model', 'mode', 'n', ...names]
  return stringify([
    head,
    ...cells.map(({ suite, graph, p, model, mode, n, estimates }) => {
      return [suite, graph, p, model, mode, n, ...names.map((name) => estimates[name]!.mean)]
    }),
  ])
}

function speedupTables(speedups: readonly PaperSpeedup[]): string {
  return paperModes
    .map((mode) => {
      const own = speedups.filter((point) => point.mode === mode)
      const lines = [...new Set(own.map(({ p, model }) => `${p}|${model}`))].map((key) => {
        const line = own.filter(({ p, model }) => `${p}|${model}` === key)
        const byN = paperSizes.map((n) => figure(line.find((point) => point.n === n)?.speedup ?? null))
        return [`p = ${figure(line[0]!.p)}`, line[0]!.model, ...byN]
      })
      return `Speedup, ${mode}\n${table(['graph', 'model', ...paperSizes.map((n) => `n = ${n}`)], lines, 2)}`
    })
    .join('\n\n')
}

function inWords(cells: readonly PaperCell[], speedups: readonly PaperSpeedup[]): string {
  const teams = speedups.filter(({ n }) => n >= 2)
  const slower = (mode: string) => {
    const own = teams.filter((point) => point.mode === mode)
    return `${own.filter(({ speedup }) => speedup < 1).length} of ${own.length} ${mode} teams`
  }
  const completed = (mode: string) => {
    const own = cells.filter((cell) => cell.mode === mode)
    const share = own.reduce((sum, { estimates }) => sum + (estimates.completed!.mean ?? 0), 0) / own.length
    return `${(share * 100).toFixed(0)} % of ${mode} runs`
  }
  return [
    `Slower than one agent: ${paperModes.map(slower).join(', ')}.`,
    `Completed: ${paperModes.map(completed).join(', ')}.`,
    'Profiles are first figures taken by hand from published runs; sizes of svgutils are placeholders.',
  ].join('\n')
}
