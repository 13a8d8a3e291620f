import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { version } from '../src/version.ts'

const ENGINE = ['kernel', 'random', 'theory', 'policy', 'team', 'metrics']
/** What would make a run depend on when, where or in which order it is computed. */
const FORBIDDEN =
  /\b(Math\.random|Date\b|performance\.|setTimeout|setInterval|queueMicrotask|Promise\b|async\s+function|async\s*\(|await\s|crypto\.)/

const sources = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts') && !file.includes('testing'))
    .map((file) => join(folder, file))

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')

test('the pattern finds what it is meant to find', () => {
  for (const bad of ['Math.random()', 'new Date()', 'performance.now()', 'async function x', 'await x'])
    expect(bad).toMatch(FORBIDDEN)
})

test.each(ENGINE)('%s is deterministic and synchronous by construction', (room) => {
  const files = sources(join('src', room))
  expect(files.length).toBeGreaterThan(3)
  for (const file of files) expect(withoutComments(readFileSync(file, 'utf8')), file).not.toMatch(FORBIDDEN)
})

test('no source file is longer than 300 lines', () => {
  for (const file of sources('src'))
    expect(readFileSync(file, 'utf8').split('\n').length, file).toBeLessThanOrEqual(301)
})

test('the version that results name is the package version', () => {
  expect(version).toBe(packageJson.version)
})
