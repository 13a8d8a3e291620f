import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { CLI } from './support/cli.ts'

const folder = 'test/malformed'
const files = readdirSync(folder).filter((file) => /\.(yaml|json)$/.test(file))
/** Golden: the first line that `brooks check` says of each file. */
const expected = readFileSync(`${folder}/expected.txt`, 'utf8').trim().split('\n')

interface Said {
  code: number | null
  text: string
}

/** So many files are checked by one process: starting it takes longer than a file. */
const BATCH = 8

const check = (some: readonly string[]) =>
  new Promise<Said>((done) => {
    const child = spawn(process.execPath, [CLI, 'check', ...some], { cwd: resolve(folder), timeout: 30_000 })
    let text = ''
    child.stdout.on('data', (data) => (text += data))
    child.stderr.on('data', (data) => (text += data))
    child.on('close', (code) => done({ code, text }))
  })

describe('malformed scenario files', () => {
  const said = new Map<string, Said>()

  beforeAll(async () => {
    for (let at = 0; at < files.length; at += BATCH) {
      const batch = files.slice(at, at + BATCH)
      const answer = await check(batch)
      for (const file of batch) said.set(file, answer)
    }
  }, 180_000)

  test('each ends with exit code 2 by itself: one of every eight', { timeout: 60_000 }, async () => {
    for (let at = 0; at < files.length; at += BATCH) expect((await check([files[at]!])).code, files[at]!).toBe(2)
  })

  test('are many, and each has its expectation', () => {
    expect(files.length).toBeGreaterThanOrEqual(40)
    expect(expected.map((line) => line.split(' ')[0])).toEqual(files.sort())
  })

  test.each(files)('%s', (file) => {
    const { code, text } = said.get(file)!
    const line = expected.find((candidate) => candidate.startsWith(`${file} `))!.slice(file.length + 1)
    expect(text).toContain(line)
    expect(text).not.toContain(`ok ${file}`)
    expect(code).toBe(2)
    expect(text).not.toMatch(/ {4}at |Brooks failed/)
    // Only what cannot be read as text has no place in it.
    for (const problem of text.trim().split('\n'))
      if (!problem.startsWith('syntax-not-utf8.yaml')) expect(problem).toMatch(/:\d+:\d+: (error|warning): /)
  })
})
