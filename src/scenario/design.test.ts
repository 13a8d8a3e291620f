import { describe, expect, test } from 'vitest'
import { DesignError, factorOf, labelOf, settingsOf } from './index.ts'

describe('values of a factor', () => {
  test.each([
    ['team.size=1,2,5', [1, 2, 5]],
    ['team.size=1..4', [1, 2, 3, 4]],
    ['team.size=1..16:5', [1, 6, 11, 16]],
    ['x=0.1..0.5:0.2', [0.1, 0.3, 0.5]],
    ['x=0.001..0.1@3', [0.001, 0.01, 0.1]],
    ['x=1..3,10', [1, 2, 3, 10]],
    ['coordination.kind=preassigned,decentralized', ['preassigned', 'decentralized']],
    ['x=true,false,null,-1.5', [true, false, null, -1.5]],
    ['x=-2..1', [-2, -1, 0, 1]],
    ['team.members=[sonnet],[gpt]', ['[sonnet]', '[gpt]']],
    ['team.members=[ sonnet , "gpt" ], [gpt]', ['[sonnet, gpt]', '[gpt]']],
    ['x={a: [1, "}, b"]},{}, 3..4,[]', ['{a: [1, "}, b"]}', '{}', 3, 4, '[]']],
  ])('%s', (text, values) => {
    expect(factorOf(text).values).toEqual(values)
  })

  test.each([
    ['team.size', 'expected path=values'],
    ['=1', 'expected path=values'],
    ['a..b=1', 'expected a path such as team.size'],
    ['seed=1,2', 'expected another path'],
    ['experiment.seed=1,2', 'expected another path'],
    ['x=', 'expected a value, got nothing'],
    ['x=1,,2', 'expected a value, got nothing'],
    ['x=3..1', 'expected the lower end first'],
    ['x=1..b', 'expected a number in 1..b'],
    ['x=1..4:0', 'expected a step above 0'],
    ['x=0..1@3', 'expected a lower end above 0'],
    ['x=1..2@1.5', 'expected at least 2 values'],
    ['x=1..1000000', 'expected at most 10000 values'],
    ['x=1,2,1', '1 is there twice'],
    ['x=[a, b],[a,b]', '"[a, b]" is there twice'],
    ['x=[a', 'expected a list such as [a, b]'],
    ['x={a: 1}}', 'expected a list such as [a, b]'],
    ['agents.__proto__.name=a,b', 'unknown key "__proto__"'],
    [`${'a.'.repeat(3000)}b=1,2`, 'expected a path of at most 64 names'],
  ])('%s is refused: %s', (text, message) => {
    expect(() => factorOf(text)).toThrow(DesignError)
    expect(() => factorOf(text)).toThrow(message)
  })
})

test('what is wrong is said in one line, whatever it quotes', () => {
  const thrown = (text: string) => {
    try {
      return String(factorOf(text))
    } catch (error) {
      return (error as Error).message
    }
  }
  expect(thrown('x=a,a,b\n\u001b[2J')).toBe('"a" is there twice in a,a,b\\n\\u001b[2J')
  expect(thrown(`x=[${'a'.repeat(100_000)}`).length).toBeLessThan(3000)
})

describe('designs', () => {
  const a = factorOf('a=1,2')
  const b = factorOf('b=x,y')

  test('a grid has every value with every other, the last fastest', () => {
    expect(settingsOf([a, b], 'grid').map(labelOf)).toEqual(['a=1 b=x', 'a=1 b=y', 'a=2 b=x', 'a=2 b=y'])
  })
  test('a zip has the first with the first', () => {
    expect(settingsOf([a, b], 'zip').map(labelOf)).toEqual(['a=1 b=x', 'a=2 b=y'])
  })
  test('no factor: the scenario as written', () => {
    for (const kind of ['grid', 'zip'] as const) expect(settingsOf([], kind).map(labelOf)).toEqual(['as written'])
  })
  test('lists of different lengths cannot be zipped, and no path comes twice', () => {
    expect(() => settingsOf([a, factorOf('c=1,2,3')], 'zip')).toThrow('a has 2 values, c 3')
    expect(() => settingsOf([a, a], 'grid')).toThrow('got a twice')
  })
  test('a grid that nobody would wait for is refused', () => {
    const wide = (path: string) => factorOf(`${path}=1..1000`)
    expect(() => settingsOf([wide('a'), wide('b')], 'grid')).toThrow('at most 10000 design points, got 1000000')
  })
})
