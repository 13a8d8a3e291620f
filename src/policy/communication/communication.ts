/** What agents tell each other, and what it costs. */
export interface Communication {
  /** Output tokens of the message that goes with a reply that changed something, when the team has `size` agents; 0 when nothing is said. */
  messageTokens(size: number): number
  /** Calls `receive` with every agent who will read a message of `sender`. */
  deliver(sender: number, size: number, receive: (receiver: number) => void): void
}
