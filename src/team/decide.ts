import type { Agent } from './agent.ts'
import type { Reply } from './reply.ts'
import { STREAM } from './streams.ts'
import { Suspects } from './suspects.ts'
import { TurnHabits } from './turnHabits.ts'
import type { World } from './world.ts'

/**
 * What an agent decides at its snapshot. It reads the board and what it remembers, and fills its reply; nothing but its
 * own mind changes.
 */
export class Decider {
  private readonly world: World
  /** The turn in hand. */
  private agent!: Agent
  private reply!: Reply
  private readonly habits = new TurnHabits()
  /** Output tokens that still fit. */
  private room = 0
  /** Whether the cap ended the reply, and with it all actions after that place. */
  private full = false
  /** Tasks acted on in this reply, marked with the number of the decision. */
  private readonly inReply: Float64Array
  private readonly suspects: Suspects
  private decision = 0

  constructor(world: World) {
    this.world = world
    this.inReply = new Float64Array(world.model.taskCount)
    this.suspects = new Suspects(world)
  }

  /** Fills the reply of `agent` for a turn that starts now. */
  decide(agent: Agent): void {
    const { reply } = agent
    this.agent = agent
    this.reply = reply
    this.decision++
    reply.clear()
    this.habits.draw(this.world.model, agent)
    reply.abandons = this.habits.abandons && this.world.model.coordination.selfOrganising
    if (this.habits.fixesDependents) this.suspects.find()
    if (agent.strays && this.habits.fixes && !this.habits.overreaches) agent.learnPaths()
    const messageTokens = this.messageTokens()
    const { outputTokensMax } = agent.member.profile.tokens
    const proseTokens = this.tokensOfProse(agent.member.overheadTokens)
    this.room = outputTokensMax - messageTokens - proseTokens
    this.full = false
    reply.dependencyBlocked = !this.anyOpen()
    if (this.habits.overreaches) this.overreach()
    else if (!this.habits.silent) this.considerAll()
    if (this.habits.repeats && !this.full) this.room -= reply.repeatEdits(this.room)
    agent.wasCut = this.full && this.losesWhatIsCut
    agent.overreached = this.habits.overreaches
    if (agent.wasCut && this.habits.marksLast) reply.completionCount = 0
    reply.acts = reply.editCount + reply.claimCount + reply.completionCount > 0
    const prose = reply.editCount > 0 ? proseTokens : this.tokensOfProse(agent.member.idleTokens)
    reply.proseTokens = Math.min(outputTokensMax, reply.proseTokens + prose)
    reply.messageTokens = reply.editCount + reply.completionCount > 0 ? messageTokens : 0
    reply.tests = this.endsWithTest()
  }

  /** All that the reply has room for goes into a file that it cannot hold. */
  private overreach(): void {
    this.reply.proseTokens = Math.max(0, this.room)
    this.full = true
  }

  /** Whether the board holds something that `agent` could act on now. */
  canAct(agent: Agent): boolean {
    const { board } = this.world
    this.agent = agent
    this.decision++
    for (const task of agent.order) {
      if (this.mustRepair(task)) return true
      if (board.done[task] || !this.mayTake(task)) continue
      const mine = board.owner[task] === agent.index
      if (mine && agent.wrote[task] && agent.forgets(task)) continue
      if (this.ready(task, mine) || this.couldLookAhead(task)) return true
    }
    return false
  }

  /** Whether a task that is not done could still come to `agent`. */
  hasTasksLeft(agent: Agent): boolean {
    const { board } = this.world
    this.agent = agent
    for (const task of agent.order) if (!board.done[task] && this.mayTake(task)) return true
    return false
  }

  private messageTokens(): number {
    const { communication, streams, size } = this.world.model
    streams.at(STREAM.message, this.agent.index, this.agent.turns)
    return communication.messageTokens(size)
  }

  private tokensOfProse(sample: () => number): number {
    this.world.model.streams.at(STREAM.prose, this.agent.index, this.agent.turns)
    return Math.min(this.agent.member.profile.tokens.outputTokensMax, Math.round(sample()))
  }

  /** Whether some task that is not done could be begun: free or its own, with its needs met. */
  private anyOpen(): boolean {
    const { board } = this.world
    for (const task of this.agent.order) {
      const owner = board.owner[task]!
      if (!board.done[task] && board.unmet[task] === 0 && (owner === -1 || owner === this.agent.index)) return true
    }
    return false
  }

  private considerAll(): void {
    const { board } = this.world
    const { claimsFirst } = this.agent.member.behaviour
    for (const task of this.agent.order) {
      if (this.full) this.considerClaim(task)
      else if (board.done[task]) this.considerDone(task)
      else if (this.mayTake(task)) this.considerOpen(task)
      else this.considerTaken(task)
      if (this.full && !claimsFirst) return
    }
  }

  /** A task that is marked done is written again after a failing test, by whoever wrote it, who then marks it again. */
  private considerDone(task: number): void {
    const { agent, habits } = this
    const wrote = agent.wrote[task] === 1
    const inTheMiddle = agent.drafted[task] === 1 && !wrote
    if (!this.repairs(task) && !inTheMiddle && !(habits.fixes && wrote)) return
    if (!this.mayWrite(task, true) || !this.write(task, wrote)) return
    if (habits.marksDone && this.world.board.owner[task] === agent.index) this.complete(task)
  }

  private considerOpen(task: number): void {
    const { agent, world, habits, reply } = this
    const mine = world.board.owner[task] === agent.index
    const ready = this.ready(task, mine)
    if (!ready && world.model.enforceNeeds) return
    const wrote = agent.wrote[task] === 1
    const rewriting = wrote && (habits.rewrites || habits.fixes || (habits.startsOver && !mine) || this.repairs(task))
    let atEnd = wrote
    let begins = false
    if (!wrote || rewriting) {
      const writes = this.mayWrite(task, rewriting) && (ready || habits.looksAhead)
      if (!writes && ready && !wrote) return
      begins = writes && !wrote
      if (writes) atEnd = this.write(task, rewriting)
      if (this.full && this.losesWhatIsCut) {
        this.considerClaim(task)
        return
      }
    }
    const claims = ready || begins || habits.claimsAhead
    if (claims) this.claim(task)
    const marks = mine ? !agent.abandons[task] || habits.recalls : claims && !reply.abandons
    if (atEnd && habits.marksDone && marks) this.complete(task)
    if (!atEnd) return
    this.inReply[task] = this.decision
  }

  /** A task that another agent has taken: it may be written all the same, but there is nothing to claim or to mark. */
  private considerTaken(task: number): void {
    const { habits, world } = this
    const wrote = this.agent.wrote[task] === 1
    const repairs = this.repairs(task)
    if (!repairs && !(habits.insists && (!wrote || habits.rewrites || habits.fixes))) return
    const sensible = repairs || world.board.unmet[task] === 0 || habits.looksAhead
    if (sensible && this.mayWrite(task, wrote)) this.write(task, wrote)
  }

  /** The cap has ended the reply: of tasks that it would have gone on to write, the claims at its beginning stand. */
  private considerClaim(task: number): void {
    const { agent, world, habits } = this
    if (!agent.member.behaviour.claimsFirst || world.board.done[task] || agent.wrote[task] || !this.mayTake(task))
      return
    if (habits.batchLeft-- <= 0) return
    if (world.board.unmet[task] === 0 || habits.looksAhead) this.claim(task)
  }

  private claim(task: number): void {
    const { reply, agent } = this
    if (!agent.claimed[task]) reply.claims[reply.claimCount++] = task
  }

  private complete(task: number): void {
    this.reply.completions[this.reply.completionCount++] = task
  }

  /** Adds the edits that finish a task, as far as they fit; whether they do. */
  private write(task: number, rewriting: boolean): boolean {
    const { model } = this.world
    const { habits } = this
    if (rewriting) habits.rewritesLeft--
    else {
      habits.batchLeft--
      this.agent.hasBegun = true
    }
    for (let piece = model.first[task]!; piece < model.first[task + 1]!; piece++) {
      if (!rewriting && this.agent.wrotePiece[piece]) continue
      const roomBefore = this.room
      if (!this.writePiece(piece, rewriting && piece === model.first[task])) return false
      if (!rewriting) habits.batchTokensLeft -= roomBefore - this.room
    }
    return true
  }

  private writePiece(piece: number, restarts: boolean): boolean {
    const { world, agent, reply } = this
    const tokens = Math.max(0, world.pieceTokens(agent, piece) - agent.progress[piece]!)
    const path = world.model.pathOf[piece]!
    const seen = path === -1 ? 0 : world.project.version[path]!
    if (tokens <= this.room) {
      reply.addEdit(piece, tokens, seen, true, restarts)
      this.room -= tokens
      return true
    }
    this.full = true
    if (this.losesWhatIsCut) reply.proseTokens += Math.max(0, this.room)
    else if (this.room > 0) reply.addEdit(piece, this.room, seen, false, restarts)
    return false
  }

  private endsWithTest(): boolean {
    const { verification } = this.world.model
    const { agent, reply, habits } = this
    if (!verification.tests || (agent.wasCut && !habits.testsFirst)) return false
    if (verification.gate && reply.completionCount > 0) return true
    const { testWithoutEdits } = agent.member.behaviour
    if (reply.editCount === 0 && testWithoutEdits !== undefined) return habits.testsWithoutEdits
    return habits.tests && reply.acts
  }

  /** What a test has shown to be wrong is repaired in any case; other writing has its measure. */
  private mayWrite(task: number, rewriting: boolean): boolean {
    const { batchLeft, batchTokensLeft, rewritesLeft } = this.habits
    return (rewriting ? rewritesLeft > 0 : batchLeft > 0 && batchTokensLeft > 0) || this.repairs(task)
  }

  private get losesWhatIsCut(): boolean {
    return this.agent.member.profile.tokens.truncation === 'lost'
  }

  private mayTake(task: number): boolean {
    return this.world.model.coordination.mayTake(this.world.board.owner[task]!, this.agent.index)
  }

  /** What a test has shown to be wrong is its owner's to repair, or its author's while it has no owner. */
  private mustRepair(task: number): boolean {
    const { project, board } = this.world
    if (!project.known[task]) return false
    const owner = board.owner[task]!
    return (owner === -1 ? project.author[task] : owner) === this.agent.index
  }

  /** After its own failing test an agent may also repair what others should, and what it built on it. */
  private repairs(task: number): boolean {
    if (this.mustRepair(task)) return true
    const { habits, world, agent } = this
    if (!habits.fixes) return false
    if (world.project.known[task]) return true
    return habits.fixesDependents && agent.wrote[task] === 1 && this.suspects.has(task)
  }

  /**
   * Whether the agent takes the needs of a task for met: they are marked done; or the task is its own, needs are not
   * enforced, and it wrote them itself, now or before. (A task of nobody has to be claimed first, on a board that shows
   * them done.)
   */
  private ready(task: number, mine: boolean): boolean {
    const { board, model } = this.world
    if (board.unmet[task] === 0) return true
    if (!mine || this.world.model.enforceNeeds) return false
    for (const need of model.needs[task]!) {
      if (!board.done[need] && !this.agent.wrote[need] && this.inReply[need] !== this.decision) return false
    }
    return true
  }

  private couldLookAhead(task: number): boolean {
    const { agent, world } = this
    return !world.model.enforceNeeds && !agent.wrote[task] && agent.member.behaviour.lookAhead > 0
  }
}
