import { grouped } from '../../dataset/index.ts'
import type { Scenario } from '../../scenario/index.ts'
import type { Estimate } from './estimate.ts'
import { type Equation, leastSquares } from './leastSquares.ts'
import type { RunReading } from './reading.ts'

/** What agents of a suite read. */
export interface ObservedContext {
  readonly systemTokens: Estimate
  readonly testOutputTokens: Estimate
}

/**
 * The input tokens of a run, less the board and the replies in the windows of its agents, regressed on its replies (the system
 * prompt is read with each) and the test outputs in the windows.
 */
export function observedContext(readings: readonly RunReading[], scenario: Scenario): ObservedContext {
  const equations = readings.map((reading): Equation => {
    const { boards, tests, replyTokens } = windowsOf(reading, scenario.context.historyMessages)
    const board = scenario.context.boardTokensPerTask * scenario.tasks.length
    const { inputTokens } = reading.run
    const value = inputTokens - boards * board - replyTokens
    return { factors: [reading.replies.length, tests], value, weight: 1 / Math.max(1, inputTokens) ** 2 }
  })
  const { values, standardErrors } = leastSquares(equations)
  const [systemTokens, testOutputTokens] = values.map(
    (value, index): Estimate => ({
      value,
      standardError: standardErrors[index]!,
      observations: equations.length,
      how: "regression of a run's input tokens on its replies and the test outputs that they read",
    }),
  )
  return { systemTokens: systemTokens!, testOutputTokens: testOutputTokens! }
}

/** All that the agents of a run read besides the system prompt, summed over its replies: what stood in their windows then. */
function windowsOf({ replies }: RunReading, historyMessages: number) {
  const sums = { boards: 0, tests: 0, replyTokens: 0 }
  for (const own of grouped(replies, ({ reply }) => reply.agent).values()) {
    const messages: { readonly kind: keyof typeof sums; readonly amount: number }[] = []
    for (const { reply, tokens } of own) {
      messages.push({ kind: 'boards', amount: 1 })
      for (const { kind, amount } of messages.slice(-historyMessages)) sums[kind] += amount
      messages.push({ kind: 'replyTokens', amount: tokens })
      if (reply.actions.some(({ kind }) => kind === 'test')) messages.push({ kind: 'tests', amount: 1 })
    }
  }
  return sums
}
