import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { runCommand } from '../../src/explorer/command.ts'
import { linkOf } from '../../src/explorer/link.ts'
import type { View } from '../../src/explorer/view.ts'

/** The input or the choice of a control. */
export const field = (page: Page, id: string): Locator =>
  page.locator(`[data-control="${id}"]`).locator('select, input:not([type=file])').first()

/** Changes a control as a reader would, and waits for the picture. */
export async function choose(page: Page, id: string, value: string): Promise<void> {
  const input = field(page, id)
  if ((await input.evaluate(({ tagName }) => tagName)) === 'SELECT') await input.selectOption(value)
  else await input.fill(value)
  await page.locator('.play[data-answered=true]').waitFor()
}

/** Goes to a view by its link within the page, as a reader does who clicks it there, and waits for its command and its picture. */
export async function follow(page: Page, view: View): Promise<void> {
  await page.evaluate((fragment) => {
    location.hash = fragment
  }, linkOf(view))
  await expect.poll(() => command(page)).toBe(runCommand(view))
  await page.locator('.play[data-answered=true]').waitFor()
}

/** Waits until the page has everything to say about its view, the curve of all replications included. */
export async function atRest(page: Page): Promise<void> {
  await page.locator('.play[aria-busy=false]').waitFor()
  await page.locator('.streaming', { hasText: /^Means of \d+ runs/ }).waitFor()
}

/** The command that the page shows: `run`, or `sweep` of its curve. */
export const command = async (page: Page, name: 'run' | 'sweep' = 'run'): Promise<string> =>
  (await page.locator(`[data-command=${name}]`).textContent())!

/** Numbers of the table of metrics by name. */
export interface Shown {
  /** Of the run that is shown. */
  readonly run: Readonly<Record<string, number | null>>
  /** Means over the replications so far. */
  readonly means: Readonly<Record<string, number | null>>
  /** Their 95 % intervals. */
  readonly intervals: Readonly<Record<string, readonly [number, number] | null>>
}

/** All metrics of the page, whole numbers. */
export async function metrics(page: Page): Promise<Shown> {
  const all = page.locator('.metrics details')
  await all.evaluate((details) => details.toggleAttribute('open', true))
  await all.locator('tr[data-metric]').first().waitFor()
  return await page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('tr[data-metric]')]
    const data = (of: 'value' | 'mean' | 'ci95') =>
      Object.fromEntries(
        rows.map((row) => [
          row.dataset.metric!,
          JSON.parse(row.querySelector(`td[data-${of}]`)!.getAttribute(`data-${of}`)!),
        ]),
      )
    return { run: data('value'), means: data('mean'), intervals: data('ci95') }
  })
}

/** What the pictures of a page show. */
export interface Pictures {
  /** Rows of the Gantt chart. */
  readonly agents: number
  readonly tasks: number
  /** Places of the tasks and lines of the task graph, without the colours of the instant that is played. */
  readonly graph: string
  readonly gantt: string
  readonly curve: string
  readonly waterfall: string
}

export const pictures = (page: Page): Promise<Pictures> =>
  page.evaluate(() => {
    const drawing = (name: string) => document.querySelector(`.figure-${name} svg`)?.innerHTML ?? ''
    const marks = (selector: string, attribute: string) =>
      [...document.querySelectorAll(`svg.graph ${selector}`)].map((mark) => mark.getAttribute(attribute))
    const nodes = marks('.node', 'transform')
    return {
      agents: document.querySelectorAll('.figure-gantt [data-part="y-axis tick label"] text').length,
      tasks: nodes.length,
      graph: [...nodes, ...marks('.edge', 'd')].join(' '),
      gantt: drawing('gantt'),
      curve: drawing('curve'),
      waterfall: drawing('waterfall'),
    }
  })
