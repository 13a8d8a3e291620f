/**
 * What an agent decided at its snapshot: the actions of one reply, kept until it arrives. One object an agent, refilled
 * every turn. `editCount` and the like say how much of an array is in use.
 */
export class Reply {
  /** Row in `Turns`. */
  turn = -1
  snapshotUs = 0
  /** When the reply arrives. */
  arrivesUs = 0
  /** Whether, at the snapshot, every task not done was another's or had unmet needs. */
  dependencyBlocked = false
  /** Whether the reply has any action. */
  acts = false
  /** Whether a test run ends the turn. */
  tests = false
  /** Whether what it claims will not be marked done. */
  abandons = false
  /** Tokens of the message to the others. */
  messageTokens = 0
  /** Tokens around the work, and of what the cap cut off. */
  proseTokens = 0
  /** Input tokens, those of them that were cached, and all output tokens. */
  inputTokens = 0
  cachedTokens = 0
  outputTokens = 0
  /** Seconds before the first token, without noise. */
  startSeconds = 0
  /** Seconds a token, without noise. */
  tokenSeconds = 0
  /** Pieces written, in the order written. */
  readonly editPiece: Int32Array
  readonly editTokens: Float64Array
  /** Version of the path at the snapshot. */
  readonly editSeen: Int32Array
  /** Whether the edit ends its piece; else the rest follows in a later turn. */
  readonly editEnds: Uint8Array
  /** Whether the edit begins to write a finished task again. */
  readonly editRestarts: Uint8Array
  /** Index into `categories`, known when the reply acts. */
  readonly editCategory: Uint8Array
  editCount = 0
  /** The row from which on edits are those before once more; Infinity where none are. */
  repeatsFrom = Infinity
  /** Tasks claimed. */
  readonly claims: Int32Array
  claimCount = 0
  /** Tasks marked done. */
  readonly completions: Int32Array
  completionCount = 0

  constructor(taskCount: number, pieceCount: number) {
    this.editPiece = new Int32Array(2 * pieceCount)
    this.editTokens = new Float64Array(2 * pieceCount)
    this.editSeen = new Int32Array(2 * pieceCount)
    this.editEnds = new Uint8Array(2 * pieceCount)
    this.editRestarts = new Uint8Array(2 * pieceCount)
    this.editCategory = new Uint8Array(2 * pieceCount)
    this.claims = new Int32Array(taskCount)
    this.completions = new Int32Array(taskCount)
  }

  clear(): void {
    this.editCount = this.claimCount = this.completionCount = 0
    this.messageTokens = this.proseTokens = this.outputTokens = 0
    this.acts = this.tests = this.dependencyBlocked = false
    this.repeatsFrom = Infinity
  }

  addEdit(piece: number, tokens: number, seen: number, ends: boolean, restarts: boolean): void {
    const row = this.editCount++
    this.editPiece[row] = piece
    this.editTokens[row] = tokens
    this.editSeen[row] = seen
    this.editEnds[row] = ends ? 1 : 0
    this.editRestarts[row] = restarts ? 1 : 0
  }

  /**
   * Gives all files once more. If there is no room for that, the cap cuts it off, and nothing is left of it but its tokens.
   * @returns the tokens that it takes, `room` at most
   */
  repeatEdits(room: number): number {
    const { editCount } = this
    let tokens = 0
    for (let row = 0; row < editCount; row++) tokens += this.editTokens[row]!
    if (tokens > room) {
      this.proseTokens += Math.max(0, room)
      return room
    }
    this.repeatsFrom = editCount
    for (let row = 0; row < editCount; row++)
      this.addEdit(this.editPiece[row]!, this.editTokens[row]!, this.editSeen[row]!, true, false)
    return tokens
  }
}
