import { expect, test } from 'vitest'
import { activeAgents } from './activeAgents.ts'
import { noted } from './testing/run.ts'

test('who only replies, claims in vain or tests changes nothing; who writes or marks done does, once', () => {
  const run = noted([
    {
      start: 0,
      replies: [
        { agent: 0, at: 1 },
        { agent: 1, at: 2, blocked: 2, tests: [0] },
        { agent: 2, at: 3, edits: [4, 5] },
        { agent: 3, at: 3, completions: 1 },
      ],
    },
    { start: 4, replies: [{ agent: 2, at: 6, edits: [4] }] },
  ])
  expect(activeAgents.of(run)).toBe(2)
})
