import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { pages } from '../../src/web/ui/pages.ts'
import { useSite } from '../support/browser.ts'
import { showAll } from '../support/chromium.mjs'

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
