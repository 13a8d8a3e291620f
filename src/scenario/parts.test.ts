import { describe, expect, it } from 'vitest'
import { readTextFile } from './files.ts'
import { scenarioJsonSchema } from './jsonSchema.ts'
import { resolvePath } from './paths.ts'
import { suggest } from './suggest.ts'
import { complaints, kinds, load, minimal } from './testing/memory.ts'

describe('team', () => {
  const team = (text: string) => load(minimal(`  bob: { name: Bob }\nteam: ${text}`)).scenario.team
  const problems = (text: string) => complaints(minimal(`  bob: { name: Bob }\n${text}`))

  it('cycles its members up to its size', () => {
    expect(team('{ members: [ann, bob] }')).toEqual({ size: 2, members: ['ann', 'bob'] })
    expect(team('{ size: 3, members: [bob, ann] }')).toEqual({ size: 3, members: ['bob', 'ann', 'bob'] })
    expect(team('{ size: 1, members: [bob, ann] }')).toEqual({ size: 1, members: ['bob'] })
    expect(team('{ members: [{ agent: ann, count: 2 }, bob] }').members).toEqual(['ann', 'ann', 'bob'])
  })

  it('must be told who is in it if there is a choice', () => {
    const expected = 'missing: expected who is in the team, since there are several agents: ann, bob'
    expect(problems('')).toEqual([`main.yaml:1:1: error: team.members: ${expected}`])
    expect(problems('team: { size: 2 }')).toEqual([`main.yaml:9:1: error: team.members: ${expected}`])
  })

  it('is no larger than it can be', () => {
    expect(problems('team: { members: [{ agent: ann, count: 2000 }, { agent: bob, count: 49 }] }')).toEqual([
      'main.yaml:9:18: error: team.members: expected at most 2048 members, got 2049',
    ])
  })
})

describe('policy blocks', () => {
  const problems = (text: string) => complaints(minimal(text))

  it.each([
    ['pacing: asinc', 'main.yaml:8:9: error: pacing: expected rounds or async, got "asinc" (did you mean "async"?)'],
    ['pacing: { kind: 3 }', 'main.yaml:8:17: error: pacing.kind: expected rounds or async, got 3'],
    ['pacing: [async]', 'main.yaml:8:9: error: pacing: expected a kind or a mapping, got a list'],
    [
      'coordination: { asignment: heft }',
      'main.yaml:8:17: error: coordination: unknown key "asignment" (did you mean "assignment"?)',
    ],
    [
      'coordination: { assignment: hept }',
      'main.yaml:8:29: error: coordination.assignment: expected chainRoundRobin or heft, got "hept" (did you mean "heft"?)',
    ],
    [
      'coordination: { kind: decentralized, patience: 10 }',
      'main.yaml:8:48: error: coordination.patience: expected a number of at most 9, got 10',
    ],
    ['communication: ring', 'main.yaml:8:1: error: communication.tokens: missing: expected an integer'],
  ])('%s', (text, problem) => {
    expect(problems(text)).toEqual([problem])
  })
})

describe('names', () => {
  it('are suggested if they are near', () => {
    const known = ['size', 'members', 'outputTokens']
    expect(suggest('sise', known)).toBe('size')
    expect(suggest('Members', known)).toBe('members')
    expect(suggest('outputTokns', known)).toBe('outputTokens')
    expect(suggest('colour', known)).toBeUndefined()
    expect(suggest('x'.repeat(1e6), known)).toBeUndefined()
  })
})

describe('paths', () => {
  it.each([
    ['a/b.yaml', 'c.yaml', 'a/c.yaml'],
    ['a/b.yaml', '../c.yaml', 'c.yaml'],
    ['b.yaml', '../c.yaml', '../c.yaml'],
    ['../x/b.yaml', '../../c.yaml', '../../c.yaml'],
    ['/a/b.yaml', '../../../c.yaml', '/c.yaml'],
    ['./a/b.yaml', './c//d.yaml', 'a/c/d.yaml'],
    ['C:\\x\\b.yaml', 'y\\c.yaml', 'C:/x/y/c.yaml'],
    ['a/b.yaml', '/c.yaml', '/c.yaml'],
    ['a/b.yaml', 'https://x.org/c.yaml', 'https://x.org/c.yaml'],
  ])('%s refers to %s: %s', (file, reference, resolved) => {
    expect(resolvePath(file, reference)).toBe(resolved)
  })
})

describe('files', () => {
  it('say why they cannot be read', () => {
    expect(readTextFile('package.json')).toContain('brooks')
    expect(() => readTextFile('pakage.json')).toThrow('no such file (did you mean "package.json"?)')
    expect(() => readTextFile('no/such/folder')).toThrow('no such file and no such folder')
    expect(() => readTextFile('src')).toThrow('it is a folder, expected a file')
    expect(() => readTextFile('package.json/x')).toThrow('a part of the path is a file')
  })
})

describe('JSON Schema', () => {
  const schema = scenarioJsonSchema(kinds) as { required: string[]; properties: Record<string, object> }

  it('asks for no more than loading does', () => {
    expect(schema.required.toSorted()).toEqual(['agents', 'name', 'tasks', 'version'])
  })

  it('describes every value', () => {
    const silent = [...undescribed(schema.properties, '')]
    expect(silent).toEqual([])
  })

  it('lists the kinds of a block and the short form', () => {
    const text = JSON.stringify(schema.properties.coordination)
    for (const part of ['"oneOf"', '"enum":["preassigned","decentralized"]', '"const":"decentralized"', '"patience"']) {
      expect(text).toContain(part)
    }
  })
})

/** Paths of properties without a description, but for the options of policies, which have their own tests. */
function* undescribed(properties: Record<string, object>, path: string): Generator<string> {
  for (const [name, property] of Object.entries(properties)) {
    if (path === '' && name in kinds) continue
    const { description, properties: inner } = property as { description?: string; properties?: Record<string, object> }
    if (!description) yield `${path}${name}`
    if (inner) yield* undescribed(inner, `${path}${name}.`)
  }
}
