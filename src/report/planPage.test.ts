import { beforeAll, describe, expect, test } from 'vitest'
import type { PlanResult } from '../experiment/index.ts'
import { newDocument } from '../figures/document.ts'
import { darkColors } from '../figures/index.ts'
import { type Element, findAll, parseXml } from '../figures/testing/xml.ts'
import { policyKinds } from '../policy/index.ts'
import { planPage } from './planPage.tsx'
import { conditionWords } from './planWords.ts'
import { HOSTILE, type PlanCase, planOf } from './testing/plan.ts'

const alone = [{ 'coordination.kind': 'preassigned', 'coordination.assignment': 'heft' }]
const cases: Readonly<Record<string, PlanCase>> = {
  feasible: { goal: { deadlineSeconds: 3600, budgetDollars: 5 } },
  cheapest: { goal: { minimize: 'cost', tolerance: 0 } },
  infeasible: { goal: { deadlineSeconds: 20, budgetDollars: 0.001 } },
  'no run completes': { set: ['limits.turns=1'] },
  'one design': { sizes: [2], ways: alone },
  'one size': { sizes: [2] },
  'one agent': { sizes: [1], ways: alone },
  'no prices': {
    set: [
      'agents.quick.prices.inputPerMillion=0',
      'agents.quick.prices.outputPerMillion=0',
      'agents.quick.prices.cachedInputPerMillion=0',
    ],
  },
  teams: {
    ways: ['[quick]', '[quick,quick]'].map((members) => ({
      'team.members': members,
      'coordination.kind': 'decentralized',
    })),
  },
}
const COMMAND = `brooks plan 'a & <b>.yaml' --deadline 1h`

const pages = new Map<string, string>()
const plans = new Map<string, PlanResult>()
const treeOf = (name: string) =>
  parseXml(pages.get(name)!.replace('<!doctype html>', '<?xml version="1.0" encoding="UTF-8"?>'))
const named = (root: Element, ...names: string[]) => findAll(root, ({ name }) => names.includes(name))
const textOf = (element: Element): string => element.text + element.children.map(textOf).join('')
const textsOf = (root: Element, name: string) => named(root, name).map(textOf)

beforeAll(async () => {
  for (const [name, given] of Object.entries(cases)) {
    const { plan, scenario } = await planOf(policyKinds, given)
    plans.set(name, plan)
    pages.set(name, planPage(plan, { scenario, command: COMMAND }, newDocument()))
    const again = planPage(JSON.parse(JSON.stringify(plan)), { scenario, command: COMMAND }, newDocument())
    expect(again, name).toBe(pages.get(name))
  }
}, 60_000)

describe.each(Object.keys(cases))('%s', (name) => {
  test('is well-formed, whole, and says no nonsense', () => {
    const page = pages.get(name)!
    const root = treeOf(name)
    expect(named(root, 'h1')).toHaveLength(1)
    expect(page).not.toMatch(/NaN|undefined|Infinity|\[object|\bnull\b|⚠/)
    const ids = findAll(root, ({ attributes }) => 'id' in attributes).map(({ attributes }) => attributes.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('asks for nothing from elsewhere and runs nothing', () => {
    const root = treeOf(name)
    const [policy] = findAll(root, ({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy')
    expect(policy!.attributes.content).toMatch(/^default-src 'none'; style-src 'unsafe-inline';/)
    const foreign = [
      'script',
      'link',
      'img',
      'image',
      'iframe',
      'object',
      'embed',
      'use',
      'base',
      'audio',
      'video',
      'form',
    ]
    expect(named(root, ...foreign)).toEqual([])
    for (const { attributes } of findAll(root, () => true)) {
      for (const key of Object.keys(attributes)) expect(key).not.toMatch(/^(on.*|src|srcset|style|xlink:href|ping)$/)
      if (attributes.href !== undefined) expect(attributes.href).toMatch(/^#/)
      for (const paint of ['fill', 'stroke', 'clip-path', 'filter'])
        expect(attributes[paint] ?? '').not.toContain('url(')
    }
    for (const style of textsOf(root, 'style')) expect(style).not.toMatch(/url\(|@import|@font-face/)
  })

  test('is made for those who do not see it as well', () => {
    const root = treeOf(name)
    const levels = named(root, 'h1', 'h2', 'h3', 'h4').map((heading) => Number(heading.name.slice(1)))
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1)
    for (const table of named(root, 'table')) {
      expect(named(table, 'caption')).toHaveLength(1)
      expect(named(table, 'th').every(({ attributes }) => ['col', 'row'].includes(attributes.scope!))).toBe(true)
    }
    for (const figure of named(root, 'figure')) {
      expect(named(figure, 'figcaption')).toHaveLength(1)
      const drawings = figure.children.flatMap(({ children }) => children).filter(({ name }) => name === 'svg')
      expect(drawings).toHaveLength(2)
      for (const { attributes, children } of drawings) {
        expect(attributes.role).toBe('img')
        expect(children.slice(0, 2).map(({ name }) => name)).toEqual(['title', 'desc'])
      }
    }
  })

  test('every colour that is another one in the dark has a rule that says so', () => {
    const root = treeOf(name)
    const style = textsOf(root, 'style').join()
    for (const svg of named(root, 'figure').flatMap((figure) => findAll(figure, () => true)))
      for (const paint of ['fill', 'stroke', 'color']) {
        const dark = darkColors[svg.attributes[paint] ?? '']
        if (dark) expect(style).toContain(`figure [${paint}="${svg.attributes[paint]}"] { ${paint}: ${dark} }`)
      }
  })

  test('text of a scenario stays text', () => {
    const source = named(treeOf(name), 'dd')
      .map(textOf)
      .find((text) => text.includes('alert(1)'))
    const escaped = HOSTILE.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
    expect(source).toBe(escaped)
    expect(pages.get(name)).toContain(`<code>brooks plan 'a &amp; &lt;b>.yaml' --deadline 1h</code>`)
  })
})

const headings = (name: string) => textsOf(treeOf(name), 'h2')

test('a plan with an answer: the answer, why, and what it rests on', () => {
  const root = treeOf('feasible')
  expect(textsOf(root, 'h1')[0]).toMatch(
    /^Take (one agent \(quick\)|\d agents \(all quick\)), (preassigned \(heft\)|decentralized)$/,
  )
  expect(headings('feasible')).toEqual([
    'Why this one',
    'When more agents stop helping',
    'Where the speedup went',
    'How far runs differ',
    'All designs',
    'What this rests on',
  ])
  expect(named(root, 'figure').length).toBeGreaterThanOrEqual(4)
  const page = pages.get('feasible')!
  for (const words of [
    'P90',
    'Completes within 60\u00a0min and $5.00',
    'The runner-up is',
    'recommended',
    'Kim and Nelson',
    'as of 2026-01-02',
    'error rate 0.1',
    'seed 1',
    'own tests (seconds 10 on average (lognormal)',
  ])
    expect(page).toContain(words)
})

test('the table in full has a row for each design, with its verdict', () => {
  const { designs } = plans.get('feasible')!
  const tables = named(treeOf('feasible'), 'table')
  const [all] = tables.filter((table) => textsOf(table, 'caption')[0]!.startsWith('Every design'))
  const rows = named(all!, 'tr').slice(1)
  expect(rows).toHaveLength(designs.length)
  const verdicts = rows.map((row) => textOf(row.children.at(-1)!))
  expect(verdicts.filter((verdict) => verdict === 'recommended')).toHaveLength(1)
  expect(verdicts.filter((verdict) => verdict === 'runner-up')).toHaveLength(1)
})

test('a plan without an answer says so, and shows what is nearest', () => {
  const root = treeOf('infeasible')
  expect(textsOf(root, 'h1')).toEqual([
    'None of the 6 designs completes within 20\u00a0s and $0.001 in 90\u00a0% of its runs.',
  ])
  expect(pages.get('infeasible')).toContain('The nearest: ')
  expect(headings('infeasible')).not.toContain('Why this one')
  expect(pages.get('infeasible')).toContain('>nearest<')
  expect(pages.get('infeasible')).not.toContain('recommended')
})

test('what the recommendation rests on stands under it, as in the terminal', async () => {
  const { plan, scenario } = await planOf(policyKinds, cases.feasible!)
  const design = plan.recommended!
  const gain = { design, alone: 0, inputTokens: 1, inputTokensAlone: 2, dollarsSaved: 1 }
  const dear = { ...plan, contextGains: [gain] }
  const conditions = conditionWords(dear)!
  expect(conditions).toContain('if nobody has to read what others did')
  expect(planPage(dear, { scenario, command: COMMAND }, newDocument())).toContain(`This holds ${conditions}.`)
})

test('what cannot be drawn or told is left out, with its reason', () => {
  expect(headings('no run completes')).toEqual(['How far runs differ', 'All designs', 'What this rests on'])
  expect(pages.get('no run completes')).toContain('no run completed')
  expect(pages.get('no prices')).toContain('There is no figure here: the agents have no prices.')
  expect(headings('one size')).not.toContain('When more agents stop helping')
  expect(headings('one agent')).not.toContain('Where the speedup went')
})
