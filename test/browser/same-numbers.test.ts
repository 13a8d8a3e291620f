import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { linkOf } from '../../src/explorer/link.ts'
import { type View, viewOf } from '../../src/explorer/view.ts'
import type { SweepSummary } from '../../src/figures/index.ts'
import { useSite } from '../support/browser.ts'
import { CLI, newFolder } from '../support/cli.ts'
import { atRest, command, follow, metrics, pictures, type Shown } from '../support/playPage.ts'

/** A packaged scenario, by its path in scenarios/ without its end. */
const view = (name: string, settings: View['settings'] = {}, seed: number | null = null): View => ({
  ...viewOf(`scenarios/${name}.yaml`),
  settings,
  seed,
})

const views: readonly View[] = [
  view('play'),
  view('play', {}, 7),
  view('play', { 'tasks.shape.kind': 'layered', 'tasks.shape.layers': '8', 'tasks.shape.tasks': '60' }),
  view('play', { 'tasks.shape.kind': 'chain', 'team.members': '[gemini]' }, 2),
  view('play', { 'tasks.shape.kind': 'forkJoin', 'tasks.shape.stages': '3', 'coordination.assignment': 'heft' }),
  view('play', { 'tasks.shape.parallelShare': '0.9', 'coordination.kind': 'decentralized', 'team.size': '16' }),
  view('play', { 'team.members': '[sonnet, gpt, gemini]', 'communication.kind': 'broadcast' }, 2 ** 53 - 1),
  view('play', { 'team.members': '[ideal]', 'pacing.kind': 'async', 'verification.kind': 'none', 'team.size': '4' }),
  view('play', { 'agents.sonnet.latency.noise': '{lognormal: {mean: 1, cv: 1.2}}', 'pacing.kind': 'async' }, 3),
  view('play', { 'agents.sonnet.quality.errorRate': '0.45', 'team.size': '2' }, 4),
  view('play', { 'tasks.outputTokens': '{pareto: {shape: 2.5, min: 60}}' }, 5),
  view('examples/backlog'),
  view('examples/backlog', { 'team.size': '9', 'coordination.kind': 'decentralized' }, 11),
  view('lessons/amdahl', { 'team.size': '6' }),
  view('lessons/brooks', { 'team.size': '5' }, 0),
  view('paper/mathutilities20-p02', { 'coordination.kind': 'decentralized' }),
  view('paper/dataanalysis-p05', { 'team.size': '1' }, 8),
  view('paper/dataanalysis-p09', { 'team.members': '[gpt]', 'coordination.assignment': 'random' }),
  view('paper/svgutils-p05', { 'limits.rounds': '3', 'coordination.kind': 'decentralized' }, 9),
  view('paper/svgutils-p09', { 'workspace.kind': 'lastWriterWins', 'context.cache': 'prefix', 'team.size': '3' }),
]

/** Those of them whose curve and file are compared too: a seed, a team of many, a scenario that refers to other files. */
const swept = [1, 5, 14].map((index) => views[index]!)

/** Runs a command of the page as a shell does, but with the built command line; what it printed. */
function ran(line: string, more: string, cwd = '.'): Promise<string> {
  const built = line.replace(/^npx brooks/, `'${process.execPath}' '${CLI}'`).replace(/ --trace$/, '')
  return new Promise((done, fail) => {
    const child = spawn(`${built} ${more}`, { shell: '/bin/sh', cwd: resolve(cwd) })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (data) => (stdout += data))
    child.stderr.on('data', (data) => (stderr += data))
    child.on('close', (code) => (code === 0 ? done(stdout) : fail(new Error(`${line}: ${stderr}`))))
  })
}

/** The metrics of one run. */
async function metricsOf(line: string, cwd?: string): Promise<Shown['run']> {
  const said = await ran(line, `--json --out '${newFolder()}'`, cwd)
  const { metrics } = JSON.parse(said) as { metrics: Readonly<Record<string, { readonly mean: number | null }>> }
  return Object.fromEntries(Object.entries(metrics).map(([name, { mean }]) => [name, mean]))
}

/** The metrics of the size that a page shows, in the sweep that it names. */
async function sweepOf(line: string, size: number): Promise<Pick<Shown, 'means' | 'intervals'>> {
  const out = newFolder()
  await ran(line, `--out '${out}' --quiet --no-figures --threads 1`)
  const { points } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as SweepSummary
  const found = Object.entries(points.find((point) => point.size === size)!.metrics)
  return {
    means: Object.fromEntries(found.map(([name, { mean }]) => [name, mean])),
    intervals: Object.fromEntries(found.map(([name, { ci95 }]) => [name, ci95])),
  }
}

const site = useSite()

test('the views are 20', () => expect(new Set(views.map(linkOf)).size).toBe(20))

test('the command gives the metrics of the page, to the last digit, for all of them', async () => {
  const page = await site.load()
  const shown: Shown['run'][] = []
  const lines: string[] = []
  for (const view of views) {
    await follow(page, view)
    shown.push((await metrics(page)).run)
    lines.push(await command(page))
  }
  await page.goto('about:blank') // its many other runs would take the time of those below
  for (const [index, line] of lines.entries()) {
    expect(Object.keys(shown[index]!).length).toBeGreaterThan(80)
    expect(await metricsOf(line), line).toEqual(shown[index])
  }
})

test.each(swept.map(linkOf))(
  'the sweep and the file give the numbers of the page, to the last digit: %s',
  async (link) => {
    const page = await site.load(`index.html#${link}`)
    await atRest(page)
    const { run, means, intervals } = await metrics(page)
    const { agents } = await pictures(page)
    expect(await sweepOf(await command(page, 'sweep'), agents)).toEqual({ means, intervals })

    const folder = newFolder()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download YAML' }).click(),
    ])
    await download.saveAs(join(folder, 'downloaded.yaml'))
    expect(await metricsOf('npx brooks run downloaded.yaml', folder)).toEqual(run)
  },
)
