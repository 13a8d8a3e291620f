import { expect, test } from 'vitest'
import { linkOf } from '../../src/explorer/link.ts'
import { type View, viewOf } from '../../src/explorer/view.ts'
import { wrongWords } from '../../src/figures/wrong.ts'
import { useSite } from '../support/browser.ts'
import { showAll } from '../support/chromium.mjs'
import { atRest, choose, metrics } from '../support/playPage.ts'
import { SHARED, sharedCore } from '../support/sharedCore.ts'

const site = useSite()

const play = (settings: View['settings']) => `index.html#${linkOf({ ...viewOf('scenarios/play.yaml'), settings })}`

test('files in common are named above the headline; where there are none nothing is said', async () => {
  const page = await site.load()
  await atRest(page)
  const notice = page.locator('.shared')
  expect(await notice.count()).toBe(0)
  await page.locator('[data-control=scenario] input[type=file]').setInputFiles(sharedCore())
  await notice.waitFor()
  expect(`Beware: ${await notice.innerText()}`).toContain(SHARED)
  const bottomOf = async (selector: string) => {
    const { y, height } = (await page.locator(selector).boundingBox())!
    return y + height
  }
  expect(await bottomOf('.shared')).toBeLessThan((await page.locator('.headline').boundingBox())!.y)
  await choose(page, 'scenario', 'scenarios/lessons/amdahl.yaml')
  await atRest(page)
  expect(await notice.count()).toBe(0)
})

test('a run that completed says beside it how many tasks are wrong', async () => {
  const wrong = { 'agents.sonnet.quality.errorRate': '0.6', 'verification.kind': 'none' }
  const page = await site.load(play(wrong))
  await atRest(page)
  const { run } = await metrics(page)
  expect(run.tasksAffected).toBeGreaterThan(5)
  const words = wrongWords({ errorsLeft: run.errorsLeft!, tasksAffected: run.tasksAffected!, tasks: 20 })
  expect(await page.locator('.outcome').innerText()).toBe(`Completed: every task is marked done; ${words}.`)
  const first = page.locator('.metrics > .scroll tr[data-metric]')
  const shown = await first.evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.metric))
  expect(shown.slice(0, 3)).toEqual(['completed', 'errorsLeft', 'tasksAffected'])
})

test('where runs fail, the table and the curve say which runs their means are over; else they do not', async () => {
  const page = await site.load(play({ 'coordination.kind': 'decentralized', 'limits.rounds': '12' }))
  await atRest(page)
  const { means } = await metrics(page)
  expect(means.completed).toBeLessThan(1)
  const percent = Math.floor(1000 * means.completed! + 1e-9) / 10
  expect(await page.locator('.over').innerText()).toContain(`${percent} % of the runs completed: times, speedup`)
  expect(await page.locator('.over').innerText()).toMatch(/One agent alone, .* completed [\d.]+ % of its runs\./)
  expect(await page.locator('.figure-curve svg').textContent()).toContain('means over completed runs: ')

  await page.goto('about:blank')
  const well = await site.load(play({ 'coordination.kind': 'preassigned' }))
  await atRest(well)
  expect((await metrics(well)).means.completed).toBe(1)
  expect(await well.locator('.over').count()).toBe(0)
  expect(await well.locator('.figure-curve svg').textContent()).not.toContain('completed runs')
})

test('the averages of a lesson say how much is wrong, and which runs they are over', async () => {
  const page = await site.load('brooks.html')
  await showAll(page)
  const averages = page.locator('.averages', { hasText: 'On average over 200' })
  await averages.first().waitFor()
  for (const words of await averages.allInnerTexts())
    expect(words).toMatch(/; (no task is|[\d.]+ of 20 tasks (is|are)) wrong/)
})
