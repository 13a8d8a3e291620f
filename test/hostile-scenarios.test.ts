import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { brooks, CLI, newFolder } from './support/cli.ts'

const folder = newFolder()

/** A file with so much beside a version, a name, and the tasks and agents that it need not say. */
function scenario(name: string, ...lines: string[]): string {
  const said = (key: string) => lines.some((line) => line.startsWith(`${key}:`))
  const others = { version: '1', name: 'hostile', tasks: '[{ id: a, outputTokens: 1 }]', agents: '{ c: { name: x } }' }
  const missing = Object.entries(others).flatMap(([key, value]) => (said(key) ? [] : [`${key}: ${value}`]))
  const path = join(folder, `${name}.yaml`)
  writeFileSync(path, [...missing, ...lines].join('\n'))
  return path
}

const prices = (output: string) =>
  `{ inputPerMillion: 1, cachedInputPerMillion: 1, outputPerMillion: ${output}, asOf: "2026-01-01", source: s }`
const aliases = 'abcdefgh'.split('').map((name, at) => {
  const below = at === 0 ? 'x' : at === 2 ? '*nobody' : `*${'abcdefgh'[at - 1]}`
  return `${name}: &${name} [${Array.from({ length: 9 }, () => below).join(', ')}]`
})

describe('a scenario that means harm is refused with a place, in no more than two seconds and a page of words', () => {
  test.each([
    [
      'infinite prices',
      [`agents: { c: { name: x, prices: ${prices('1e308')} } }`],
      'outputPerMillion: expected a number',
    ],
    [
      'endless tokens',
      ['context: { boardTokensPerTask: 1.7976931348623157e+308 }'],
      'boardTokensPerTask: expected a number',
    ],
    ['no number', ['context: { systemTokens: .nan }'], 'systemTokens: expected a number of at least 0, got NaN'],
    ['a key of every object', ['team: { size: { toString: 1 } }'], 'team.size: expected an integer from 1 to 2048'],
    ['errors through aliases', aliases, 'unknown alias *nobody'],
    [
      'orders to a terminal',
      ['tasks: [{ id: a, outputTokens: "\\e]0;PWNED\\a\\e[31m red" }]'],
      '\\u001b]0;PWNED\\u0007',
    ],
    [
      'a forged line',
      ['tasks: [{ id: "a\\nfake.yaml:1:1: error: spoof", outputTokens: 1, needs: [zz] }]'],
      'a\\nfake.yaml',
    ],
    [
      'orders in names',
      ['agents: { "\\e[2J\\e[31mX": { name: "\\e[2Jq" } }'],
      'agents.\\u001b[2J\\u001b[31mX: expected',
    ],
  ])('%s', (name, lines, words) => {
    const file = scenario(name.replaceAll(' ', '-'), ...lines)
    const { code, stdout, stderr } = brooks('run', file, '--out', join(folder, 'out'))
    expect(stderr).toContain(words)
    expect([code, stdout]).toEqual([2, ''])
    const shown = stderr.trimEnd().split('\n')
    expect(shown.length).toBeLessThanOrEqual(51)
    for (const line of shown) expect(line).toMatch(/^.+\.yaml:\d+:\d+: error: .|^and \d+ more errors$/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what it is about
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
    expect(existsSync(join(folder, 'out'))).toBe(false)
  })

  test.each([
    [`${'a.'.repeat(3000)}b=1`, 'expected a path of at most 64 names'],
    ['agents.__proto__.name=x', 'unknown key "__proto__"'],
  ])('a setting: %.40s', (set, words) => {
    const { code, stderr } = brooks('check', scenario('sound'), '--set', set)
    expect(stderr).toContain(words)
    expect([code, stderr.trim().split('\n').length]).toEqual([2, 1])
    const sweep = brooks('sweep', scenario('sound'), '--vary', `${set},2`, '--out', join(folder, 'out'))
    expect(sweep.stderr).toContain(words)
    expect(sweep.code).toBe(2)
  })
})

test('lists can be varied, and compared', () => {
  const file = scenario('two', 'agents: { c: { name: x }, d: { name: y } }', 'team: { members: [c] }')
  const out = join(folder, 'lists')
  const varied = ['--vary', 'team.members=[c],[c,d]', '--baseline', 'team.members=[c]', '--replications', '4']
  const { code, stdout } = brooks('sweep', file, ...varied, '--no-figures', '--quiet', '--out', out)
  expect(code).toBe(0)
  expect(stdout).toMatch(/^team\.members=\[c\] .*\nteam\.members=\[c, d\] /m)
  expect(stdout).toContain('Against team.members=[c]')
})

describe.skipIf(!existsSync('/dev/full'))('an output that takes no more', () => {
  const shell = (command: string) => spawnSync('sh', ['-c', command], { encoding: 'utf8', timeout: 60_000 })
  const file = scenario('long', 'team: { size: 3 }')
  const run = `"${process.execPath}" "${CLI}" run "${file}" --out "${join(folder, 'full')}"`

  test.each([run, `"${process.execPath}" "${CLI}" schema`])('full: one line says so', (command) => {
    const { status, stderr } = shell(`${command} > /dev/full`)
    expect(stderr).toMatch(/^brooks: cannot write to standard output: ENOSPC[^\n]*\n$/)
    expect(status).toBe(1)
  })

  test('closed, or for reading only: at most one line', () => {
    expect(shell(`${run} >&-`).stderr).toBe('')
    expect(shell(`${run} 1< /dev/null`).stderr).toMatch(/^brooks: cannot write to standard output: [^\n]*\n$/)
    expect(execFileSync('sh', ['-c', `${run} | head -c 1`], { encoding: 'utf8' })).toBe('h')
  })
})
