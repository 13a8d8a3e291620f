import { expect, test } from 'vitest'
import { useSite } from '../support/browser.ts'
import { atRest, choose, command, field, metrics, pictures } from '../support/playPage.ts'

const site = useSite()

test('a scenario is chosen, and comes back as it was', async () => {
  const page = await site.load()
  await atRest(page)
  await choose(page, 'size', '9')
  await choose(page, 'scenario', 'scenarios/examples/backlog.yaml')
  await atRest(page)
  expect(await command(page), 'settings of another scenario are gone').toBe(
    'npx brooks run scenarios/examples/backlog.yaml --trace',
  )
  await expect.poll(() => page.url()).toMatch(/#scenario=scenarios\/examples\/backlog\.yaml$/)
  expect((await pictures(page)).tasks).toBe(60)
  const before = await metrics(page)
  await choose(page, 'errors', '0.5')
  await page.getByRole('button', { name: 'Another run' }).click()
  await expect.poll(() => command(page)).toMatch(/errorRate=0\.5 .*--seed 2/)
  await atRest(page)
  expect(await metrics(page)).not.toEqual(before)
  await page.getByRole('button', { name: 'As it was' }).click()
  await expect.poll(() => command(page)).toBe('npx brooks run scenarios/examples/backlog.yaml --trace')
  await atRest(page)
  expect(await metrics(page)).toEqual(before)
})

test('a seed is another run, and the same seed the same run', async () => {
  const page = await site.load()
  await atRest(page)
  const first = (await metrics(page)).run
  await page.getByRole('button', { name: 'Another run' }).click()
  expect(await field(page, 'seed').inputValue()).toBe('43')
  await atRest(page)
  expect(await command(page)).toContain('--seed 43 ')
  expect((await metrics(page)).run.makespan).not.toBe(first.makespan)
  await choose(page, 'seed', '42')
  await expect.poll(() => command(page)).toContain('--seed 42 ')
  await atRest(page)
  expect((await metrics(page)).run).toEqual(first)
  await choose(page, 'seed', '-5')
  await field(page, 'seed').press('Enter')
  await expect.poll(() => field(page, 'seed').inputValue()).toBe('42') // that was no seed
})

test('measured points lie over the curve; where there are none the page says why', async () => {
  const page = await site.load()
  await atRest(page)
  const curve = page.locator('.figure-curve')
  expect(await curve.innerText()).not.toContain('measured')
  await field(page, 'measured').check()
  await expect
    .poll(() => curve.locator('svg').textContent())
    .toContain('measured: claude-sonnet-4.6, preassigned, p = 0.5')
  await expect.poll(() => page.url()).toContain('&measured=1')
  await choose(page, 'pacing', 'async')
  await page.getByText('Nothing measured to show: only preassigned and decentralized teams').waitFor()
  await field(page, 'measured').uncheck()
  await page.getByText('Nothing measured to show').waitFor({ state: 'detached' })
  await expect.poll(() => page.url()).not.toContain('measured')
})

test('the figures follow the look that is chosen, and the system where none is', async () => {
  const page = await site.open('index.html', { colorScheme: 'light' })
  await atRest(page)
  const grounds = () =>
    page.locator('.figure svg > rect:first-of-type').evaluateAll((all) => all.map((rect) => rect.getAttribute('fill')))
  const light = await grounds()
  expect(light).toHaveLength(3)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(grounds).not.toContain(light[0])
  const dark = await grounds()
  await page.getByLabel('Look').selectOption('light')
  await expect.poll(grounds).toEqual(light)
  await page.getByLabel('Look').selectOption('dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.reload()
  await atRest(page)
  await expect.poll(grounds).toEqual(dark)
})
