// Pictures of every page as PNG, light and dark, on a telephone, a laptop and a projector: node scripts/screenshots.mjs [FOLDER]
// Everything that a page keeps for later is shown. Needs the built site, and Chromium.
import { mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { SITE, serveSite, showAll, startChromium } from '../test/support/chromium.mjs'

const WIDTHS_PX = [360, 1280, 1920]

const folder = process.argv[2] ?? 'out/screenshots'
mkdirSync(folder, { recursive: true })
const site = await serveSite()
const browser = await startChromium()
for (const file of readdirSync(SITE).filter((name) => name.endsWith('.html'))) {
  const page = await browser.newPage()
  await page.goto(site.url + file)
  await showAll(page)
  for (const width of WIDTHS_PX) {
    await page.setViewportSize({ width, height: 1000 })
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme })
      await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
      await page.waitForTimeout(300) // what is drawn when there is time
      const picture = path.join(folder, `${path.parse(file).name}-${width}-${colorScheme}.png`)
      await page.screenshot({ path: picture, fullPage: true })
      console.log(picture)
    }
  }
  await page.close()
}
await browser.close()
site.close()
