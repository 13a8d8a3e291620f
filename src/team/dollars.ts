import type { Profile } from '../scenario/index.ts'

/** US dollars for so many tokens; cached tokens are a part of the input tokens. 0 without prices. */
export function dollarsOf(
  prices: Profile['prices'],
  inputTokens: number,
  cachedTokens: number,
  outputTokens: number,
): number {
  if (!prices) return 0
  const { inputPerMillion, cachedInputPerMillion, outputPerMillion } = prices
  const fresh = (inputTokens - cachedTokens) * inputPerMillion
  return (fresh + cachedTokens * cachedInputPerMillion + outputTokens * outputPerMillion) / 1e6
}
