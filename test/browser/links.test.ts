import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { linkOf } from '../../src/explorer/link.ts'
import { viewOf } from '../../src/explorer/view.ts'
import { useSite } from '../support/browser.ts'
import { atRest, choose, command, field, metrics } from '../support/playPage.ts'

const site = useSite()

test('an address restores what was chosen: the same fields, command and metrics', async () => {
  const page = await site.open('index.html', { permissions: ['clipboard-read', 'clipboard-write'] })
  const chosen = { shape: 'layered', layers: '7', size: '8', coordination: 'decentralized', noise: '0.6', seed: '12' }
  for (const [id, value] of Object.entries(chosen)) await choose(page, id, value)
  await field(page, 'measured').check()
  await expect.poll(() => page.url()).toContain('measured=1')
  await page.getByRole('button', { name: 'Copy link' }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toBe(page.url())

  const other = await site.open(`index.html${new URL(link).hash}`)
  await field(other, 'shape').waitFor()
  for (const [id, value] of Object.entries(chosen)) expect(await field(other, id).inputValue(), id).toBe(value)
  expect(await field(other, 'measured').isChecked()).toBe(true)
  expect(await command(other)).toBe(await command(page))
  await Promise.all([atRest(page), atRest(other)])
  expect(await metrics(other)).toEqual(await metrics(page))
  expect(other.url()).toBe(link)
})

test('the commands are copied as they stand', async () => {
  const page = await site.open('index.html', { permissions: ['clipboard-read', 'clipboard-write'] })
  await choose(page, 'size', '4')
  await atRest(page)
  for (const [name, label] of [
    ['run', 'Copy command'],
    ['sweep', 'Copy command of the curve'],
  ] as const) {
    await page.getByRole('button', { name: label, exact: true }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await command(page, name))
  }
})

test('a link holds files of the reader’s own', async () => {
  const text = readFileSync('scenarios/lessons/amdahl.yaml', 'utf8').replace('outputTokens: 2 ', 'outputTokens: 20 ')
  const view = { ...viewOf('mine.yaml', { 'mine.yaml': text }), settings: { 'team.size': '2' } }
  const page = await site.load(`index.html#${linkOf(view)}`)
  await atRest(page)
  expect(await command(page)).toBe('npx brooks run mine.yaml --set team.size=2 --trace')
  expect((await metrics(page)).run.makespan).toBe((20 + 9) * 60) // of tasks that need one another, then half of eighteen each
})

test.each([
  ['scenario=mine.yaml&files=cut', 'the files in this link cannot be read'],
  ['scenario=scenarios/play.yaml&seed=-1', 'seed in this link: expected an integer'],
  ['scenario=scenarios/none.yaml', 'no such file'],
  ['scenario=scenarios/play.yaml&team.size=many', 'team.size: expected an integer'],
  ['scenario=scenarios/play.yaml&team.sice=2', 'did you mean "size"?'],
])('the broken link %s says so in words', async (link, words) => {
  const page = await site.load(`index.html#${link}`)
  await page.locator('.problems').waitFor()
  expect(await page.locator('.problems').innerText()).toContain(words)
})

test('what is wrong with a link is gone with it', async () => {
  const page = await site.load('index.html#scenario=scenarios/play.yaml&seed=-1')
  await page.locator('.problems').waitFor()
  await atRest(page)
  await choose(page, 'size', '3')
  await page.locator('.problems').waitFor({ state: 'detached' })
  await page.evaluate(() => {
    location.hash = 'scenario=scenarios/play.yaml&seed=two'
  })
  await page.locator('.problems', { hasText: 'seed in this link' }).waitFor()
  expect(await command(page), 'what came before').toContain('team.size=3')
  await page.evaluate(() => {
    location.hash = ''
  })
  await page.locator('.problems').waitFor({ state: 'detached' })
  await expect.poll(() => command(page)).toBe('npx brooks run scenarios/play.yaml --trace')
})
