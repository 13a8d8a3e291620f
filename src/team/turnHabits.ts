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
  marksDone = false
  tests = false
  /** Tasks that it will still begin to write, and their output tokens; tasks that it will still write again. */
  batchLeft = 0
  batchTokensLeft = 0
  rewritesLeft = 0

  draw({ streams }: Model, { index, turns, member, testFailed }: Agent): void {
    const { behaviour } = member
    const { uniform } = streams
    streams.at(STREAM.decisions, index, turns)
    this.silent = uniform() < behaviour.silent
    this.looksAhead = uniform() < behaviour.lookAhead
    this.claimsAhead = uniform() < behaviour.claimAhead
    this.rewrites = uniform() < behaviour.rewrite
    this.fixes = uniform() < behaviour.fixAfterFailure && testFailed
    this.marksDone = uniform() < behaviour.markDone
    this.tests = uniform() < behaviour.test
    this.insists = uniform() < behaviour.insist
    streams.at(STREAM.batch, index, turns)
    this.batchLeft = Math.max(1, Math.round(member.batchTasks()))
    this.rewritesLeft = Math.max(1, Math.round(member.rewriteTasks()))
    this.batchTokensLeft = member.batchTokens()
  }
}
