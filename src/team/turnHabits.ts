import type { Agent } from './agent.ts'
import type { Model } from './model.ts'
import { STREAM } from './streams.ts'

/** What is left to chance in a turn, drawn once by the identity (agent, turn): see `behaviour` in the profile for each. */
export class TurnHabits {
  silent = false
  looksAhead = false
  claimsAhead = false
  insists = false
  rewrites = false
  fixes = false
  fixesDependents = false
  startsOver = false
  marksLast = false
  testsFirst = false
  testsWithoutEdits = false
  overreaches = false
  repeats = false
  recalls = false
  abandons = false
  marksDone = false
  tests = false
  /** Tasks that it will still begin to write, and their output tokens; tasks that it will still write again. */
  batchLeft = 0
  batchTokensLeft = 0
  rewritesLeft = 0

  draw({ streams }: Model, agent: Agent): void {
    const { index, turns, member, testFailed, wasCut, strays, overreached } = agent
    const { behaviour } = member
    const { uniform } = streams
    streams.at(STREAM.decisions, index, turns)
    if (uniform() < behaviour.alike) streams.at(STREAM.common, turns)
    this.silent = uniform() < behaviour.silent && turns > 0
    this.looksAhead = uniform() < behaviour.lookAhead
    this.claimsAhead = uniform() < behaviour.claimAhead
    this.rewrites = uniform() < behaviour.rewrite
    this.fixes = uniform() < behaviour.fixAfterFailure && testFailed
    this.marksDone = uniform() < behaviour.markDone
    this.tests = uniform() < behaviour.test
    this.insists = uniform() < behaviour.insist
    this.fixesDependents = uniform() < behaviour.fixDependents && this.fixes
    this.startsOver = uniform() < behaviour.startOver && wasCut
    this.marksLast = uniform() < behaviour.marksLast
    this.testsFirst = uniform() < behaviour.testsFirst
    this.testsWithoutEdits = uniform() < (behaviour.testWithoutEdits ?? 0)
    const overreach = overreached ? behaviour.overreachAgain : behaviour.overreach
    this.overreaches = uniform() < overreach && strays && turns > 0
    this.repeats = uniform() < behaviour.repeat
    this.recalls = uniform() < behaviour.recall
    this.abandons = uniform() < behaviour.abandon
    if (uniform() < agent.hurryChance && agent.hasBegun) agent.stepwise = false
    agent.hasBegun = false
    streams.at(STREAM.batch, index, turns)
    const batchTasks = Math.max(1, Math.round(member.batchTasks()))
    this.batchLeft = agent.stepwise ? 1 : batchTasks
    this.rewritesLeft = Math.max(1, Math.round(member.rewriteTasks()))
    this.batchTokensLeft = member.batchTokens()
    if (this.startsOver) this.rewritesLeft = this.batchLeft = this.batchTokensLeft = Infinity
  }
}
