// A browser and the built site, for tests, pictures and benchmarks alike.
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import sirv from 'sirv'

/** The built site. */
export const SITE = fileURLToPath(new URL('../../dist/site', import.meta.url))

const USUAL_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** No sandbox, since continuous integration runs as root; and nothing that calls home. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The installed Chromium: what CHROMIUM names, else the first of the usual paths; null if there is none. */
export function chromiumPath() {
  const { CHROMIUM } = process.env
  return CHROMIUM || (USUAL_PATHS.find((path) => existsSync(path)) ?? null)
}

export const NO_CHROMIUM = 'No Chromium on this machine: install it, or name its program in CHROMIUM.'

/** @throws Error where there is no Chromium */
export async function startChromium() {
  const executablePath = chromiumPath()
  if (executablePath === null) throw new Error(NO_CHROMIUM)
  return await chromium.launch({ executablePath, args: ARGUMENTS })
}

/** Serves dist/site on this machine alone. `url` ends with a slash; `close` ends it. */
export async function serveSite() {
  if (!existsSync(SITE)) throw new Error(`${SITE} is not there: run npm run build first`)
  const server = createServer(sirv(SITE))
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${server.address().port}/`, close }
}

/** Shows all that a page keeps for later: makes the predictions that its lessons ask for, opens what is closed, draws what is out of sight. */
export async function showAll(page) {
  await page.locator('main h1').waitFor()
  for (const question of await page.locator('[data-predict]').all()) {
    await question.locator('input[type=radio]').first().check()
    await question.locator('[data-reveal]').click()
  }
  while ((await page.getByText('Simulating').count()) > 0) await page.waitForTimeout(20)
  await page.addStyleTag({ content: '* { content-visibility: visible !important }' }) // what is out of sight would be left out
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
}
