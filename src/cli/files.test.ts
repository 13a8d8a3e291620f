import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder } from '../../test/support/cli.ts'
import { ResultFolder } from './files.ts'
import { UsageError } from './usage.ts'
import { newDigest, putOnList } from './written.ts'

test('what a dead process left unfinished is removed; what a live one or another machine writes stays', () => {
  const dead = spawnSync(process.execPath, ['-e', '0']).pid
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  try {
    const path = newFolder()
    const file = (name: string) => writeFileSync(join(path, name), '')
    const staying = [
      `.rows.csv.${hostname()}.${child.pid}.tmp`,
      `.rows.csv.x${hostname()}.${dead}.tmp`,
      `.mine.${hostname()}.tmp`,
      'rows.csv',
    ]
    const leaving = [`.rows.csv.${hostname()}.${dead}.tmp`, `.cut.short.svg.${hostname()}.${process.pid}.tmp`]
    for (const name of [...staying, ...leaving]) file(name)
    new ResultFolder(path, []).discard()
    expect(readdirSync(path).sort()).toEqual(staying.sort())
  } finally {
    child.kill()
  }
})

test('files take their places together; discarded ones leave nothing', () => {
  const path = newFolder()
  const folder = new ResultFolder(path, ['a.csv', 'b.csv'])
  folder.append('a.csv', '1\n')
  expect(readdirSync(path).sort()).toEqual([`.a.csv.${hostname()}.${process.pid}.tmp`, '.brooks.lock'])
  expect(folder.commit()).toEqual([join(path, 'a.csv')])
  folder.append('b.csv', '2\n')
  folder.discard()
  expect(readdirSync(path).sort()).toEqual(['.brooks.json', 'a.csv'])
})

test('a file that cannot take its place: the reason is said, no other takes its own, and nothing unfinished stays', () => {
  const path = newFolder()
  const folder = new ResultFolder(path, ['a.csv', 'b.csv'])
  folder.append('a.csv', '1\n')
  folder.append('b.csv', '2\n')
  mkdirSync(join(path, 'b.csv', 'full'), { recursive: true })
  expect(() => folder.commit()).toThrow(/b\.csv/)
  folder.discard()
  expect(readdirSync(path)).toEqual(['b.csv'])
})

/** What a folder holds: names, and texts of files. */
const contentsOf = (path: string) =>
  readdirSync(path, { withFileTypes: true }).map((entry) => [
    entry.name,
    entry.isFile() ? readFileSync(join(path, entry.name), 'utf8') : null,
  ])

/** Writes results into a folder, as a command does. */
function write(path: string, files: Record<string, string>, stale: readonly string[] = []): void {
  const folder = new ResultFolder(path, [...Object.keys(files), ...stale])
  try {
    for (const [name, text] of Object.entries(files)) folder.append(name, text)
    folder.commit(stale)
  } finally {
    folder.discard()
  }
}

test.each([
  ['a file', 'file', 'a part of the path is a file'],
  ['below a file', 'file/a/b', 'a part of the path is a file'],
  ['a link that leads nowhere', 'nowhere', 'a part of the path is a file'],
  ['a name too long', 'a'.repeat(300), 'the path is too long'],
  ['a path too long', 'a/'.repeat(2500), 'the path is too long'],
  ['where a file in it would have a path too long', 'abcdefg/'.repeat(504), 'the path is too long'],
  ['/proc/x', '/proc/x', 'no folder can be made there'],
  ['/proc/x/y/z', '/proc/x/y/z', 'no folder can be made there'],
  ['/proc/self', '/proc/self', 'no folder can be made there'],
  ['a device', '/dev/full', 'a part of the path is a file'],
  ['nothing', '', 'no folder can be made there'],
])('no folder for results: %s', (_, path, words) => {
  const work = newFolder()
  writeFileSync(join(work, 'file'), 'mine')
  symlinkSync(join(work, 'gone'), join(work, 'nowhere'))
  const make = () => new ResultFolder(path.startsWith('/') || path === '' ? path : join(work, path), ['a.csv'])
  expect(make).toThrow(UsageError)
  expect(make).toThrow(words)
  expect(readFileSync(join(work, 'file'), 'utf8')).toBe('mine')
})

test('what Brooks wrote it replaces and removes, however often', () => {
  const path = newFolder()
  write(path, { 'a.csv': '1', 'b.csv': '1' })
  write(path, { 'a.csv': '2' }, ['b.csv'])
  write(path, { 'a.csv': '3', 'b.csv': '3' })
  expect(Object.fromEntries(contentsOf(path))).toMatchObject({ 'a.csv': '3', 'b.csv': '3' })
})

const notOurs: Record<string, (path: string) => void> = {
  'a file': (path) => writeFileSync(path, 'mine'),
  'a folder': (path) => mkdirSync(path),
  'a link': (path) => symlinkSync('/etc/hostname', path),
  'a link that leads nowhere': (path) => symlinkSync('gone', path),
  'a FIFO': (path) => spawnSync('mkfifo', [path]),
}
test.each(Object.entries(notOurs))(
  '%s of a result name that Brooks did not write: refused, nothing touched',
  (_, make) => {
    const path = newFolder()
    write(path, { 'a.csv': '1' })
    make(join(path, 'b.csv'))
    const before = contentsOf(path)
    const begin = () => new ResultFolder(path, ['a.csv', 'b.csv'])
    expect(begin).toThrow(UsageError)
    expect(begin).toThrow(/b\.csv was not written by Brooks, or by a version that kept no list of its files: nothing/)
    expect(contentsOf(path)).toEqual(before)
  },
)

test('a result that somebody changed is theirs', () => {
  const path = newFolder()
  write(path, { 'a.csv': '1' })
  writeFileSync(join(path, 'a.csv'), '1, and my notes')
  expect(() => write(path, { 'a.csv': '2' })).toThrow(/a\.csv was changed since Brooks wrote it/)
  expect(() => write(path, {}, ['a.csv'])).toThrow(/a\.csv was changed since Brooks wrote it/)
  expect(readFileSync(join(path, 'a.csv'), 'utf8')).toBe('1, and my notes')
  write(path, { 'b.csv': '1' }) // others do not matter
})

test('a file that somebody puts there meanwhile stays, and nothing is written', () => {
  const path = newFolder()
  const folder = new ResultFolder(path, ['a.csv', 'b.csv'])
  folder.append('a.csv', '1')
  writeFileSync(join(path, 'b.csv'), 'mine')
  expect(() => folder.commit(['b.csv'])).toThrow(/b\.csv was not written by Brooks/)
  folder.discard()
  expect(contentsOf(path)).toEqual([['b.csv', 'mine']])
})

test.each(['manifest.json', 'plan.json'])('results of a version that kept no list are known by %s', (versioned) => {
  const path = newFolder()
  writeFileSync(join(path, 'a.csv'), 'old')
  expect(() => write(path, { 'a.csv': 'new' })).toThrow(/a\.csv was not written by Brooks/)
  writeFileSync(join(path, versioned), '{ "brooks": "0.1.0" }')
  write(path, { 'a.svg': 'new' }) // a figure of them: the rest is known as before
  write(path, { 'a.csv': 'new', [versioned]: '{ "brooks": "0.2.0" }' })
  writeFileSync(join(path, 'b.csv'), 'mine') // from now on the list counts
  expect(() => write(path, { 'b.csv': 'new' })).toThrow(/b\.csv was not written by Brooks/)
})

test.each(['', '{', '[]', '{"files": {}}', '{"about": "", "files": {"a.csv": 1}}'])(
  'a list that is none is refused, and stays: %j',
  (text) => {
    const path = newFolder()
    writeFileSync(join(path, '.brooks.json'), text)
    expect(() => write(path, { 'a.csv': '1' })).toThrow(/\.brooks\.json is not the list of what Brooks wrote there/)
    expect(contentsOf(path)).toEqual([['.brooks.json', text]])
  },
)

test('killed while files take their places: those that were and those that come are both known', () => {
  const path = newFolder()
  write(path, { 'a.csv': '1', 'b.csv': '1' })
  const digest = (text: string) => newDigest().update(text).digest('hex')
  putOnList(path, new Map(['a.csv', 'b.csv'].map((name) => [name, [digest('2'), digest('1')]])))
  writeFileSync(join(path, 'a.csv'), '2')
  write(path, { 'a.csv': '3', 'b.csv': '3' })
  expect(Object.fromEntries(contentsOf(path))).toMatchObject({ 'a.csv': '3', 'b.csv': '3' })
})

test('before a file takes its place the list has both; after it, what is there alone, whatever was before', () => {
  const [path, fresh] = [newFolder(), newFolder()]
  const listIn = (folder: string) => readFileSync(join(folder, '.brooks.json'), 'utf8')
  write(path, { 'a.csv': '1', 'b.csv': '1' })
  const folder = new ResultFolder(path, ['a.csv'])
  folder.append('a.csv', '2')
  rmSync(join(path, readdirSync(path).find((name) => name.startsWith('.a.csv.'))!)) // its rename fails
  expect(() => folder.commit()).toThrow('cannot write')
  folder.discard()
  expect(JSON.parse(listIn(path)).files['a.csv']).toHaveLength(2)
  write(path, { 'a.csv': '3' }, ['b.csv'])
  write(fresh, { 'a.csv': '3' })
  expect(listIn(path)).toBe(listIn(fresh))
})

test('a folder within is a folder, not a link to one', () => {
  const [path, behind] = [newFolder(), newFolder()]
  symlinkSync(behind, join(path, 'inner'))
  const folder = new ResultFolder(path, [])
  expect(() => folder.inner('inner')).toThrow(UsageError)
  expect(folder.inner('other')).toBe(join(path, 'other'))
  expect(folder.inner('other')).toBe(join(path, 'other'))
  folder.discard()
})
