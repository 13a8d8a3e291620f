import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { distributionOf, kindNames, type Quantity, quantity } from './quantity.ts'

type Issues = [path: PropertyKey[], message: RegExp][]

function issuesOf(schema: z.ZodType, input: unknown): [PropertyKey[], string][] {
  const result = schema.safeParse(input)
  return result.success ? [] : result.error.issues.map(({ path, message }) => [path, message])
}

function expectIssues(schema: z.ZodType, input: unknown, expected: Issues): void {
  const issues = issuesOf(schema, input)
  expect(issues.map(([path]) => path)).toEqual(expected.map(([path]) => path))
  expected.forEach(([, message], i) => {
    expect(issues[i]![1]).toMatch(message)
  })
}

const everyKind: Quantity[] = [
  3,
  { constant: { value: 3 } },
  { uniform: { min: 3, max: 3 } },
  { exponential: { mean: 1 } },
  { normal: { mean: 1, sd: 1 } },
  { normal: { mean: 1, sd: 1, min: 0, max: 2 } },
  { lognormal: { mean: 1, cv: 0 } },
  { gamma: { mean: 1, cv: 1 } },
  { erlang: { k: 1, mean: 1 } },
  { weibull: { shape: 1, scale: 1 } },
  { pareto: { shape: 1, min: 1 } },
  { poisson: { mean: 1 } },
  { bernoulli: { p: 0 } },
  { empirical: { samples: [1, 2], weights: [0, 1] } },
  { mixture: { parts: [{ weight: 1, value: 1 }] } },
]

test.each(everyKind.map((value) => [JSON.stringify(value), value]))('%s is accepted as it is', (_, value) => {
  expect(quantity().parse(value)).toEqual(value)
})

test('a misspelt quantity does not compile', () => {
  // @ts-expect-error a parameter is missing
  const missing: Quantity = { lognormal: { mean: 1 } }
  // @ts-expect-error the kind does not exist
  const unknown: Quantity = { lognormall: { mean: 1, cv: 1 } }
  expect([missing, unknown].map((value) => quantity().safeParse(value).success)).toEqual([false, false])
})

const aboveZero = /^expected a number above 0, got/

describe('parameters out of range', () => {
  test.each<[unknown, Issues]>([
    [{ constant: {} }, [[['constant', 'value'], /^expected a number, got nothing$/]]],
    [{ constant: { value: Number.NaN } }, [[['constant', 'value'], /^expected a number, got NaN$/]]],
    [{ constant: { value: 1e16 } }, [[['constant', 'value'], /^expected a number up to 1e15, got 1/]]],
    [{ constant: { value: -1e16 } }, [[['constant', 'value'], /^expected a number from -1e15, got -1/]]],
    [{ uniform: { min: 2, max: 1 } }, [[['uniform', 'max'], /^expected max to be at least min/]]],
    [{ exponential: { mean: 0 } }, [[['exponential', 'mean'], aboveZero]]],
    [{ normal: { mean: 0, sd: 0 } }, [[['normal', 'sd'], aboveZero]]],
    [{ normal: { mean: 0, sd: 0, min: 0 } }, [[['normal', 'sd'], aboveZero]]], // 0 / 0 standard deviations
    [{ normal: { mean: 0, sd: -1, min: 0 } }, [[['normal', 'sd'], aboveZero]]],
    [{ normal: { mean: 0, sd: 1, min: 2.33 } }, [[['normal'], /at least 1 %/]]],
    [{ normal: { mean: 0, sd: 1, min: 1, max: -1 } }, [[['normal'], /at least 1 %/]]],
    [{ lognormal: { mean: 400, cv: -0.1 } }, [[['lognormal', 'cv'], /^expected a number from 0 to 100, got -0.1$/]]],
    [{ lognormal: { mean: '400', cv: 1 } }, [[['lognormal', 'mean'], /^expected a number above 0, got '400'$/]]],
    [{ gamma: { mean: 1, cv: 0 } }, [[['gamma', 'cv'], /^expected a number from 0.001 to 100, got 0$/]]],
    [{ erlang: { k: 1.5, mean: 1 } }, [[['erlang', 'k'], /^expected an integer from 1 to 100, got 1.5$/]]],
    [{ erlang: { k: 101, mean: 1 } }, [[['erlang', 'k'], /^expected an integer from 1 to 100, got 101$/]]],
    [{ weibull: { shape: 0, scale: 1 } }, [[['weibull', 'shape'], /^expected a number from 0.1 to 1000, got 0$/]]],
    [{ pareto: { shape: 1, min: 0 } }, [[['pareto', 'min'], aboveZero]]],
    [{ poisson: { mean: -1 } }, [[['poisson', 'mean'], /got -1$/]]],
    [{ bernoulli: { p: 1.1 } }, [[['bernoulli', 'p'], /^expected a number from 0 to 1, got 1.1$/]]],
    [{ empirical: { samples: [] } }, [[['empirical', 'samples'], /at least one/]]],
    [{ empirical: { samples: [1, 'x'] } }, [[['empirical', 'samples', 1], /^expected a number, got 'x'$/]]],
    [{ empirical: { samples: [1], weights: [1, 2] } }, [[['empirical', 'weights'], /as many weights as samples/]]],
    [{ empirical: { samples: [1, 2], weights: [0] } }, [[['empirical', 'weights'], /as many weights as samples/]]],
    [{ empirical: { samples: [1], weights: [0] } }, [[['empirical', 'weights'], /at least one weight above 0/]]],
    [{ mixture: { parts: [] } }, [[['mixture', 'parts'], /at least one part/]]],
    [{ mixture: { parts: [{ weight: 0, value: 1 }] } }, [[['mixture', 'parts', 0, 'weight'], aboveZero]]],
  ])('%j', (input, expected) => expectIssues(quantity(), input, expected))
})

describe('shapes that are no quantity', () => {
  const shape = /^expected a number or an object with one of constant, .*, mixture, got/
  test.each<[unknown, Issues]>([
    [undefined, [[[], shape]]],
    [null, [[[], shape]]],
    ['400', [[[], shape]]],
    [[400], [[[], shape]]],
    [{}, [[[], /got an empty object$/]]],
    [{ poisson: { mean: 1 }, gamma: { mean: 1, cv: 1 } }, [[[], /got poisson and gamma$/]]],
    [{ lognormall: { mean: 1, cv: 1 } }, [[['lognormall'], /^unknown distribution 'lognormall', expected one of con/]]],
    [{ toString: 1 }, [[['toString'], /^unknown distribution/]]],
    [{ poisson: 3 }, [[['poisson'], /^expected an object with mean, got 3$/]]],
    [
      { lognormal: { mean: 1, sd: 1 } },
      [
        [['lognormal', 'cv'], /got nothing$/],
        [['lognormal', 'sd'], /^unknown parameter, expected mean, cv$/],
      ],
    ],
  ])('%j', (input, expected) => expectIssues(quantity(), input, expected))

  test('an unknown kind is one issue that lists every kind', () => {
    const [[, message], ...others] = issuesOf(quantity(), { expo: { mean: 1 } }) as [[PropertyKey[], string]]
    expect(others).toEqual([])
    for (const name of kindNames) expect(message).toContain(name)
  })
})

describe('a range', () => {
  test.each<[unknown, Issues]>([
    [-1, [[[], /^expected at least 0, got -1$/]]],
    [Infinity, [[[], /got Infinity$/]]],
    [{ uniform: { min: -1, max: 2 } }, [[['uniform'], /^expected at least 0, got values from -1 to 2$/]]],
    [{ normal: { mean: 10, sd: 1 } }, [[['normal'], /values from -Infinity to Infinity$/]]],
    [
      {
        mixture: {
          parts: [
            { weight: 1, value: 1 },
            { weight: 1, value: { constant: { value: -3 } } },
          ],
        },
      },
      [[['mixture', 'parts', 1, 'value', 'constant'], /^expected at least 0, got values from -3 to -3$/]],
    ],
    [{ normal: { mean: 10, sd: 1, min: 0 } }, []],
    [{ empirical: { samples: [-1, 1], weights: [0, 1] } }, []],
    [{ exponential: { mean: 1 } }, []],
  ])('from 0: %j', (input, expected) => expectIssues(quantity({ min: 0 }), input, expected))

  test('bounds from both sides, or from above only', () => {
    const tail = { exponential: { mean: 1 } }
    expectIssues(quantity({ min: 0, max: 1 }), tail, [
      [['exponential'], /^expected from 0 to 1, got values from 0 to I/],
    ])
    expectIssues(quantity({ max: 1 }), tail, [[['exponential'], /^expected at most 1, got/]])
    expectIssues(quantity({ min: 0, max: 1 }), { bernoulli: { p: 0.5 } }, [])
  })
})

test('inside an object: a missing quantity is an issue at its key, an optional one may be missing', () => {
  const schema = z.strictObject({ size: quantity(), noise: quantity().optional(), delay: quantity().default(0) })
  expectIssues(schema, {}, [[['size'], /^expected a number or .* got nothing$/]])
  expectIssues(schema, { size: { gamma: { mean: 1, cv: -1 } } }, [[['size', 'gamma', 'cv'], /got -1$/]])
  expect(schema.parse({ size: 3 })).toEqual({ size: 3, delay: 0 })
})

test('deeply nested mixtures take time in proportion to their depth, not exponential in it', () => {
  let value: Quantity = { poisson: { mean: 1 } }
  for (let depth = 0; depth < 60; depth++) value = { mixture: { parts: [{ weight: 1, value }] } }
  expect(quantity().safeParse(value).success).toBe(true)
  expect(distributionOf(value).mean).toBe(1)
})

test('JSON Schema names every kind, its parameters and the recursion of the mixture', () => {
  const schema = z.toJSONSchema(z.strictObject({ size: quantity({ min: 0 }) }), { io: 'input' })
  const text = JSON.stringify(schema)
  for (const name of kindNames) expect(text).toContain(`"required":["${name}"]`)
  expect(text).toContain('"required":["mean","cv"]')
  expect(text).toContain('"minimum":0')
  const { $ref } = (schema.properties as Record<string, { $ref: string }>).size!
  expect(text.split(JSON.stringify($ref)).length).toBeGreaterThanOrEqual(2)
})

test('distributionOf says what is not a quantity', () => {
  expect(() => distributionOf({ expo: {} } as unknown as Quantity)).toThrow(
    /expected a number or an object .* got expo/,
  )
  expect(() => distributionOf({} as Quantity)).toThrow(/got nothing/)
})
