import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { metricsDoc } from '../src/cli/metricsDoc.ts'
import { eventColumns, loggedMetrics, runColumns } from '../src/dataset/index.ts'
import { brooks, CLI, newFolder } from './support/cli.ts'

const readme = readFileSync('README.md', 'utf8')
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1]!)
/** Commands, each with the output that is shown right below it, if any. */
const commands = [...readme.matchAll(/^```sh\n([\s\S]*?)^```(?:\n\n```text\n([\s\S]*?)^```)?/gm)]
  .flatMap(([, block, shown]) =>
    block!
      .trim()
      .split('\n')
      .map((line, at, lines) => ({ line, shown: at === lines.length - 1 ? shown : undefined })),
  )
  // A server does not end: test/serve.test.ts types that one.
  .filter(({ line }) => line.startsWith('npx brooks ') && !line.startsWith('npx brooks serve '))

/** A folder in which the README's commands can be typed without touching this one's out/. */
function checkout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'brooks-readme-'))
  symlinkSync(resolve('scenarios'), join(folder, 'scenarios'))
  return folder
}

const type = (command: string, cwd: string) =>
  spawnSync(process.execPath, [CLI, ...command.replaceAll("'", '').split(' ').slice(2)], {
    cwd,
    encoding: 'utf8',
    timeout: 200_000, // a plan on a busy machine
  })

test('the README has commands to type', () => {
  expect(commands.length).toBeGreaterThanOrEqual(5)
})

test('and shows what some of them print', () => {
  const shown = commands.filter((command) => command.shown !== undefined)
  expect(shown).toHaveLength(blocks('text').length)
  expect(shown.length).toBeGreaterThanOrEqual(3)
})

// One after the other in one place, as a reader types them: some need the results of others.
const place = checkout()
test.each(commands)('$line', ({ line, shown }) => {
  const { status, stdout } = type(line, place)
  expect(status).toBe(0)
  if (shown !== undefined) expect(stdout).toBe(shown)
})

test('the scenario that it shows runs', () => {
  const file = join(newFolder(), 'backlog.yaml')
  writeFileSync(file, blocks('yaml')[0]!)
  const { code, stdout, stderr } = brooks('run', file, '--replications', '20', '--out', newFolder())
  expect(stderr).toBe('')
  expect(code).toBe(0)
  expect(stdout).toContain('Ended: completed 20.')
})

test('docs/metrics.md says what the metrics say of themselves', () => {
  expect(readFileSync('docs/metrics.md', 'utf8')).toBe(metricsDoc())
})

test('what it quotes of docs/validation.md stands there', () => {
  const prose = readme.replace(/^```[\s\S]*?^```/gm, '')
  const quoted = [...prose.matchAll(/^ {4}(\S.*)$/gm)].map(([, line]) => line!)
  expect(quoted.length).toBeGreaterThanOrEqual(4)
  const doc = readFileSync('docs/validation.md', 'utf8').split('\n')
  for (const line of quoted) expect(doc).toContain(line)
})

test('docs/dataset.md says what the metrics of recorded runs say of themselves, and names every column', () => {
  const doc = readFileSync('docs/dataset.md', 'utf8')
  for (const { name, unit, summary } of loggedMetrics)
    expect(doc).toContain(`| \`${name}\` | ${unit || 'count'} | ${summary} |\n`)
  for (const { name } of [...runColumns, ...eventColumns]) expect(doc).toContain(`\`${name}\``)
})
