import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { pages } from '../../src/web/ui/pages.ts'
import { useSite } from '../support/browser.ts'
import { showAll } from '../support/chromium.mjs'
import { atRest, choose } from '../support/playPage.ts'

const site = useSite()

/** Contrast does not depend on the width, nor what overlaps on the colours: each is looked at once. */
const looks = [
  [360, 'dark'],
  [1280, 'light'],
] as const

/** What axe-core finds against the page: the rule, and where. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }),
  )
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`))
}

test.each(pages.map(({ file }) => file))(
  'nothing stands in the way of a reader on %s, narrow or wide, light or dark, and nothing scrolls sideways',
  async (file) => {
    const page = await site.load(file)
    await showAll(page)
    await page.evaluate(axe.source)
    for (const [width, colorScheme] of looks) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.locator(`html[data-theme=${colorScheme}]`).waitFor()
      expect(await violations(page), `${colorScheme}, ${width} px`).toEqual([])
      const scrolled = await page.evaluate(() => document.scrollingElement!.scrollWidth)
      expect(scrolled).toBeLessThanOrEqual(width)
    }
  },
)

test('what comes of a change is announced once the page rests, not while a slider moves nor while the run is played', async () => {
  const page = await site.load()
  await atRest(page)
  const announced = page.locator('.announced[role=status][aria-live=polite]')
  await expect.poll(() => announced.textContent()).toMatch(/^One run: .* On average over 200 runs: makespan /)
  await page.evaluate(() => {
    const counted = globalThis as unknown as { announcements: string[] }
    counted.announcements = []
    const place = document.querySelector('.announced')!
    new MutationObserver(() => counted.announcements.push(place.textContent!)).observe(place, {
      childList: true,
      characterData: true,
      subtree: true,
    })
  })
  await page.locator('.player .play').click()
  for (const size of ['6', '7', '8', '7', '6', '4']) await choose(page, 'size', size)
  await atRest(page)
  await expect.poll(() => announced.textContent()).toMatch(/ of 4, .* On average over 200 runs: .* of 4, /)
  const all = await page.evaluate(() => (globalThis as unknown as { announcements: string[] }).announcements)
  expect(all.length).toBeLessThanOrEqual(2)
})

test.each(pages.slice(1).map(({ file }) => file))('%s has a heading for each of its predictions', async (file) => {
  const page = await site.load(file)
  await page.locator('main h1').waitFor()
  const headings = page.locator('[data-predict] > h2')
  const texts = await headings.allInnerTexts()
  expect(texts).toHaveLength(3)
  expect(new Set(texts).size).toBe(3)
  for (const text of texts) expect(text).toMatch(/^Predict: \S/)
  const named = await page
    .locator('[data-predict]')
    .evaluateAll((all) => all.map((one) => document.getElementById(one.getAttribute('aria-labelledby')!)!.innerText))
  expect(named).toEqual(texts)
})
