import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { chromiumPath, NO_CHROMIUM, serveSite, startChromium } from './chromium.mjs'

/** The built site in a browser. */
export interface Site {
  /** The page of this file, loaded anew. `path`: from the site's folder, `index.html#team.size=5`. */
  load(path?: string): Promise<Page>
  /** Another page, in a browser context of its own. */
  open(path?: string, options?: BrowserContextOptions): Promise<Page>
}

/**
 * One browser for the tests of a file. After each of them it looks whether a page said an error, threw one, or asked another
 * machine for something: then the test fails. Where there is no Chromium the tests are skipped; in continuous integration they fail.
 */
export function useSite(): Site {
  let browser: Browser | null = null
  let site: Awaited<ReturnType<typeof serveSite>> | null = null
  let own: Page | null = null
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

  async function newPage(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser!.newContext({ viewport: { width: 1280, height: 900 }, ...options })
    watch(context, new URL(site!.url).origin, faults)
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    return page
  }

  return {
    async load(path = 'index.html') {
      own ??= await newPage()
      await own.goto('about:blank') // or a link that differs after its # alone would load nothing
      await own.goto(site!.url + path)
      return own
    },
    async open(path = 'index.html', options) {
      const page = await newPage(options)
      await page.goto(site!.url + path)
      return page
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
