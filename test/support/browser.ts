import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { chromiumPath, NO_CHROMIUM, serveSite, startChromium } from './chromium.mjs'

/** The built site in a browser. */
export interface Site {
  /** Opens a page of the site in a context of its own, until the file ends. `path`: from the site's folder, `index.html#size=...`. */
  open(path?: string, options?: BrowserContextOptions): Promise<Page>
  /** Loads another page of the site in a page, whatever it was at. */
  load(page: Page, path: string): Promise<void>
}

/**
 * One browser for the tests of a file. After each of them it looks whether a page said an error, threw one, or asked another
 * machine for something: then the test fails. Where there is no Chromium the tests are skipped; in continuous integration they fail.
 */
export function useSite(): Site {
  let browser: Browser | null = null
  let site: Awaited<ReturnType<typeof serveSite>> | null = null
  const faults: string[] = []

  beforeAll(async () => {
    if (chromiumPath() === null && !process.env.CI) return
    site = await serveSite()
    browser = await startChromium()
  })
  beforeEach((context) => {
    if (!browser) context.skip(NO_CHROMIUM)
  })
  afterEach(() => expect(faults.splice(0)).toEqual([]))
  afterAll(async () => {
    await browser?.close()
    site?.close()
  })

  return {
    async open(path = 'index.html', options = {}) {
      const { url } = site!
      const context = await browser!.newContext({ viewport: { width: 1280, height: 900 }, ...options })
      watch(context, new URL(url).origin, faults)
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      await page.goto(url + path)
      return page
    },
    async load(page, path) {
      await page.goto('about:blank') // or a link that differs after its # alone would load nothing
      await page.goto(site!.url + path)
    },
  }
}

/** Notes what no page of ours should do. */
function watch(context: BrowserContext, origin: string, faults: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  context.on('weberror', (error) => faults.push(`error: ${error.error().stack}`))
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url())
    if (!['data:', 'about:'].includes(protocol) && asked !== origin) faults.push(`request to ${request.url()}`)
  })
}
