import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useSite } from '../support/browser.ts'

const site = useSite()

/** Seconds since the start of the run at which the page stands. */
const timeOf = async (page: Page): Promise<number> => Number(await page.locator('.scrub').inputValue())

/** By task, how it stands in the graph. */
const states = (page: Page): Promise<string[]> =>
  page.locator('svg.graph .node').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('class')!))

async function opened(): Promise<Page> {
  const page = await site.load()
  await page.locator('svg.graph').waitFor()
  return page
}

test('play moves the time and the colours of the graph, until it is paused', async () => {
  const page = await opened()
  const [begin, first] = [await timeOf(page), await states(page)]
  await page.getByRole('button', { name: 'Play', exact: true }).click()
  await expect.poll(() => states(page)).not.toEqual(first)
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  const paused = await timeOf(page)
  expect(paused).toBeGreaterThan(begin)
  await page.waitForTimeout(150)
  expect(await timeOf(page)).toBe(paused)
})

test('played to its end it stops there, and begins anew', async () => {
  const page = await opened()
  const makespan = Number(await page.locator('.scrub').getAttribute('max'))
  await page.locator('.scrub').fill(String(0.98 * makespan))
  const play = page.locator('.player .play')
  await play.click()
  await expect.poll(() => play.innerText()).toContain('Play')
  expect(await timeOf(page)).toBeCloseTo(makespan, 3)
  await play.click()
  await expect.poll(() => timeOf(page)).toBeLessThan(makespan / 2)
})

test('steps go from one instant at which something happens to the next, and back', async () => {
  const page = await opened()
  const begin = await timeOf(page)
  const on = page.getByRole('button', { name: 'One step on' })
  await on.click()
  await expect.poll(() => timeOf(page)).toBeGreaterThan(begin)
  const next = await timeOf(page)
  await on.click()
  await expect.poll(() => timeOf(page)).toBeGreaterThan(next)
  await page.getByRole('button', { name: 'One step back' }).click()
  await expect.poll(() => timeOf(page)).toBeCloseTo(next, 6)
})

test('the scrubber, the graph, the line in the chart and the words go together', async () => {
  const page = await opened()
  const scrub = page.locator('.scrub')
  const makespan = Number(await scrub.getAttribute('max'))
  const lineX = () => page.locator('.cursor').evaluate((line) => line.getBoundingClientRect().x)
  await scrub.fill('0')
  await expect.poll(async () => (await states(page)).filter((state) => state.endsWith(' done'))).toEqual([])
  const [begin, words] = [await lineX(), await page.locator('.now').innerText()]
  await scrub.fill(String(makespan))
  await expect.poll(async () => new Set(await states(page))).toEqual(new Set(['node done']))
  expect(await lineX()).toBeGreaterThan(begin + 300)
  expect(await page.locator('.now').innerText()).not.toBe(words)
})

test('the chart says what an agent does where the pointer is, and a click moves the time there', async () => {
  const page = await opened()
  const overlay = page.locator('.gantt-overlay')
  const bars = page.locator('.figure-gantt [data-part=bar] rect')
  const middle = await bars.nth(1).evaluate((bar) => {
    const { x, y, width, height } = bar.getBoundingClientRect()
    const place = document.querySelector('.gantt-overlay')!.getBoundingClientRect()
    return { x: x + width / 2 - place.x, y: y + height / 2 - place.y }
  })
  await overlay.hover({ position: middle })
  expect(await page.locator('.tooltip').innerText()).toMatch(/^agent 0 writes task-\d+\nwork, [\d.]+ s, from [\d.]+ s$/)
  await overlay.click({ position: middle })
  const lineX = () => page.locator('.cursor').evaluate((line) => Number.parseFloat((line as HTMLElement).style.left))
  await expect.poll(lineX).toBeCloseTo(middle.x, 0)
  expect(await page.locator('.now li').first().innerText()).toMatch(/^\s*agent 0 writes task-/)
  await page.mouse.move(5, 5)
  await page.locator('.tooltip').waitFor({ state: 'detached' })
})

test('after a change the tooltip says what is under the pointer in the new run, or is gone', async () => {
  const page = await opened()
  const overlay = page.locator('.gantt-overlay')
  const box = (await overlay.boundingBox())!
  await page.mouse.move(box.x + 0.3 * box.width, box.y + 0.5 * box.height)
  const tooltip = page.locator('.tooltip')
  await tooltip.waitFor()
  const before = await tooltip.innerText()
  // By script, so that the pointer stays where it is.
  await page.getByRole('button', { name: 'Another run' }).evaluate((button: HTMLButtonElement) => button.click())
  await page.locator('.play[data-answered=true]').waitFor()
  await expect.poll(async () => ((await tooltip.count()) ? await tooltip.innerText() : '')).not.toBe(before)
  const kept = (await tooltip.count()) ? await tooltip.innerText() : ''
  await page.mouse.move(box.x + 0.3 * box.width + 1, box.y + 0.5 * box.height)
  await page.mouse.move(box.x + 0.3 * box.width, box.y + 0.5 * box.height)
  expect((await tooltip.count()) ? await tooltip.innerText() : '').toBe(kept)
})
