import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useSite } from '../support/browser.ts'
import { command, field } from '../support/playPage.ts'

const site = useSite()

/** Presses Tab until a place of the page has the focus: nobody reaches it with fewer. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
  }
  throw new Error(`80 times Tab do not reach ${selector}`)
}

test('the first Tab offers to skip to the content', async () => {
  const page = await site.load()
  await page.locator('[data-command=run]').waitFor()
  await page.keyboard.press('Tab')
  const skip = page.locator('.skip')
  expect(
    await skip.evaluate((link) => link === document.activeElement && link.getBoundingClientRect().width),
  ).toBeGreaterThan(50)
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  await page.waitForTimeout(400)
  expect(await command(page), 'a link within the page is no view').toBe('npx brooks run scenarios/play.yaml --trace')
})

test('sliders, choices and the player work with keys alone', async () => {
  const page = await site.load()
  await page.locator('[data-command=run]').waitFor()
  await tabTo(page, '[data-control=size] input')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => command(page)).toContain('--set team.size=7')
  await tabTo(page, '[data-control=pacing] select')
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => field(page, 'pacing').inputValue()).toBe('async')
  await expect.poll(() => command(page)).toContain('--set pacing.kind=async')

  await tabTo(page, '.player .play')
  const before = await page.locator('.scrub').inputValue()
  await page.keyboard.press('Space')
  await expect.poll(() => page.locator('.scrub').inputValue()).not.toBe(before)
  await page.keyboard.press('Space')
  await expect.poll(() => page.locator('.player .play').innerText()).toContain('Play')
})

test('what a word means opens and closes with keys', async () => {
  const page = await site.load()
  await page.locator('[data-command=run]').waitFor()
  await tabTo(page, '[data-control=size] .term')
  await page.keyboard.press('Enter')
  const meaning = page.locator('.meaning:popover-open')
  expect(await meaning.innerText()).toContain('How many agents work at the same time')
  await page.keyboard.press('Escape')
  expect(await meaning.count()).toBe(0)
  expect(
    await page.evaluate(() => document.activeElement?.matches('[data-control=size] .term')),
    'the focus stays',
  ).toBe(true)
})

test('what a word means stands at the word, within the window, and stays there as the page scrolls', async () => {
  const page = await site.load()
  await page.locator('[data-command=run]').waitFor()
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    for (const name of ['95 % interval', 'ledger', 'critical path']) {
      const term = page.locator('main p .term', { hasText: name }).first()
      await term.scrollIntoViewIfNeeded()
      await term.click()
      const meaning = page.locator('.meaning:popover-open')
      await meaning.waitFor()
      const gap = async () => {
        const [word, text] = await term.evaluate((button) =>
          [button, document.querySelector('.meaning:popover-open')!].map((one) => one.getBoundingClientRect().toJSON()),
        )
        expect(text.left).toBeGreaterThanOrEqual(0)
        expect(text.right).toBeLessThanOrEqual(width)
        return Math.max(text.top - word.bottom, word.top - text.bottom)
      }
      await expect.poll(gap, { message: `${name} at ${width} px` }).toBeCloseTo(6, 0)
      await page.evaluate(() => scrollBy(0, 60))
      expect(await gap(), `${name} at ${width} px, scrolled`).toBeCloseTo(6, 0)
      await page.keyboard.press('Escape')
      await expect.poll(() => meaning.count()).toBe(0)
    }
  }
})
