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

const check = (file: string) =>
  new Promise<Said>((done) => {
    const child = spawn(process.execPath, [CLI, 'check', file], { cwd: resolve(folder), timeout: 30_000 })
    let text = ''
    child.stdout.on('data', (data) => (text += data))
    child.stderr.on('data', (data) => (text += data))
    child.on('close', (code) => done({ code, text }))
  })

describe('malformed scenario files', () => {
  const said = new Map<string, Said>()

  beforeAll(async () => {
    const waiting = [...files]
    const work = async () => {
      for (let file = waiting.pop(); file; file = waiting.pop()) said.set(file, await check(file))
    }
    await Promise.all([work(), work(), work()])
  }, 180_000)

  test('are many, and each has its expectation', () => {
    expect(files.length).toBeGreaterThanOrEqual(40)
    expect(expected.map((line) => line.split(' ')[0])).toEqual(files.sort())
  })

  test.each(files)('%s', (file) => {
    const { code, text } = said.get(file)!
    const line = expected.find((candidate) => candidate.startsWith(`${file} `))!.slice(file.length + 1)
    expect(text).toContain(line)
    expect(code).toBe(2)
    expect(text).not.toMatch(/ {4}at |Brooks failed/)
    // Only what cannot be read as text has no place in it.
    if (file !== 'syntax-not-utf8.yaml')
      for (const problem of text.trim().split('\n')) expect(problem).toMatch(/:\d+:\d+: (error|warning): /)
  })
})
