import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { brooks, CLI, newFolder } from './support/cli.ts'

const PLAN = [
  'plan',
  'scenarios/paper/svgutils-p05.yaml',
  '--sizes',
  '1,2',
  '--assignment',
  'heft',
  '--max-replications',
  '64',
]
const pageIn = (folder: string) => readFileSync(join(folder, 'report.html'), 'utf8')

test('a plan is also a page, the same on any number of threads, which says how to make it again', () => {
  const [one, two, again] = [newFolder(), newFolder(), newFolder()]
  const asked = [...PLAN, '--set', 'team.members=[sonnet,gpt]', '--deadline', '2m', '--quiet', '--out']
  expect(brooks(...asked, one, '--threads', '1')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('report.html'),
  })
  expect(brooks(...asked, two, '--threads', '2').code).toBe(0)
  const page = pageIn(one)
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">.*<h1>Take .*<\/html>\n$/s)
  expect(pageIn(two)).toBe(page)

  const command = /<code>(.*?)<\/code>/s.exec(page)![1]!
  expect(command).not.toContain('&')
  const line = command.replace('npx brooks', `'${process.execPath}' '${CLI}'`)
  expect(spawnSync('sh', ['-c', `${line} --quiet --out '${again}'`]).status).toBe(0)
  expect(pageIn(again)).toBe(page)
})

test('a plan that nothing is good enough for is a page as well, and no error', () => {
  const out = newFolder()
  expect(brooks(...PLAN, '--deadline', '2s', '--budget', '0.01usd', '--quiet', '--out', out).code).toBe(0)
  expect(pageIn(out)).toContain('None of the 4 designs completes within 2\u00a0s and $0.01 in 95\u00a0% of its runs.')
})
