import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { metricsDoc } from '../src/cli/metricsDoc.ts'
import { brooks, CLI, newFolder } from './support/cli.ts'

const readme = readFileSync('README.md', 'utf8')
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1]!)
const commands = blocks('sh')
  .flatMap((block) => block.trim().split('\n'))
  .filter((line) => line.startsWith('npx brooks '))

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
    timeout: 60_000,
  })

test('the README has commands to type', () => {
  expect(commands.length).toBeGreaterThanOrEqual(5)
})

// One after the other in one place, as a reader types them: some need the results of others.
const place = checkout()
test.each(commands)('%s', (command) => {
  expect(type(command, place).status).toBe(0)
})

test('the output that it shows is what comes', () => {
  const shown = blocks('text')[0]!
  expect(type(commands[0]!, checkout()).stdout).toBe(shown)
})

test('and so is that of the sweep', () => {
  const sweep = commands.find((command) => command.includes(' sweep '))!
  expect(blocks('text')).toContain(type(sweep, checkout()).stdout)
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
