import { Resource, type RunEnd, Signal, type Simulation, type Steps } from '../kernel/index.ts'
import { type PacedTeam, RANK } from '../policy/index.ts'
import type { RareWay } from '../random/index.ts'
import type { Scenario } from '../scenario/index.ts'
import { accountThinking, classifyEdits } from './account.ts'
import { applyClaims, applyCompletions, applyEdits, finishTest } from './act.ts'
import type { Agent } from './agent.ts'
import { CATEGORY } from './categories.ts'
import { Decider } from './decide.ts'
import { dollarsOf } from './dollars.ts'
import { EVENT } from './log.ts'
import { compile, type Model } from './model.ts'
import { type Outcome, outcomeOf, type Run } from './run.ts'
import { STREAM } from './streams.ts'
import { World } from './world.ts'

const US_PER_SECOND = 1e6
/** A turn takes at least this long, so that a reply never acts at its own snapshot. */
const TURN_US_MIN = 1
/** And at most this long (31 years), so that time stays an exact integer. */
const TURN_US_MAX = 1e15

/**
 * A scenario ready to be simulated: the one place that wires policies to the kernel.
 *
 * ```ts
 * const team = new Team(scenario)
 * const { makespanUs, outcome } = team.run(scenario.seed, 0)
 * ```
 */
export class Team implements PacedTeam {
  readonly model: Model
  readonly sim: Simulation
  readonly size: number
  readonly roundsMax: number
  boardChanged!: Signal
  private runner!: Resource
  private readonly world: World
  private readonly decider: Decider
  private readonly boardTokens: number
  private outcome: Outcome | null = null
  /** Never fires: agents who may take no more turns wait for it, until the last of those under way ends the run. */
  private lastTurn!: Signal

  constructor(scenario: Scenario) {
    this.model = compile(scenario)
    this.world = new World(this.model)
    this.decider = new Decider(this.world)
    this.sim = this.world.sim
    this.size = this.model.size
    this.roundsMax = scenario.limits.rounds
    this.boardTokens = Math.round(scenario.context.boardTokensPerTask * this.model.taskCount)
  }

  /**
   * Simulates replication `replication` (from 0) of root seed `seed`: a pure function of scenario, seed, replication and
   * whether rare latencies happen by chance or are overruled. The log in the result is refilled by the next run.
   */
  run(seed: number, replication: number, rare: RareWay = 'byChance'): Run {
    this.model.rare.restart(rare)
    this.world.reset(seed, replication)
    this.outcome = null
    this.boardChanged = new Signal(this.sim, 'a change of the board')
    this.runner = new Resource(this.sim, 'the test runner')
    this.lastTurn = new Signal(this.sim, 'the last turn')
    this.model.pacing.start(this)
    return this.result(this.sim.run())
  }

  get allDone(): boolean {
    return this.world.board.allDone
  }

  canAct(index: number): boolean {
    return this.decider.canAct(this.world.agents[index]!)
  }

  /** One turn: snapshot, thinking, then acting on the live world; a test run may end it. */
  *turn(index: number): Steps {
    const agent = this.world.agents[index]!
    const { verification } = this.model
    const { reply } = agent
    if (this.sim.now >= this.model.timeLimitUs) {
      this.end('timeLimit')
      yield* this.sim.hold(TURN_US_MIN)
    }
    if (this.world.log.turns.length >= this.model.limits.turns) {
      this.wait(agent, CATEGORY.idle)
      yield* this.lastTurn.wait()
    }
    this.begin(agent)
    yield* this.sim.hold(reply.arrivesUs - reply.snapshotUs, index)
    this.enter(agent, 'queueing')
    if (verification.shared) yield* this.runner.acquire()
    this.act(agent)
    if (reply.tests) yield* this.test(agent)
    if (verification.shared) this.runner.release()
    this.enter(agent, 'waiting')
  }

  waitAtBarrier(index: number): void {
    this.world.agents[index]!.waitCategory = CATEGORY.barrierWait
  }

  park(index: number): void {
    const agent = this.world.agents[index]!
    this.wait(agent, this.decider.hasTasksLeft(agent) ? CATEGORY.dependencyWait : CATEGORY.idle)
  }

  startRound(round: number): void {
    this.world.round = round
    this.world.log.events.add(EVENT.roundStart, this.sim.now, -1, round)
  }

  end(outcome: Outcome): void {
    this.outcome ??= outcome
    this.sim.stop(outcome)
  }

  /** The snapshot: the agent reads, decides and starts to think. */
  private begin(agent: Agent): void {
    const { world, sim, model } = this
    const { reply, context, member } = agent
    this.settle(agent)
    agent.phase = 'thinking'
    context.add(this.boardTokens)
    reply.inputTokens = context.inputTokens
    reply.cachedTokens = context.takeCachedTokens()
    reply.snapshotUs = sim.now
    this.decider.decide(agent)
    agent.testFailed = false
    reply.outputTokens = reply.proseTokens + reply.messageTokens
    for (let row = 0; row < reply.editCount; row++) reply.outputTokens += reply.editTokens[row]!
    model.streams.at(STREAM.latency, agent.index, agent.turns)
    const readSeconds = member.profile.latency.secondsPerInputToken * reply.inputTokens
    reply.startSeconds = member.timeToFirstTokenSeconds() + readSeconds
    reply.tokenSeconds = member.secondsPerOutputToken()
    const seconds = (reply.startSeconds + reply.tokenSeconds * reply.outputTokens) * member.noise() * agent.drift
    const us = Math.round(seconds * US_PER_SECOND)
    reply.arrivesUs = sim.now + Math.min(TURN_US_MAX, Math.max(TURN_US_MIN, us))
    reply.turn = world.log.turns.add(agent.index, world.round, sim.now, reply.inputTokens, reply.outputTokens)
    agent.turns++
  }

  /** The reply acts: edits, claims, completions, in that order; then what others hear of it. */
  private act(agent: Agent): void {
    const { world, sim, model } = this
    const { log, board } = world
    const { reply } = agent
    const { gate } = model.verification
    log.turns.appliedUs[reply.turn] = sim.now
    log.events.add(EVENT.reply, sim.now, reply.turn, agent.index)
    applyEdits(world, agent)
    const doneBefore = board.doneCount
    const claimed = applyClaims(world, agent)
    const completed = !gate && applyCompletions(world, agent)
    const changed = reply.editCount > 0 || claimed || completed || reply.tests || reply.messageTokens > 0
    accountThinking(world, agent, changed, sim.now)
    this.accountQueueing(agent)
    agent.context.add(reply.outputTokens)
    if (reply.messageTokens > 0) this.tell(agent)
    this.spend(agent)
    if (claimed || board.doneCount > doneBefore) this.boardChanged.fire()
  }

  /** The test run that ends a turn; under a gate, completions come after it. */
  private *test(agent: Agent): Steps {
    const { sim, world, model } = this
    const { streams, verification } = model
    this.enter(agent, 'testing')
    streams.at(STREAM.test, agent.index, agent.turns)
    const durationUs = Math.min(TURN_US_MAX, Math.round(verification.seconds() * US_PER_SECOND))
    yield* sim.hold(durationUs, agent.index)
    this.settle(agent)
    finishTest(world, agent, durationUs)
    if (verification.gate) applyCompletions(world, agent)
    this.boardChanged.fire()
  }

  private tell(agent: Agent): void {
    const { agents, log } = this.world
    const { messageTokens, turn } = agent.reply
    log.events.add(EVENT.message, this.sim.now, turn, agent.index, messageTokens)
    this.model.communication.deliver(agent.index, this.size, (receiver) => agents[receiver]!.context.add(messageTokens))
  }

  /** Counts what a reply cost, and ends the run at this instant if that is over a limit. */
  private spend({ reply, member }: Agent): void {
    const { world, model, sim } = this
    const { limits } = model
    world.replies++
    world.tokens += reply.inputTokens + reply.outputTokens
    world.dollars += dollarsOf(member.profile.prices, reply.inputTokens, reply.cachedTokens, reply.outputTokens)
    const over = this.limitReached(limits)
    if (over) sim.schedule(0, () => this.end(over), 0, RANK.limits)
  }

  private limitReached({ turns, tokens = Infinity, dollars = Infinity }: Scenario['limits']): Outcome | null {
    if (this.world.replies >= turns) return 'turnLimit'
    if (this.world.tokens >= tokens) return 'tokenLimit'
    return this.world.dollars >= dollars ? 'dollarLimit' : null
  }

  /** From now on its waiting is of this category. */
  private wait(agent: Agent, category: number): void {
    if (agent.waitCategory !== category) this.settle(agent)
    agent.waitCategory = category
  }

  private enter(agent: Agent, phase: Agent['phase']): void {
    agent.phase = phase
    agent.sinceUs = this.sim.now
  }

  private accountQueueing(agent: Agent): void {
    const { arrivesUs, turn } = agent.reply
    const { now } = this.sim
    if (now > arrivesUs) this.world.log.ledger.add(agent.index, CATEGORY.lockWait, arrivesUs, now, turn, -1, 0)
  }

  /** Enters into the ledger what the agent did from `sinceUs` to now. */
  private settle(agent: Agent): void {
    const { log } = this.world
    const { now } = this.sim
    const { reply, index, phase, sinceUs } = agent
    if (phase === 'thinking' || phase === 'queueing') {
      classifyEdits(this.world, agent)
      accountThinking(this.world, agent, reply.acts, now)
      this.accountQueueing(agent)
    } else if (now > sinceUs) {
      if (phase === 'testing') log.ledger.add(index, CATEGORY.verify, sinceUs, now, reply.turn, -1, 0)
      else log.ledger.add(index, agent.waitCategory, sinceUs, now, -1, -1, 0)
    }
    agent.sinceUs = now
  }

  private result(end: RunEnd): Run {
    for (const agent of this.world.agents) this.settle(agent)
    return outcomeOf(this.world, this.outcome, end)
  }
}
