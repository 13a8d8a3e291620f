import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { pages } from '../../src/web/ui/pages.ts'
import { useSite } from '../support/browser.ts'

const site = useSite()

/** Opens what a page keeps closed, brings axe-core to it, and makes the predictions that its lessons ask for. */
async function openAll(page: Page): Promise<void> {
  await page.locator('main h1').waitFor()
  for (const question of await page.locator('[data-predict]').all()) {
    await question.locator('input[type=radio]').first().check()
    await question.locator('[data-reveal]').click()
  }
  await expect.poll(() => page.getByText('Simulating').count()).toBe(0)
  await page.evaluate(axe.source)
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
}

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
    await openAll(page)
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.locator(`html[data-theme=${colorScheme}]`).waitFor()
        expect(await violations(page), `${colorScheme}, ${width} px`).toEqual([])
      }
      const scrolled = await page.evaluate(() => document.scrollingElement!.scrollWidth)
      expect(scrolled).toBeLessThanOrEqual(width)
    }
  },
)
