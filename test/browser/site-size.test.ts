import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const SITE = 'dist/site'
const ASSETS = join(SITE, 'assets')

/** What a text imports as it is loaded, and what it preloads; a file of the site's assets each. */
const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)].map(([, file]) => file!)

/** A script, and all that it imports. */
function loadedBy(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known
  known.add(file)
  for (const next of importsOf(readFileSync(join(ASSETS, file), 'utf8'))) loadedBy(next, known)
  return known
}

test('Play and its engine come in less than 300,000 bytes of compressed script', () => {
  const html = readFileSync(join(SITE, 'index.html'), 'utf8')
  const entries = [...html.matchAll(/(?:src|href)="\.\/assets\/([\w.-]+\.js)"/g)].map(([, file]) => file!)
  const workers = readdirSync(ASSETS).filter((file) => /^worker-.*\.js$/.test(file))
  expect(entries.length).toBeGreaterThan(0)
  expect(workers).toHaveLength(1)
  const files = new Set([...entries, ...workers].flatMap((file) => [...loadedBy(file)]))
  const bytes = [...files].map((file) => gzipSync(readFileSync(join(ASSETS, file)), { level: 9 }).length)
  const sum = bytes.reduce((a, b) => a + b, 0)
  expect(sum).toBeGreaterThan(100_000) // or something was missed
  expect(sum).toBeLessThan(300_000)
})
