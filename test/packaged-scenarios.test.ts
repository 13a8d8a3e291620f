import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { policyKinds } from '../src/policy/index.ts'
import { readTextFile } from '../src/scenario/files.ts'
import { loadScenario } from '../src/scenario/index.ts'

const files = ['examples', 'lessons', 'paper'].flatMap((folder) =>
  readdirSync(`scenarios/${folder}`)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `scenarios/${folder}/${name}`),
)

test('there are packaged scenarios', () => {
  expect(files.length).toBeGreaterThanOrEqual(12)
})

test.each(files)('%s, once resolved, is plain JSON and itself a scenario file with the same meaning', (file) => {
  const { scenario } = loadScenario(file, { read: readTextFile, kinds: policyKinds })
  const text = JSON.stringify(scenario)
  expect(JSON.parse(text)).toEqual(scenario)
  // Nothing else can be read: it refers to no file any more.
  const read = (path: string) => (path === file ? text : readTextFile('no such file'))
  const again = loadScenario(file, { read, kinds: policyKinds })
  expect(again.scenario).toEqual(scenario)
  expect(JSON.stringify(again.scenario)).toBe(text)
  expect(again.warnings).toEqual([])
})
