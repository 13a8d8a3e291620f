import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { runCommand } from '../../src/explorer/command.ts'
import { controlGroups } from '../../src/explorer/controls/index.ts'
import { readLink } from '../../src/explorer/link.ts'
import { type View, viewOf } from '../../src/explorer/view.ts'
import { useSite } from '../support/browser.ts'
import { atRest, choose, command, field, metrics, type Pictures, pictures, type Shown } from '../support/playPage.ts'

const PLAY = 'scenarios/play.yaml'

/** What a page shows, all of it. */
type Seen = Pictures & Shown

/** A control, a value to choose, the settings that it stands for, and what is seen of it. */
interface Row {
  readonly id: string
  readonly to: string
  readonly settings: View['settings']
  /** Settings to begin with. */
  readonly from?: View['settings']
  /** What must look different, and what must not. */
  readonly changes: readonly (keyof Pictures)[]
  readonly keeps: readonly (keyof Pictures)[]
  /** What holds afterwards. */
  holds(after: Seen, before: Seen): void
}

const run = ['gantt', 'curve', 'waterfall'] as const
const oneSetting = (path: string, value: string) => ({ [path]: value })
const ofAll = (value: string, text: string) =>
  Object.fromEntries(['sonnet', 'gemini', 'gpt', 'ideal'].map((agent) => [`agents.${agent}.${value}`, text]))

const rows: readonly Row[] = [
  {
    id: 'shape',
    to: 'layered',
    settings: { 'tasks.shape.kind': 'layered', 'coordination.assignment': 'heft' },
    changes: ['graph', ...run],
    keeps: ['tasks', 'agents'],
    holds: ({ run }, before) => expect(run.criticalPath).toBeLessThan(before.run.criticalPath!),
  },
  {
    id: 'tasks',
    to: '31',
    settings: oneSetting('tasks.shape.tasks', '31'),
    changes: ['graph', ...run],
    keeps: ['agents'],
    holds: ({ tasks }) => expect(tasks).toBe(31),
  },
  {
    id: 'p',
    to: '0.9',
    settings: oneSetting('tasks.shape.parallelShare', '0.9'),
    changes: ['graph', ...run],
    keeps: ['tasks', 'agents'],
    holds: ({ run }, before) => expect(run.criticalPath).toBeLessThan(before.run.criticalPath! / 2),
  },
  {
    id: 'layers',
    to: '10',
    from: { 'tasks.shape.kind': 'layered' },
    settings: oneSetting('tasks.shape.layers', '10'),
    changes: ['graph', ...run],
    keeps: ['tasks', 'agents'],
    holds: ({ run }, before) => expect(run.criticalPath).toBeGreaterThan(1.5 * before.run.criticalPath!),
  },
  {
    id: 'stages',
    to: '6',
    from: { 'tasks.shape.kind': 'forkJoin', 'coordination.assignment': 'heft' }, // by chains, one agent would have it all
    settings: oneSetting('tasks.shape.stages', '6'),
    changes: ['graph', ...run],
    keeps: ['tasks', 'agents'],
    holds: ({ run }, before) => expect(run.criticalPath).toBeGreaterThan(1.5 * before.run.criticalPath!),
  },
  {
    id: 'size',
    to: '7',
    settings: oneSetting('team.size', '7'),
    changes: run,
    keeps: ['graph'],
    holds: ({ agents }) => expect(agents).toBe(7),
  },
  {
    id: 'profile',
    to: '[gpt]',
    settings: oneSetting('team.members', '[gpt]'),
    changes: run,
    keeps: ['graph', 'agents'],
    holds: ({ gantt }) => expect(gantt).toContain('4 · gpt'),
  },
  {
    id: 'coordination',
    to: 'decentralized',
    settings: oneSetting('coordination.kind', 'decentralized'),
    changes: run,
    keeps: ['graph', 'agents'],
    holds: ({ means }, before) => expect(means.concurrentWrites).toBeGreaterThan(before.means.concurrentWrites!),
  },
  {
    id: 'assignment',
    to: 'roundRobin',
    settings: oneSetting('coordination.assignment', 'roundRobin'),
    changes: run,
    keeps: ['graph', 'agents'],
    holds: ({ means }, before) => expect(means.makespan).not.toBe(before.means.makespan),
  },
  {
    id: 'pacing',
    to: 'async',
    settings: oneSetting('pacing.kind', 'async'),
    changes: run,
    keeps: ['graph', 'agents'],
    holds({ means }, before) {
      expect(means['time.barrierWait']).toBe(0)
      expect(before.means['time.barrierWait']).toBeGreaterThan(0)
    },
  },
  {
    id: 'communication',
    to: 'broadcast',
    settings: oneSetting('communication.kind', 'broadcast'),
    changes: run,
    keeps: ['graph', 'agents'],
    holds: ({ run }, before) => expect(run['time.coordinate']).toBeGreaterThan(before.run['time.coordinate']!),
  },
  {
    id: 'verification',
    to: 'none',
    settings: oneSetting('verification.kind', 'none'),
    changes: run,
    keeps: ['graph', 'agents'],
    holds({ run }, before) {
      expect(run.testRuns).toBe(0)
      expect(before.run.testRuns).toBeGreaterThan(0)
    },
  },
  {
    id: 'errors',
    to: '0.5',
    from: { 'coordination.kind': 'decentralized' }, // a preassigned run mostly ends with its errors left in
    settings: ofAll('quality.errorRate', '0.5'),
    changes: run,
    keeps: ['graph', 'agents'],
    holds: ({ means }, before) => expect(means.testFailures).toBeGreaterThan(before.means.testFailures!),
  },
  {
    id: 'noise',
    to: '1.5',
    settings: ofAll('latency.noise', '{lognormal: {mean: 1, cv: 1.5}}'),
    changes: run,
    keeps: ['graph', 'agents'],
    holds: ({ means }, before) => expect(means.makespan).toBeGreaterThan(before.means.makespan!),
  },
]

const site = useSite()
let shared: Promise<Page> | undefined

/** One page for all rows, at these settings: its address is changed, as by hand. */
async function pageAt(settings: View['settings']): Promise<Page> {
  const page = await (shared ??= site.load())
  await page.evaluate(
    (fragment) => {
      location.hash = fragment
    },
    `scenario=${PLAY}&${new URLSearchParams(settings)}`,
  )
  await expect.poll(() => command(page)).toBe(runCommand({ ...viewOf(PLAY), settings }))
  return page
}

async function seenOf(page: Page): Promise<Seen> {
  await atRest(page)
  return { ...(await metrics(page)), ...(await pictures(page)) }
}

test('every control has a row here', () => {
  const ids = controlGroups.flatMap(({ controls }) => controls.map(({ id }) => id))
  expect(rows.map(({ id }) => id)).toEqual(ids)
})

test.each(rows)('$id', async ({ id, to, from = {}, settings, changes, keeps, holds }) => {
  const page = await pageAt(from)
  const before = await seenOf(page)
  await choose(page, id, to)
  expect(await field(page, id).inputValue()).toBe(to)
  for (const [path, value] of Object.entries(settings)) expect(await command(page)).toContain(`${path}=${value}`)
  await expect
    .poll(() => readLink(new URL(page.url()).hash, viewOf(PLAY)))
    .toEqual({ ...viewOf(PLAY), settings: { ...from, ...settings } })
  await expect.poll(async () => (await pictures(page)).curve).not.toBe(before.curve)
  const after = await seenOf(page)
  for (const part of changes) expect(after[part], part).not.toBe(before[part])
  for (const part of keeps) expect(after[part], part).toBe(before[part])
  holds(after, before)
})
