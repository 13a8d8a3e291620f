import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useSite } from '../support/browser.ts'
import { CLI } from '../support/cli.ts'
import { atRest, choose, command, metrics, pictures } from '../support/playPage.ts'

const FOLDER = 'test/malformed'

/** What `brooks check` says of a malformed file, a line a problem. */
const checked = (file: string): string[] =>
  spawnSync(process.execPath, [CLI, 'check', file], { cwd: resolve(FOLDER), encoding: 'utf8' })
    .stderr.trim()
    .split('\n')

const problems = async (page: Page): Promise<string[]> => {
  await page.locator('.problems code').first().waitFor()
  return await page.locator('.problems code').allInnerTexts()
}

const give = (page: Page, ...paths: string[]) =>
  page.locator('[data-control=scenario] input[type=file]').setInputFiles(paths)

/** Drops a file on the page, as from a folder beside it. */
const drop = (page: Page, name: string, text: string) =>
  page.evaluate(
    ([fileName, content]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([content!], fileName!))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
    },
    [name, text],
  )

const site = useSite()

test.each(['several-mistakes.yaml', 'syntax-bad-indent.yaml', 'json-types.json'])(
  'the page says of %s what brooks check says, and goes on working',
  async (file) => {
    const page = await site.load()
    const before = await metrics(page)
    await give(page, join(FOLDER, file))
    expect(await problems(page)).toEqual(checked(file))
    expect((await metrics(page)).run, 'what came before').toEqual(before.run)
    await choose(page, 'scenario', 'scenarios/lessons/amdahl.yaml')
    await atRest(page)
    expect(await page.locator('.problems').count()).toBe(0)
    expect((await metrics(page)).run.makespan).toBe(480)
  },
)

test('the same of a file that is dropped on it', async () => {
  const file = 'typo-policy-kind.yaml'
  const page = await site.load()
  await drop(page, file, readFileSync(join(FOLDER, file), 'utf8'))
  expect(await problems(page)).toEqual(checked(file))
  const own = readFileSync('scenarios/lessons/amdahl.yaml', 'utf8')
  await drop(page, 'mine.yaml', own)
  await expect.poll(() => command(page)).toBe('npx brooks run mine.yaml --trace')
  await atRest(page)
  expect((await metrics(page)).run.makespan).toBe(480)
  expect(await page.locator('.problems').count()).toBe(0)
})

test('a scenario is given with the files that it refers to', async () => {
  const page = await site.load()
  const files = ['lessons/brooks.yaml', 'paper/tasks/dataanalysis-p09.json', 'profiles/gemini-3-flash-preview.yaml']
  await give(page, ...files.map((file) => `scenarios/${file}`))
  await expect.poll(() => command(page)).toBe('npx brooks run brooks.yaml --trace')
  await atRest(page)
  expect((await pictures(page)).tasks).toBe(20)
})

test('a file that is no text, and one that is far too large, are refused in a sentence', async () => {
  const page = await site.load()
  await give(page, join(FOLDER, 'syntax-not-utf8.yaml'))
  expect(await problems(page)).toEqual(['syntax-not-utf8.yaml: not a text file in UTF-8'])
  await drop(page, 'large.yaml', '#'.repeat(2e6))
  await expect.poll(() => problems(page)).toEqual(['large.yaml: expected a scenario file of at most 1 MB, got 2 MB'])
})
