// How soon the explorer answers: node bench/explorer.mjs [DRAGS] prints one line of JSON, milliseconds, medians and 95th percentiles.
// `gantt`: from the input event of a slider to the new Gantt chart in the page; `frame`: to the end of the frame that shows it, while
// replications stream; `firstPicture`: from the start of loading, in a browser context without a cache. Needs the built site, and Chromium.
import { serveSite, startChromium } from '../test/support/chromium.mjs'

const drags = Number(process.argv[2] ?? 40)
const LOADS = Math.min(5, drags)
/** Between two drags, so that replications are on their way when the next one comes. */
const PAUSE_MS = 60
/** Five agents, 60 tasks. */
const VIEW = 'index.html#scenario=scenarios/play.yaml&tasks.shape.kind=layered&tasks.shape.tasks=60'

const quantile = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.ceil(share * numbers.length) - 1]
const inShort = (ms) => ({ p50: Number(quantile(ms, 0.5).toFixed(1)), p95: Number(quantile(ms, 0.95).toFixed(1)) })

/** In the page: moves the slider to a value; milliseconds to the chart and to its frame. */
function drag(value) {
  const slider = document.querySelector('[data-control=noise] input')
  const place = document.querySelector('.figure-gantt > div')
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    let ganttMs
    new MutationObserver((_, observer) => {
      observer.disconnect()
      ganttMs = performance.now() - startMs
      requestAnimationFrame(() => port2.postMessage(null)) // a task after the frame's own
    }).observe(place, { childList: true })
    port1.onmessage = () => resolve({ ganttMs, frameMs: performance.now() - startMs })
    slider.value = String(value)
    const startMs = performance.now()
    slider.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

/** The first picture of a page that nothing is known of; the page. */
async function load(browser, url) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('.figure-gantt svg')) return
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => (globalThis.firstPictureMs = performance.now())))
    })
    observer.observe(document, { childList: true, subtree: true })
  })
  await page.goto(url + VIEW)
  await page.waitForFunction(() => globalThis.firstPictureMs !== undefined)
  return { page, ms: await page.evaluate(() => globalThis.firstPictureMs) }
}

const site = await serveSite()
const browser = await startChromium()
const firstMs = []
let page = null
for (let round = 0; round < LOADS; round++) {
  await page?.context().close()
  const loaded = await load(browser, site.url)
  page = loaded.page
  firstMs.push(loaded.ms)
}
const times = []
for (let index = 0; index < drags; index++) {
  times.push(await page.evaluate(drag, (0.05 * (1 + (index % 30))).toFixed(2)))
  await page.waitForTimeout(PAUSE_MS)
}
await browser.close()
site.close()
const gantt = inShort(times.map(({ ganttMs }) => ganttMs))
const frame = inShort(times.map(({ frameMs }) => frameMs))
console.log(JSON.stringify({ drags, gantt, frame, firstPicture: inShort(firstMs) }))
