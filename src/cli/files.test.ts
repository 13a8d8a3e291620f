import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder } from '../../test/support/cli.ts'
import { ResultFolder } from './files.ts'

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
