import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { build } from 'rolldown'
import { afterEach, expect, test } from 'vitest'
import { newFolder } from '../../test/support/cli.ts'
import { LOCK, lockFolder } from './lock.ts'
import { place, startOf } from './processes.ts'

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** The number of a process that lives. */
function living(): number {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  children.push(child)
  return child.pid!
}
/** The number of a process that lives no more. */
const dead = (): number => spawnSync(process.execPath, ['-e', '0']).pid

const holder = (changes: object) => ({
  ...{
    pid: process.pid,
    place: place(),
    started: null,
    host: hostname(),
    since: '2026-01-02',
    command: 'brooks sweep',
  },
  ...changes,
})
const TOKEN = `${'0a'.repeat(24)}.json`
const MINUTES = 60

/** A folder with a lock of somebody else, renewed so many seconds ago. */
function lockedBy(content: string, secondsAgo = 0): string {
  const folder = newFolder()
  mkdirSync(join(folder, LOCK))
  const file = join(folder, LOCK, TOKEN)
  writeFileSync(file, content)
  utimesSync(file, Date.now() / 1000 - secondsAgo, Date.now() / 1000 - secondsAgo)
  return folder
}

const takes = (folder: string): boolean => {
  lockFolder(folder).release()
  expect(readdirSync(folder)).toEqual([])
  return true
}

test('a lock that is released leaves nothing; one process may have it several times', () => {
  const folder = newFolder()
  const [one, two] = [lockFolder(folder), lockFolder(`${folder}/.`)]
  expect(readdirSync(folder)).toEqual([LOCK])
  expect(JSON.parse(readFileSync(join(folder, LOCK, readdirSync(join(folder, LOCK))[0]!), 'utf8'))).toMatchObject({
    pid: process.pid,
    host: hostname(),
    started: startOf(process.pid),
  })
  one.release()
  expect(readdirSync(folder)).toEqual([LOCK])
  two.release()
  expect(readdirSync(folder)).toEqual([])
})

test('who holds a folder is said: number, machine, since when and the command, without what a terminal would obey', () => {
  const pid = living()
  const folder = lockedBy(JSON.stringify(holder({ pid, started: startOf(pid), command: 'brooks \u001b[2J\n\u202e x' })))
  const words = `process ${pid} on ${hostname()} writes there since 2026-01-02: brooks ?[2J?? x`
  expect(() => lockFolder(folder)).toThrow(words)
  expect(readdirSync(folder)).toEqual([LOCK])
  expect(readdirSync(join(folder, LOCK))).toEqual([TOKEN])
})

test('a dead process holds nothing, nor does another one that has its number now', () => {
  expect(takes(lockedBy(JSON.stringify(holder({ pid: dead() }))))).toBe(true)
  expect(takes(lockedBy(JSON.stringify(holder({ pid: living(), started: '1' }))))).toBe(true)
})

test('where nobody can be asked, elsewhere or of an unknown process, a lock holds as long as it is renewed', () => {
  const contents = [
    JSON.stringify(holder({ pid: dead(), place: 'another machine' })),
    JSON.stringify(holder({ pid: 0 })),
    '{"pid":',
    '',
  ]
  for (const content of contents) {
    expect(() => lockFolder(lockedBy(content, 1 * MINUTES)), content).toThrow(
      /is in use.*until 2 minutes after its end/,
    )
    expect(takes(lockedBy(content, 3 * MINUTES)), content).toBe(true)
  }
  const unknownStart = JSON.stringify(holder({ pid: living(), started: null }))
  expect(() => lockFolder(lockedBy(unknownStart, 1 * MINUTES))).toThrow('is in use')
  expect(takes(lockedBy(unknownStart, 3 * MINUTES))).toBe(true)
})

test('what is no lock is not touched', () => {
  const [file, link, foreign] = [newFolder(), newFolder(), newFolder()]
  writeFileSync(join(file, LOCK), 'mine')
  const behind = newFolder()
  writeFileSync(join(behind, TOKEN), '')
  symlinkSync(behind, join(link, LOCK))
  mkdirSync(join(foreign, LOCK))
  writeFileSync(join(foreign, LOCK, 'mine'), '')
  for (const folder of [file, link, foreign]) {
    expect(() => lockFolder(folder)).toThrow('is no lock of Brooks')
    expect(readdirSync(folder)).toEqual([LOCK])
  }
  expect(existsSync(join(behind, TOKEN))).toBe(true)
  expect(existsSync(join(foreign, LOCK, 'mine'))).toBe(true)
})

test('a lock that somebody removed is taken again; one that another took meanwhile is lost', () => {
  const folder = newFolder()
  const lock = lockFolder(folder)
  const steal = () => spawnSync('rm', ['-r', join(folder, LOCK)])
  steal()
  lock.confirm()
  expect(readdirSync(folder)).toEqual([LOCK])
  steal()
  mkdirSync(join(folder, LOCK))
  writeFileSync(join(folder, LOCK, TOKEN), JSON.stringify(holder({ pid: living() })))
  expect(() => lock.confirm()).toThrow('is in use')
  lock.release()
  expect(readdirSync(join(folder, LOCK))).toEqual([TOKEN])
})

test('of eight that take over what a dead process left, at once, one gets it; never do two hold a folder', async () => {
  const [work, folders] = [newFolder(), 100]
  const file = join(work, 'lock.mjs')
  await build({ input: 'src/cli/lock.ts', platform: 'node', output: { file }, logLevel: 'silent' })
  const stale = JSON.stringify(holder({ pid: dead() }))
  for (let index = 0; index < folders; index++) {
    mkdirSync(join(work, `kept-${index}`, LOCK), { recursive: true })
    writeFileSync(join(work, `kept-${index}`, LOCK, TOKEN), stale)
  }
  mkdirSync(join(work, 'shared'))
  const args = ['test/support/lockRace.mjs', file, `${folders}`, `${Date.now() + 2500}`, work]
  const racers = Array.from({ length: 8 }, async () => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    for await (const text of child.stdout) said += text
    return JSON.parse(said) as { wins: number[]; overlaps: number }
  })
  const ended = await Promise.all(racers)
  const winners = Array.from({ length: folders }, (_, index) => ended.reduce((sum, { wins }) => sum + wins[index]!, 0))
  expect(winners).toEqual(Array(folders).fill(1))
  expect(ended.map(({ overlaps }) => overlaps)).toEqual(Array(8).fill(0))
})
