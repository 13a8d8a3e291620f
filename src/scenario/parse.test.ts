import { describe, expect, it } from 'vitest'
import { parse } from './parse.ts'
import { formatProblem, Report } from './problem.ts'
import { get, plain } from './tree.ts'

function read(text: string) {
  const report = new Report()
  const tree = parse(text, 'f.yaml', report)
  return { tree, problems: report.problems('f.yaml').map(formatProblem) }
}

describe('parse', () => {
  it('knows the line and column of every key and value', () => {
    const { tree } = read('\uFEFFa:\n  b: [1, {c: x}]\n')
    const b = get(get(tree, 'a'), 'b')!
    expect(b.key).toMatchObject({ line: 2, column: 3, path: 'a.b' })
    expect(b.place).toMatchObject({ line: 2, column: 6 })
    expect(plain(tree)).toEqual({ a: { b: [1, { c: 'x' }] } })
  })

  it('follows aliases, each place with its own path', () => {
    const { tree, problems } = read('a: &x { b: 1 }\nc: *x\n')
    expect(problems).toEqual([])
    expect(plain(tree)).toEqual({ a: { b: 1 }, c: { b: 1 } })
    expect(get(get(tree, 'c'), 'b')!.place.path).toBe('c.b')
  })

  it.each([
    ['', 'f.yaml:1:1: error: the file is empty'],
    ['# nothing\n', 'f.yaml:1:1: error: the file is empty'],
    ['a: \u0000', 'f.yaml:1:1: error: not a text file: it holds the character U+0000'],
    ['a: 1\na: 2', 'f.yaml:2:1: error: duplicate key "a", first on line 1'],
    ['a:\n\tb: 1', 'f.yaml:2:1: error: a tab cannot indent YAML: use spaces'],
    ['a: 1\n---\nb: 1', 'f.yaml:2:1: error: expected one document, got several (a line "---" or "..." divides them)'],
    ['a: *x', 'f.yaml:1:4: error: a: unknown alias *x: no &x before it'],
    ['a: &x [1, *x]', 'f.yaml:1:11: error: a.1: the alias *x stands for something that holds it'],
    ['a: !thing 1', 'f.yaml:1:4: error: unresolved tag: !thing'],
    ['a: !!timestamp 2001-01-01', 'f.yaml:1:16: error: a: expected plain data'],
    ['? [a]\n: 1', 'f.yaml:1:3: error: expected text as key'],
  ])('reports %j', (text, problem) => {
    expect(read(text).problems).toEqual([problem])
  })

  it.each([
    ['flow', '['.repeat(200_000)],
    ['dashes', '- '.repeat(50_000)],
    ['indentation', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['aliases', `${'x: &a0 [1]\n'}${Array.from({ length: 100 }, (_, i) => `k${i}: &a${i + 1} [*a${i}]\n`).join('')}`],
  ])('survives a text that is nested too deeply by %s', (_, text) => {
    expect(read(text).problems[0]).toMatch(/^f.yaml:\d+:\d+: error: .*nested more than 64 levels deep$/)
  })

  it('survives aliases that stand for billions of values', () => {
    const lines = Array.from({ length: 20 }, (_, i) => `k${i}: &a${i + 1} [${`*a${i}, `.repeat(9)}]\n`)
    expect(read(`x: &a0 [1]\n${lines.join('')}`).problems).toEqual([
      expect.stringMatching(/^f.yaml:\d+:\d+: error: .*too many values through aliases$/),
    ])
  })
})
