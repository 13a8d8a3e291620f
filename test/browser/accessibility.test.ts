import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { pages } from '../../src/web/ui/pages.ts'
import { useSite } from '../support/browser.ts'

const site = useSite()

/** Opens what a page keeps closed, and makes the predictions that its lessons ask for. */
async function openAll(page: Page): Promise<void> {
  await page.locator('main h1').waitFor()
  for (const question of await page.locator('[data-predict]').all()) {
    await question.locator('input[type=radio]').first().check()
    await question.locator('[data-reveal]').click()
  }
  await expect.poll(() => page.getByText('Simulating').count()).toBe(0)
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
}

/** What axe-core finds against the page: the rule, and where. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations: found } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} (${help}): ${target.join(' ')}`))
}

test.each(pages.flatMap(({ file }) => [360, 1280].map((width) => [file, width] as const)))(
  'nothing stands in the way on %s at %i pixels, light or dark, and nothing scrolls sideways',
  async (file, width) => {
    const page = await site.load(file)
    await page.setViewportSize({ width, height: 900 })
    await openAll(page)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.locator(`html[data-theme=${colorScheme}]`).waitFor()
      expect(await violations(page), colorScheme).toEqual([])
    }
    const scrolled = await page.evaluate(() => [document.scrollingElement!.scrollWidth, innerWidth] as const)
    expect(scrolled[0]).toBeLessThanOrEqual(scrolled[1])
  },
)
