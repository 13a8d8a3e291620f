/**
 * What an agent reads again at every turn: the system prompt and a window of its last messages (task lists, its own
 * replies, test output, what others told it). The oldest message leaves when the window is full.
 */
export class ContextWindow {
  private readonly ring: Float64Array
  private readonly systemTokens: number
  private readonly cached: boolean
  private next = 0
  private count = 0
  private historyTokens = 0
  private promptTokens = 0
  private shifted = false

  /** `messages` >= 1 in the window; `cached`: an unchanged beginning of the prompt is charged as cached. */
  constructor(messages: number, systemTokens: number, cached: boolean) {
    this.ring = new Float64Array(messages)
    this.systemTokens = systemTokens
    this.cached = cached
  }

  reset(): void {
    this.next = this.count = this.historyTokens = this.promptTokens = 0
    this.shifted = false
  }

  /** Adds a message of so many tokens. */
  add(tokens: number): void {
    if (this.count === this.ring.length) {
      this.historyTokens -= this.ring[this.next]!
      this.shifted = true
    } else this.count++
    this.ring[this.next] = tokens
    this.historyTokens += tokens
    this.next = this.next + 1 === this.ring.length ? 0 : this.next + 1
  }

  /** The input tokens of a turn that starts now. */
  get inputTokens(): number {
    return this.systemTokens + this.historyTokens
  }

  /**
   * How many of them come from the cache: all of the last prompt as long as nothing left the window since (prefixes
   * then still agree), else the system prompt alone. To be called once a turn.
   */
  takeCachedTokens(): number {
    const unchanged = this.shifted ? this.systemTokens : this.promptTokens
    const tokens = this.cached && this.promptTokens > 0 ? unchanged : 0
    this.promptTokens = this.inputTokens
    this.shifted = false
    return tokens
  }
}
