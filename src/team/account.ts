import type { Agent } from './agent.ts'
import { CATEGORY } from './categories.ts'
import type { World } from './world.ts'

/**
 * Says what each edit of a reply is: work if nobody has written that piece yet, duplicate if another agent's first
 * write was applied after this turn's snapshot, rework if before, or if the reply itself repeats it. To be called before the
 * edits take effect.
 */
export function classifyEdits({ project }: World, { reply }: Agent): void {
  for (let row = 0; row < reply.editCount; row++) {
    const firstUs = row < reply.repeatsFrom ? project.firstWrittenUs[reply.editPiece[row]!]! : 0
    reply.editCategory[row] =
      firstUs === Infinity ? CATEGORY.work : firstUs > reply.snapshotUs ? CATEGORY.duplicate : CATEGORY.rework
  }
}

/**
 * Enters a turn's thinking into the ledger, its microseconds split over what it wrote by cumulative rounding. What lies
 * after `cutUs` (the end of the run) has no time, but its tokens count in full.
 * @param changed whether the reply changed anything; if not, all of it was waiting
 */
export function accountThinking(world: World, agent: Agent, changed: boolean, cutUs: number): void {
  const { reply } = agent
  const split = new Split(world, agent, cutUs)
  const prose = changed ? CATEGORY.overhead : reply.dependencyBlocked ? CATEGORY.dependencyWait : CATEGORY.idle
  split.add(prose, -1, reply.startSeconds, reply.proseTokens, reply.inputTokens, reply.cachedTokens)
  for (let row = 0; row < reply.editCount; row++) {
    split.add(reply.editCategory[row]!, world.model.taskOf[reply.editPiece[row]!]!, 0, reply.editTokens[row]!)
  }
  if (reply.messageTokens > 0) split.add(CATEGORY.coordinate, -1, 0, reply.messageTokens)
}

/** Divides the time of a reply in proportion to the seconds that its parts take without noise. */
class Split {
  private startSeconds = 0
  private outputTokens = 0
  private fromUs: number

  constructor(
    private readonly world: World,
    private readonly agent: Agent,
    private readonly cutUs: number,
  ) {
    this.fromUs = agent.reply.snapshotUs
  }

  add(
    category: number,
    task: number,
    startSeconds: number,
    outputTokens: number,
    inputTokens = 0,
    cachedTokens = 0,
  ): void {
    const { reply, index } = this.agent
    this.startSeconds += startSeconds
    this.outputTokens += outputTokens
    const toUs = Math.min(this.cutUs, this.boundaryUs())
    if (toUs > this.fromUs || outputTokens > 0 || inputTokens > 0) {
      const { ledger } = this.world.log
      ledger.add(index, category, this.fromUs, toUs, reply.turn, task, outputTokens, inputTokens, cachedTokens)
    }
    this.fromUs = toUs
  }

  /** The end of what was added so far. Nothing is left over for rounding: the last part ends with the reply. */
  private boundaryUs(): number {
    const { snapshotUs, arrivesUs, startSeconds, tokenSeconds, outputTokens } = this.agent.reply
    const totalSeconds = startSeconds + tokenSeconds * outputTokens
    const share = totalSeconds > 0 ? (this.startSeconds + tokenSeconds * this.outputTokens) / totalSeconds : 1
    return snapshotUs + Math.round((arrivesUs - snapshotUs) * share)
  }
}
