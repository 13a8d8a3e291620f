import { describe, expect, test } from 'vitest'
import { complaints, load, minimal } from './testing/memory.ts'

/** Milliseconds of the processor that an answer took: other programs do not count. */
function msOf(action: () => void): number {
  const start = process.cpuUsage()
  action()
  return process.cpuUsage(start).user / 1000
}

const tasks = (list: string, more = '') =>
  `version: 1\nname: tiny\ntasks: ${list}\nagents: { ann: { name: Ann } }\n${more}`

describe('messages', () => {
  test('show control characters and line breaks of a file, instead of obeying them', () => {
    const forged = tasks('[{ id: "a\\nfake.yaml:1:1: error: spoof", outputTokens: 1, needs: ["z\\u2028z\\u202e"] }]')
    const lines = complaints(forged)
    expect(lines[0]).toBe(
      'main.yaml:3:15: error: tasks.0.id: expected the name of the task, without line breaks and control characters, ' +
        'got "a\\nfake.yaml:1:1: error: spoof"',
    )
    expect(lines[1]).toBe(
      'main.yaml:3:74: error: tasks.0.needs.0: unknown task "z\\u2028z\\u202e" (known tasks: a\\nfake.yaml:1:1: error: spoof)',
    )
    expect(lines).toHaveLength(2)
    const [orders] = complaints(tasks('[{ id: a, outputTokens: "\\e]0;PWNED\\a\\e[31m red\\x9b" }]'))
    expect(orders).toContain("got '\\u001b]0;PWNED\\u0007\\u001b[31m red\\u009b'")
  })

  test('refuse names that cannot be shown on one line', () => {
    const named = (agent: string, name: string) =>
      complaints(minimal().replace('ann: { name: Ann }', `"${agent}": { name: "${name}" }`))
    expect(named('ann', 'Ann')).toEqual([])
    expect(named('\\e[2JX', 'Ann')[0]).toMatch(/expected the name of an agent, without line breaks.*"\\u001b\[2JX"$/)
    expect(named('ann', 'A\\nnn')[0]).toMatch(/agents\.ann\.name: expected the name of the model, without line breaks/)
    expect(complaints(tasks('[{ id: a, outputTokens: 1, files: ["x\\r.py"] }]'))[0]).toMatch(
      /files\.0: expected a path, /,
    )
  })

  test('are at most 50, then it is said how many more there are', () => {
    const wrong = Array.from({ length: 80 }, (_, task) => `\n  - { id: ${task}x, outputTokens: -${task + 1} }`)
    const lines = complaints(tasks(wrong.join('')))
    expect(lines).toHaveLength(51)
    expect(lines[0]).toMatch(/tasks\.0\.outputTokens/)
    expect(lines.at(-1)).toBe('and 30 more errors')
    expect(complaints(tasks(wrong.slice(0, 51).join(''))).at(-1)).toBe('and 1 more error')
    expect(complaints(tasks(wrong.slice(0, 50).join('')))).toHaveLength(50)
  })

  test('are one for a mistake that aliases repeat', () => {
    const levels = 'abdefghi'
    const rows = [...levels].map((name, at) => {
      const below = at === 0 ? 'x' : `*${at === 2 ? 'nobody' : levels[at - 1]}`
      return `${name}: &${name} [${Array.from({ length: 9 }, () => below).join(', ')}]\n`
    })
    let lines: string[] = []
    expect(msOf(() => (lines = complaints(rows.join(''))))).toBeLessThan(2000)
    expect(lines.join('\n').length).toBeLessThan(10_000)
    expect(lines.filter((line) => line.includes('unknown alias *nobody'))).toHaveLength(9)
  })

  test('suggest names in time that grows with their number', () => {
    const chain = (need: string) =>
      tasks(
        Array.from(
          { length: 5000 },
          (_, at) => `\n  - { id: task${at}, outputTokens: 1, needs: [${need}${at - 1}] }`,
        ).join(''),
      ).replace(`[${need}-1]`, '[]')
    const right = msOf(() => load(chain('task')))
    let lines: string[] = []
    // Most of it is reading the file; when each of the wrong names was compared with all names it took ten times as long.
    expect(msOf(() => (lines = complaints(chain('tosk'))))).toBeLessThan(4 * right)
    expect(lines[0]).toMatch(/unknown task "tosk0" \(did you mean "task0"\?\)$/)
    expect(lines.slice(0, 50).every((line) => line.includes('did you mean'))).toBe(true)
    expect(lines.at(-1)).toBe('and 4949 more errors')
  })

  test('are not too long to read, whatever they quote', () => {
    const [line] = complaints(tasks(`[{ id: a, outputTokens: 1, ${'k'.repeat(100_000)}: 1 }]`))
    expect(line!.length).toBeLessThan(3000)
  })

  test.each([
    ['{ empirical: {} }', 'empirical.samples: missing: expected a list of values'],
    ['{ empirical: { samples: 3 } }', 'empirical.samples: expected a list of values, got 3'],
    ['{ empirical: { samples: [1], weights: x } }', "empirical.weights: expected a list of weights, got 'x'"],
    ['{ mixture: {} }', 'mixture.parts: missing: expected a list of parts'],
    ['{ mixture: { parts: {} } }', 'mixture.parts: expected a list of parts, got an object'],
  ])('are words of ours: %s', (size, message) => {
    expect(complaints(tasks(`[{ id: a, outputTokens: ${size} }]`))).toEqual([
      expect.stringContaining(`tasks.0.outputTokens.${message}`),
    ])
  })

  test('name no task that has no name', () => {
    const files = {
      'main.yaml': tasks('{ file: t.json, outputTokens: 1, sizes: { b: 2 } }'),
      't.json': '[{ "needs": [] }]',
    }
    expect(complaints(files)).toEqual(['t.json:1:2: error: 0.id: missing: expected the name of the task'])
  })
})

describe('numbers and keys of a scenario', () => {
  test.each([
    [
      'context: { systemTokens: 1e308 }',
      'context.systemTokens: expected a number of at least 0 up to 1e15, got 1e+308',
    ],
    ['context: { boardTokensPerTask: .nan }', 'context.boardTokensPerTask: expected a number of at least 0, got NaN'],
    ['limits: { hours: 1e300 }', 'limits.hours: expected a number above 0 up to 1000000, got 1e+300'],
    ['limits: { tokens: 1e16 }', 'limits.tokens: expected a number above 0 up to 1e15, got 10000000000000000'],
    ['limits: { dollars: 1e308 }', 'limits.dollars: expected a number above 0 up to 1e15'],
    ['board: { stepwiseOdds: 1e300 }', 'board.stepwiseOdds: expected a number above 0 up to 1e15'],
    ['team: { size: { toString: 1 } }', 'team.size: expected an integer from 1 to 2048, got a mapping'],
    ['team: { size: { valueOf: 1 } }', 'team.size: expected an integer from 1 to 2048, got a mapping'],
    ['seed: { toString: 1 }', 'seed: expected an integer of at least 0, got a mapping'],
    ['toString: 1', 'unknown key "toString"'],
    ['team: { members: [constructor] }', 'unknown agent "constructor"'],
    ['pacing: toString', 'pacing: expected rounds or async, got "toString"'],
  ])('%s', (more, message) => {
    const lines = complaints(minimal(more))
    expect(lines).toEqual([expect.stringContaining(message)])
  })

  test('of prices, tasks and habits are bounded as well', () => {
    const priced = (value: string) =>
      `prices: { inputPerMillion: ${value}, cachedInputPerMillion: 1, outputPerMillion: 1, asOf: "2026-01-01", source: s }`
    const agent = (part: string) => complaints(minimal().replace('{ name: Ann }', `{ name: Ann, ${part} }`))
    expect(agent(priced('1'))).toEqual([])
    expect(agent(priced('1e308'))).toEqual([
      expect.stringContaining('inputPerMillion: expected a number of at least 0 up to 1e15'),
    ])
    expect(agent('tokens: { verbosity: 1e300 }')).toEqual([
      expect.stringContaining('expected a number above 0 up to 1e15'),
    ])
    expect(agent('latency: { secondsPerInputToken: 1e200 }')).toHaveLength(1)
    expect(complaints(tasks('[{ id: a, outputTokens: 1, priority: -1e300, difficulty: 1e300 }]'))).toHaveLength(2)
    expect(load(tasks('[{ id: a, outputTokens: 1, priority: -1e15, difficulty: 1e15 }]')).warnings).toEqual([])
  })

  test.each([
    ['a long path', `${'a.'.repeat(3000)}b=1`, 'expected a path of at most 64 names'],
    ['a long path into tasks', `tasks.0.${'a.'.repeat(3000)}b=1`, 'expected a path of at most 64 names'],
    ['a key that is none', 'agents.__proto__.name=x', 'unknown key "__proto__"'],
    ['it alone', 'agents.__proto__={name: x}', 'unknown key "__proto__"'],
    ['within the value', 'agents={ann: {name: x}, __proto__: {name: y}}', 'unknown key "__proto__"'],
    ['a name of every object', 'agents.ann.toString=1', 'unknown key "toString"'],
  ])('a setting is refused: %s', (_, set, message) => {
    let lines: string[] = []
    expect(msOf(() => (lines = complaints(minimal(), set)))).toBeLessThan(2000)
    expect(lines).toEqual([expect.stringContaining(message)])
    expect(lines[0]!.length).toBeLessThan(3000)
  })

  test('a path has 64 names at most, in an experiment too', () => {
    const deep = Array.from({ length: 64 }, () => 'a').join('.')
    expect(complaints(minimal(), `${deep}=1`)[0]).toContain('unknown key "a"')
    const vary = (path: string) => complaints(minimal(`experiment: { vary: { ${path}: [1, 2] } }`))
    expect(vary(`${deep}.a`)[0]).toContain('expected a path of at most 64 names')
    expect(vary('agents.__proto__.name')[0]).toContain('unknown key "__proto__"')
  })
})
