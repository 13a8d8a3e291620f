import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findAll, parseXml } from '../src/figures/testing/xml.ts'
import { brooks, brooksOnFullDisk, brooksWithoutDrawing, newFolder, resultsIn } from './support/cli.ts'

const SCENARIO = 'scenarios/paper/svgutils-p05.yaml'
const KINDS = ['curve', 'distribution', 'waterfall', 'pareto']

/** A sweep's results, and its figures as it draws them with these options. */
function sweepInto(out: string, ...more: string[]): string {
  const vary = ['--vary', 'team.size=1..4', '--vary', 'coordination.kind=preassigned,decentralized']
  const { code } = brooks('sweep', SCENARIO, ...vary, '--replications', '20', '--threads', '1', '--out', out, ...more)
  expect(code).toBe(0)
  return out
}

const sweep = sweepInto(newFolder())
const traced = newFolder()
brooks('run', SCENARIO, '--set', 'team.size=3', '--trace', '--out', traced)

/** Draws into a new folder. */
function draw(results: string, ...args: string[]) {
  const out = newFolder()
  const { code, stdout, stderr } = brooks('figure', results, '--out', out, ...args)
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' })
  return { out, stdout, stderr, files: resultsIn(out) }
}

const bytesOf = (folder: string, names: readonly string[]) => names.map((name) => readFileSync(join(folder, name)))
const svgOf = (folder: string, kind: string) => parseXml(readFileSync(join(folder, `${kind}.svg`), 'utf8'))
function pngSize(folder: string, kind: string): number[] {
  const bytes = readFileSync(join(folder, `${kind}.png`))
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}

test.each(['light', 'dark'])('every kind as SVG and PNG in a %s theme, of the width asked for', (theme) => {
  const look = ['--theme', theme, '--format', 'svg', '--format', 'png', '--width', '84mm']
  for (const [results, kinds] of [
    [sweep, KINDS],
    [traced, ['gantt']],
  ] as const) {
    const { out, files } = draw(results, ...look)
    expect(files).toEqual(kinds.flatMap((kind) => [`${kind}.png`, `${kind}.svg`]).sort())
    for (const kind of kinds) {
      const svg = svgOf(out, kind)
      const [width, height] = [Number(svg.attributes.width), Number(svg.attributes.height)]
      expect(width).toBe(317) // 84 mm at 96 pixels an inch
      expect(pngSize(out, kind)).toEqual([3 * width, 3 * height])
      const ground = findAll(svg, ({ name }) => name === 'rect')[0]!
      expect(ground.attributes.fill).toBe(theme === 'light' ? '#ffffff' : '#15181c')
    }
  }
})

test.each(KINDS)('--kind %s draws that kind alone', (kind) => {
  expect(draw(sweep, '--kind', kind).files).toEqual([`${kind}.svg`])
})

test('the same bytes as a sweep draws with the same options, from its folder or its summary.json', () => {
  const files = KINDS.map((kind) => `${kind}.svg`)
  for (const results of [sweep, join(sweep, 'summary.json')])
    expect(bytesOf(draw(results).out, files)).toEqual(bytesOf(sweep, files))
  const look = ['--theme', 'dark', '--format', 'svg', '--format', 'png', '--width', '5in']
  const dark = sweepInto(newFolder(), ...look)
  const all = KINDS.flatMap((kind) => [`${kind}.svg`, `${kind}.png`])
  expect(bytesOf(draw(sweep, ...look).out, all)).toEqual(bytesOf(dark, all))
  // Figures of an earlier sweep that are not drawn anew do not stay beside its results.
  sweepInto(dark)
  expect(readdirSync(dark).filter((name) => /svg|png/.test(name))).toEqual(files.toSorted())
})

test('the chart of a traced run, from its folder or its ledger: the bytes that the run wrote', () => {
  for (const results of [traced, join(traced, 'ledger.jsonl')])
    expect(bytesOf(draw(results).out, ['gantt.svg'])).toEqual(bytesOf(traced, ['gantt.svg']))
})

test('without --out figures stand beside the results, which stay as they were', () => {
  const folder = newFolder()
  cpSync(sweep, folder, { recursive: true })
  const { code, stdout } = brooks('figure', folder, '--kind', 'pareto', '--format', 'png')
  expect(code).toBe(0)
  expect(stdout).toBe(`Wrote ${join(folder, 'pareto.png')}\n`)
  expect(resultsIn(folder)).toEqual([...resultsIn(sweep), 'pareto.png'].sort())
  expect(bytesOf(folder, resultsIn(sweep))).toEqual(bytesOf(sweep, resultsIn(sweep)))
})

test('any metric against any swept number, in a file named by what was asked for', () => {
  const { out, files } = draw(sweep, '--metric', 'cost', '--x', 'team.size')
  expect(files).toEqual(['curve-cost-team.size.svg'])
  expect(svgOf(out, 'curve-cost-team.size').children[0]!.text).toBe('Cost by number of agents')
  expect(draw(sweep, '--metric', 'time.idle').files).toEqual(['curve-time.idle.svg'])
})

test('--where chooses design points, and the caption says what they have in common', () => {
  const where = ['--where', 'coordination.kind=preassigned', '--where', 'team.size=2..3']
  const { out, stderr } = draw(sweep, ...where)
  expect(stderr).toBe('')
  for (const kind of KINDS) expect(readFileSync(join(out, `${kind}.svg`), 'utf8')).toContain('>with preassigned<')
  const panels = findAll(svgOf(out, 'waterfall'), ({ text }) => /^\d agents$/.test(text)).map(({ text }) => text)
  expect(panels).toEqual(['2 agents', '3 agents'])
})

test('what a figure leaves out is said on the terminal and in the figure, by figure and sweep alike', () => {
  const { out, stderr } = draw(sweep)
  expect(stderr).toBe(
    'distribution shows 4 of 8 designs (smallest and largest teams)\nwaterfall shows 2 of 8 designs (largest teams)\n',
  )
  expect(readFileSync(join(out, 'waterfall.svg'), 'utf8')).toContain('>shown: 2 of 8 designs (largest teams)<')
  const vary = ['--vary', 'coordination.kind=preassigned,decentralized']
  const swept = brooks('sweep', SCENARIO, ...vary, '--replications', '2', '--threads', '1', '--out', newFolder())
  expect(swept.stderr).toContain('no curve: no swept setting is a number')
})

/** The results with one thing changed in a file of theirs. */
function spoilt(file: string, change: (text: string) => string, results = sweep): string {
  const folder = newFolder()
  cpSync(results, folder, { recursive: true })
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')))
  return folder
}
type Change = (content: ReturnType<typeof JSON.parse>) => void
function inJson(change: Change): (text: string) => string {
  return (text) => {
    const content = JSON.parse(text)
    change(content)
    return JSON.stringify(content)
  }
}
const spoiltSummary = (change: Change) => spoilt('summary.json', inJson(change))
const emptyFolder = newFolder()
const untraced = newFolder()
mkdirSync(untraced, { recursive: true })
writeFileSync(join(untraced, 'rows.csv'), '')

test.each<[RegExp, string[]]>([
  [/cannot read no-such-folder: no such file/, ['no-such-folder']],
  [
    /expected the summary\.json of brooks sweep or the ledger\.jsonl of brooks run --trace, found neither/,
    [emptyFolder],
  ],
  [/found neither; a run without --trace leaves nothing to draw/, [untraced]],
  [/rows\.csv: expected the summary\.json of brooks sweep, but it is not JSON/, [join(sweep, 'rows.csv')]],
  [/manifest\.json: expected the summary\.json of brooks sweep, but scenario: /, [join(sweep, 'manifest.json')]],
  [/but it is not JSON/, [spoilt('summary.json', (text) => text.slice(0, 99))]],
  [/expected the summary\.json of brooks sweep, but expected object/, [spoilt('summary.json', () => '[]')]],
  [/made by Brooks 0\.0\.1, this is /, [spoiltSummary((all) => (all.brooks = '0.0.1'))]],
  [/but points\.3\.size: .*>=1/, [spoiltSummary((all) => (all.points[3].size = -4))]],
  [/but points\.0\.bins: expected object/, [spoiltSummary((all) => delete all.points[0].bins)]],
  [
    /but points\.0: expected as many outcomes as/,
    [spoiltSummary((all) => (all.points[0].outcomes = { completed: 1e15 }))],
  ],
  [/but points\.1: expected aloneCompleted of at/, [spoiltSummary((all) => (all.points[1].aloneCompleted = 1e15))]],
  [/but points\.0\.replications: /, [spoiltSummary((all) => (all.points[0].replications = 0))]],
  [/no curve: .*; no distribution: .*; no waterfall: /, [spoiltSummary((all) => (all.points = []))]],
  [/--kind: unknown kind of figure "curves" \(did you mean "curve"\?\)/, [sweep, '--kind', 'curves']],
  [/"pie" \(known kinds: curve, distribution, waterfall, pareto, gantt\)/, [sweep, '--kind', 'pie']],
  [/no gantt from .*: it has no ledger\.jsonl, which brooks run --trace writes/, [sweep, '--kind', 'gantt']],
  [/no curve from .*: it has no summary\.json of brooks sweep/, [traced, '--kind', 'curve']],
  [/--where: chooses design points, and a Gantt chart has none/, [traced, '--where', 'team.size=1']],
  [
    /ledger\.jsonl:\d+: expected an agent below 3/,
    [spoilt('ledger.jsonl', (text) => text.replace('"agent":1', '"agent":7'), traced)],
  ],
  [
    /ledger\.jsonl:\d+: expected a line of a ledger, but agent: /,
    [spoilt('ledger.jsonl', (text) => `${text}{}\n`, traced)],
  ],
  [
    /trace\.json: expected 3 agents, as in ledger\.jsonl, got 4294967296/,
    [spoilt('trace.json', (text) => text.replace('"agents":3', '"agents":4294967296'), traced)],
  ],
  [/trace\.json: expected a trace of brooks run --trace, but otherData/, [spoilt('trace.json', () => '{}', traced)]],
  [
    /made by Brooks 9\.9\.9/,
    [
      spoilt(
        'manifest.json',
        inJson((all) => (all.brooks = '9.9.9')),
        traced,
      ),
    ],
  ],
  [/no curve: no metric makespam in the summary \(did you mean "makespan"\?\)/, [sweep, '--metric', 'makespam']],
  [/team\.sise is no setting that the sweep varies \(did you mean "team\.size"\?\)/, [sweep, '--x', 'team.sise']],
  [/expected a number at every point, got preassigned/, [sweep, '--x', 'coordination.kind']],
  [/--metric and --x: expected --kind curve with them, got pareto/, [sweep, '--kind', 'pareto', '--metric', 'cost']],
  [/--where: no design point has these values; the sweep has team\.size=1,2,3,4 /, [sweep, '--where', 'team.size=9']],
  [/--where: team\.sizes is no setting .* \(did you mean "team\.size"\?\)/, [sweep, '--where', 'team.sizes=2']],
  [/--where: expected path=values/, [sweep, '--where', 'team.size']],
  [/--width: expected a width such as 340, 84mm or 3\.3in, got "wide"/, [sweep, '--width', 'wide']],
  [/--width: .*expected 300 to 2000 pixels, got 76/, [sweep, '--width', '20mm']],
  [/Choices: "light", "dark"/, [sweep, '--theme', 'pink']],
  [/--theme: expected one value, got 2/, [sweep, '--theme', 'dark', '--theme', 'light']],
  [/Choices: "svg", "png"/, [sweep, '--format', 'pdf']],
])('%s: exit code 2, a clear message, nothing written', (message, args) => {
  const out = join(newFolder(), 'figures')
  const { code, stdout, stderr } = brooks('figure', ...args, '--out', out)
  expect(stderr).toMatch(message)
  expect({ code, stdout, written: existsSync(out) }).toEqual({ code: 2, stdout: '', written: false })
  expect(stderr).not.toMatch(/\n\s+at /)
})

test('a sweep says what is wrong with the look of its figures before it simulates', () => {
  const out = join(newFolder(), 'sweep')
  expect(brooks('sweep', SCENARIO, '--width', '9', '--out', out)).toMatchObject({ code: 2, stdout: '' })
  expect(existsSync(out)).toBe(false)
})

test('a full disk is a clear failure, and earlier figures stay', () => {
  const folder = newFolder()
  cpSync(sweep, folder, { recursive: true })
  const before = bytesOf(folder, readdirSync(folder))
  const { code, stderr } = brooksOnFullDisk('figure', folder, '--theme', 'dark', '--format', 'svg', '--format', 'png')
  expect(stderr).toMatch(/cannot write .*ENOSPC/)
  expect(code).toBe(1)
  expect(bytesOf(folder, readdirSync(folder))).toEqual(before)
})

test('what draws is loaded by those who draw, not by sweep --no-figures', () => {
  const args = ['sweep', SCENARIO, '--replications', '2', '--threads', '1', '--out', newFolder()]
  expect(brooksWithoutDrawing(...args)).toMatchObject({ code: 1, stderr: expect.stringContaining('loaded ') })
  expect(brooksWithoutDrawing(...args, '--no-figures').code).toBe(0)
})
