import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { brooks, CLI, newFolder } from './support/cli.ts'

const SCENARIO = 'scenarios/paper/svgutils-p05.yaml'
const plan = (out: string, ...more: string[]) => {
  const sizes = more.includes('--sizes') ? [] : ['--sizes', '1..5']
  return ['plan', SCENARIO, ...sizes, '--out', out, ...more]
}
const filesOf = (folder: string) =>
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)

test('the same answer, to the byte, on 1, 2 and 4 threads', () => {
  const results = ['1', '2', '4'].map((threads) => {
    const out = newFolder()
    const { code, stdout } = brooks(...plan(out, '--deadline', '2m', '--sizes', '1..3', '--threads', threads))
    expect(code).toBe(0)
    return [stdout.replaceAll(out, 'OUT'), filesOf(out)]
  })
  expect(results[1]).toEqual(results[0])
  expect(results[2]).toEqual(results[0])
  const { designs, front } = JSON.parse(Object.fromEntries(results[0]![1] as [string, string][])['plan.json']!)
  const onFront = front.map((index: number) => designs[index])
  for (const { meets, replications } of onFront)
    expect([meets.share >= 0.95, replications]).toEqual([true, onFront[0].replications])
  expect(results[0]![0]).toMatch(
    /^svgutils-p05: 10 designs, \d+ runs, seed 1; an hour of makespan is worth \$60\.00 \(--value-of-time\)\n\nTake \d agents \(all sonnet\), preassigned \(/,
  )
  expect(results[0]![0]).toMatch(/\nOf the designs .*\nThe runner-up is .*\nThe biggest loss .*\nThe longest chain /s)
})

test('another seed, other runs; --json prints plan.json on one line', () => {
  const out = newFolder()
  const { stdout } = brooks(...plan(out, '--seed', '7', '--json', '--sizes', '2,3', '--assignment', 'heft'))
  const printed = JSON.parse(stdout)
  expect(printed).toEqual(JSON.parse(readFileSync(join(out, 'plan.json'), 'utf8')))
  expect(printed).toMatchObject({ scenario: 'svgutils-p05', seed: 7, settled: expect.any(Boolean) })
  expect(printed.designs.map(({ label }: { label: string }) => label)).toEqual([
    'team.size=2 coordination.kind=preassigned coordination.assignment=heft',
    'team.size=2 coordination.kind=decentralized',
    'team.size=3 coordination.kind=preassigned coordination.assignment=heft',
    'team.size=3 coordination.kind=decentralized',
  ])
  const lines = readFileSync(join(out, 'designs.csv'), 'utf8').trimEnd().split('\n')
  expect(lines).toHaveLength(1 + 4)
})

test('what an hour is worth stands in the first line, where it counts', () => {
  const only = ['--sizes', '1,4', '--coordination', 'preassigned']
  const { stdout } = brooks(...plan(newFolder(), '--value-of-time', '7.50', ...only))
  expect(stdout.split('\n')[0]).toMatch(/; an hour of makespan is worth \$7\.50 \(--value-of-time\)$/)
  const fastest = brooks(...plan(newFolder(), '--minimize', 'makespan', ...only)).stdout
  expect(fastest).toContain('Take 4 agents')
  expect(fastest).not.toContain('--value-of-time')
})

test('mixes of members are designs too, and the cheapest can be asked for', () => {
  const mixes = ['--members', 'sonnet', '--members', 'gemini,sonnet']
  const only = ['--sizes', '2', '--coordination', 'preassigned', '--assignment', 'heft', '--minimize', 'cost']
  const { code, stdout } = brooks(...plan(newFolder(), ...mixes, ...only))
  expect(code).toBe(0)
  expect(stdout).toContain('Take 2 agents (all sonnet), ')
  expect(stdout).toMatch(/it\shas\sthe\slowest\sexpected\scost\.\s2\sdesigns\swere\scompared/)
})

test('without --members a mixed file is tried as it is, and each of its profiles alone', () => {
  const out = newFolder()
  const only = ['--set', 'team.members=[sonnet,gpt]', '--sizes', '1,2', '--coordination', 'decentralized']
  const { stdout } = brooks(...plan(out, ...only, '--max-replications', '32', '--json'))
  const { designs } = JSON.parse(stdout)
  expect(designs.map(({ members }: { members: object }) => members)).toEqual([
    { sonnet: 1 },
    { gpt: 1 },
    { sonnet: 1, gpt: 1 },
    { sonnet: 2 },
    { gpt: 2 },
  ])
})

test('an impossible deadline is an answer, not an error', () => {
  const { code, stdout } = brooks(...plan(newFolder(), '--deadline', '1s'))
  expect(code).toBe(0)
  expect(stdout).toContain('None of the 18 designs completes within 1 s in 95 % of its runs. The nearest is ')
})

describe('what is wrong is said, with exit code 2', () => {
  test.each([
    [['--deadline', '45'], '--deadline: expected a time with its unit such as 45m or 2h, got "45"'],
    [['--deadline', 'soon'], '--deadline: expected a time'],
    [['--budget', 'ten'], '--budget: expected US dollars such as 10usd or 2.50, got "ten"'],
    [['--budget', '0'], '--budget: expected US dollars'],
    [['--value-of-time', 'much'], '--value-of-time: expected US dollars an hour such as 60usd/h, got "much"'],
    [['--value-of-time', '-3'], '--value-of-time: expected US dollars an hour'],
    [['--minimize', 'all'], 'Choices: "total", "team", "makespan", "cost"'],
    [['--sizes', '0..3'], '--sizes: expected integers from 1 to 2048, got 0'],
    [['--sizes', '5..1'], '--sizes: expected the lower end first, got 5..1'],
    [['--sizes', '1..3', '--sizes', '4'], '--sizes: expected one value, got 2'],
    [['--coordination', 'preasigned'], 'did you mean "preassigned"?'],
    [['--assignment', 'heft,heft'], '--assignment: heft is there twice'],
    [['--members', 'sonnet', '--members', 'sonnet'], '--members: sonnet is there twice'],
    [['--members', 'sonet'], 'did you mean "sonnet"?'],
    [['--set', 'coordination.kind=decentralized'], 'expected --coordination instead'],
    [['--set', 'coordination=decentralized'], 'expected --coordination and --assignment instead'],
    [['--set', 'coordination.assignment=heft'], 'expected --assignment instead'],
    [['--set', 'team.size=3'], 'a plan looks at several of these; expected --sizes instead'],
    [['--confidence', '95'], '--confidence: expected one number above 0 and below 1, got "95"'],
    [['--max-replications', '1'], '--max-replications: expected one integer of at least 2, got "1"'],
  ] as const)('%j', (more, message) => {
    const { code, stderr } = brooks(...plan(newFolder(), ...more))
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
    expect(code).toBe(2)
  })
  test('a budget where agents have no prices', () => {
    const { code, stderr } = brooks('plan', 'scenarios/lessons/amdahl.yaml', '--budget', '3', '--out', newFolder())
    expect([code, stderr]).toEqual([2, expect.stringContaining('--budget: expected prices of every agent, worker has none')]) // biome-ignore format: short
  })
})

test('Ctrl-C ends it soon, and leaves nothing half done', async () => {
  const out = newFolder()
  const child = spawn(process.execPath, [CLI, ...plan(out, '--sizes', '1..64')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let message = ''
  child.stderr.on('data', (text) => {
    // The first word of progress: it is at work.
    if (message === '') child.kill('SIGINT')
    message += text
  })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  expect(await ended).toBe(130)
  expect(message).toContain('interrupted by SIGINT; nothing was written')
  expect(readdirSync(out)).toEqual([])
})
