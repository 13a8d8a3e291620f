import { describe, expect, test } from 'vitest'
import { policyKinds } from '../policy/index.ts'
import { type CategoryName, categories } from '../team/index.ts'
import { newDocument } from './document.ts'
import { drawGantt, type GanttOptions } from './gantt.ts'
import { type GanttData, type GanttRow, ganttData } from './ganttData.ts'
import { categoryColors } from './palette.ts'
import { svgText } from './svg.ts'
import { cases, runOf } from './testing/runs.ts'
import { type Element, findAll, parseXml } from './testing/xml.ts'

const draw = (data: GanttData, options: GanttOptions = {}) => svgText(drawGantt(data, options, newDocument()))
const dataOf = (settings: readonly string[] = []) => ganttData(runOf(policyKinds, settings))
const group = (svg: Element, label: string) =>
  findAll(svg, ({ attributes }) => attributes['aria-label'] === label).flatMap(({ children }) => children)
const texts = (svg: Element) => findAll(svg, ({ name }) => name === 'text').map(({ text }) => text)

describe.each(Object.entries(cases))('a run: %s', (_, settings) => {
  const data = dataOf(settings)
  const text = draw(data)
  const svg = parseXml(text)

  test('the rows of every agent tile its time', () => {
    for (const agent of data.members.keys()) {
      const rows = data.rows.filter((row) => row.agent === agent)
      expect(rows.map(({ startS }) => startS)).toEqual([0, ...rows.slice(0, -1).map(({ endS }) => endS)])
      expect(rows.at(-1)!.endS).toBe(data.makespanS)
      expect(rows.every(({ startS, endS }) => endS > startS)).toBe(true)
    }
  })

  test('the picture has no number that is none, and no warning of Plot', () => {
    expect(text).not.toMatch(/NaN|Infinity|undefined|null|⚠/)
  })

  test('the same data gives the same bytes, whatever was drawn before', () => {
    draw(dataOf(['team.size=2']))
    expect(draw(data)).toBe(text)
  })

  test('the length of each colour is the time of its category', () => {
    const bars = group(svg, 'bar')
    const widthOf = (wanted: readonly Element[]) => wanted.reduce((sum, bar) => sum + Number(bar.attributes.width), 0)
    const seconds = data.makespanS * data.members.length
    for (const category of categories) {
      const rows = data.rows.filter((row) => row.category === category)
      const own = bars.filter(({ attributes }) => attributes.fill === categoryColors[category])
      const expected = rows.reduce((sum, { startS, endS }) => sum + endS - startS, 0) / seconds
      // A bar may be shorter by the hair between it and the next.
      const hairs = (0.7 * bars.length) / widthOf(bars)
      expect(Math.abs(widthOf(own) / widthOf(bars) - expected), category).toBeLessThan(hairs)
      expect(own.length > 0).toBe(rows.length > 0)
    }
  })

  test('everything is inside the picture', () => {
    const [width, height] = [Number(svg.attributes.width), Number(svg.attributes.height)]
    for (const { attributes } of group(svg, 'bar')) {
      expect(Number(attributes.x)).toBeGreaterThan(0)
      expect(Number(attributes.x) + Number(attributes.width)).toBeLessThanOrEqual(width)
      expect(Number(attributes.y) + Number(attributes.height)).toBeLessThan(height)
    }
  })
})

test('title, ending and the legend of the categories that occur stand above', () => {
  const data = dataOf(cases['round limit'])
  const shown = texts(parseXml(draw(data)))
  const occur = new Set(data.rows.map(({ category }) => category))
  expect(shown).toContain('small: 3 agents')
  expect(shown.some((line) => line.startsWith('round limit after '))).toBe(true)
  for (const category of categories) {
    const words = category.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    expect(shown.some((line) => new RegExp(`^${words} (&lt;)?\\d+ %$`).test(line))).toBe(occur.has(category))
  }
})

test('rounds have a rule each', () => {
  const data = dataOf(cases.decentralized)
  expect(data.roundStartsS.length).toBeGreaterThan(1)
  expect(group(parseXml(draw(data)), 'rule').length).toBe(data.roundStartsS.length)
  expect(group(parseXml(draw(dataOf(cases.async))), 'rule')).toEqual([])
})

/** A chart by hand. */
const chart = (rows: readonly GanttRow[], more: Partial<GanttData> = {}): GanttData => ({
  scenario: 'by-hand',
  members: ['m'],
  outcome: 'completed',
  reason: 'every task is marked done',
  wrong: { errorsLeft: 0, tasksAffected: 0, tasks: 3 },
  makespanS: Math.max(0, ...rows.map(({ endS }) => endS)),
  roundStartsS: [],
  rows,
  ...more,
})

const row = (category: CategoryName, startS: number, endS: number, task: string | null = null): GanttRow => ({
  agent: 0,
  category,
  startS,
  endS,
  task,
  turn: 0,
})

test('a task is named in bars that are wide enough, and only there', () => {
  const shown = texts(parseXml(draw(chart([row('work', 0, 99, 'wide'), row('rework', 99, 100, 'narrow')]))))
  expect(shown).toContain('wide')
  expect(shown).not.toContain('narrow')
})

test.each([
  [90, 'time (s)'],
  [900, 'time (min)'],
  [36_000, 'time (h)'],
])('a run of %d s has the axis %s', (seconds, label) => {
  expect(texts(parseXml(draw(chart([row('work', 0, seconds)]))))).toContain(label)
})

test('what is wrong at the end stands beside how the run ended', () => {
  const told = (more: Partial<GanttData>) => texts(parseXml(draw(chart([row('work', 0, 9)], more)))).join(' ')
  const wrong = { errorsLeft: 30, tasksAffected: 54, tasks: 60 }
  expect(told({})).toContain('completed in 9 s; no task is wrong')
  expect(told({ wrong })).toContain('completed in 9 s; 30 of 60 tasks are wrong, 54 with those that need them')
  expect(told({ wrong, outcome: 'livelock', reason: 'all are stuck' })).toContain('all are stuck; 30 of 60 tasks are')
})

test('a run of no time is drawn, empty', () => {
  const text = draw(chart([], { roundStartsS: [0] }))
  parseXml(text)
  expect(text).not.toMatch(/NaN|Infinity|undefined/)
})

test('a hundred thousand entries give a picture of bounded size', () => {
  const kinds = ['overhead', 'work', 'verify', 'barrierWait'] as const
  const many = Array.from({ length: 100_000 }, (_, index) => row(kinds[index % 4]!, index, index + 1))
  const bars = group(parseXml(draw(chart(many))), 'bar')
  expect(bars.length).toBeLessThan(4000)
  for (const category of kinds) {
    const own = bars.filter(({ attributes }) => attributes.fill === categoryColors[category])
    expect(own.length / bars.length).toBeCloseTo(0.25, 2)
  }
})

test('names that are long or hostile harm nothing', () => {
  const name = '<script>alert("&")</script>'.repeat(20)
  const rows = [row('work', 0, 1e6, name)]
  const svg = parseXml(draw(chart(rows, { scenario: name, members: [name], outcome: 'livelock', reason: name })))
  expect(findAll(svg, (element) => element.name === 'script')).toEqual([])
  expect(texts(svg).some((line) => line.includes('…'))).toBe(true)
})

test('a width that is too small is refused', () => {
  expect(() => draw(chart([]), { widthPx: 100 })).toThrow('expected 300 to 2000 pixels, got 100')
  expect(() => draw(chart([]), { widthPx: Number.NaN })).toThrow('got NaN')
})
