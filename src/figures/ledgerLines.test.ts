import { describe, expect, test } from 'vitest'
import { policyKinds } from '../policy/index.ts'
import { type LedgerLine, ledgerLines } from './ledgerLines.ts'
import { cases, runOf } from './testing/runs.ts'

const sum = (lines: readonly LedgerLine[], of: (line: LedgerLine) => number) =>
  lines.reduce((total, line) => total + of(line), 0)

describe.each(Object.entries(cases))('a run: %s', (_, settings) => {
  const run = runOf(policyKinds, settings)
  const lines = [...ledgerLines(run)]

  test('all agent-time is there', () => {
    expect(sum(lines, ({ startUs, endUs }) => endUs - startUs)).toBe(run.makespanUs * run.model.size)
  })

  test('the tokens are those of the turns', () => {
    const { turns } = run.log
    for (const key of ['inputTokens', 'outputTokens'] as const) {
      const expected = turns[key].subarray(0, turns.length).reduce((total, tokens) => total + tokens, 0)
      expect(sum(lines, (line) => line[key])).toBe(expected)
    }
    expect(sum(lines, ({ cachedTokens }) => cachedTokens)).toBeLessThanOrEqual(sum(lines, (line) => line.inputTokens))
  })

  test('lines are plain JSON, with names instead of numbers', () => {
    expect(JSON.parse(JSON.stringify(lines))).toEqual(lines)
    for (const { agent, member, task, turn } of lines) {
      expect(member).toBe(agent === 0 ? 'quick' : 'slow')
      if (task !== null) expect(run.model.ids).toContain(task)
      if (turn !== null) expect(run.log.turns.agent[turn]).toBe(agent)
    }
  })
})
