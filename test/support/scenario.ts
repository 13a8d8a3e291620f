import { policyKinds } from '../../src/policy/index.ts'
import { loadScenario, type Scenario } from '../../src/scenario/index.ts'
import { type CategoryName, categories, EVENT, type EventKind, type Run, Team } from '../../src/team/index.ts'

/** What a scenario file may say of a profile, block by block. */
export interface ProfilePart {
  readonly latency?: object
  readonly tokens?: object
  readonly behaviour?: object
  readonly quality?: object
  readonly prices?: object
}

/** What a scenario file may say, as far as these tests say it. */
export interface Parts {
  readonly tasks: readonly object[]
  /** Several kinds of agents make a team of one each, in this order. */
  readonly agents: readonly ProfilePart[]
  readonly size?: number
  readonly coordination?: object
  readonly communication?: object
  readonly pacing?: object
  readonly verification?: object
  readonly board?: object
  readonly context?: object
  readonly limits?: object
}

/** A task that writes `<id>.py`. */
export const task = (id: string, outputTokens: number, ...needs: string[]) => ({
  id,
  outputTokens,
  needs,
  files: [`${id}.py`],
})

/** Tasks of equal size, each of which needs the one before. */
export const chain = (ids: string, outputTokens: number) =>
  [...ids].map((id, place) => task(id, outputTokens, ...ids.slice(Math.max(0, place - 1), place)))

/** The two modes of arXiv 2603.12229, and its tests: each run takes two seconds here, and keeps every reply waiting. */
export const preassigned = { coordination: { kind: 'preassigned', assignment: 'chainRoundRobin' } }
export const decentralized = { coordination: { kind: 'decentralized' } }
export const suite = { verification: { kind: 'ownTests', seconds: 2, runner: 'shared' } }

/** Tasks of equal size that need nothing. */
export const free = (ids: string, outputTokens: number) => [...ids].map((id) => task(id, outputTokens))

/** Loads a scenario as from a file, so that it is checked and its defaults are filled in. One output token takes a second. */
export function scenarioOf({ tasks, agents, size = agents.length, ...blocks }: Parts): Scenario {
  const named = agents.map((part, place) => {
    const latency = { secondsPerOutputToken: 1, ...part.latency }
    return [`agent${place}`, { name: `agent ${place}`, ...part, latency }] as const
  })
  const members = named.map(([agent]) => ({ agent }))
  const file = {
    version: 1,
    name: 'test',
    tasks,
    agents: Object.fromEntries(named),
    team: { size, members },
    ...blocks,
  }
  return loadScenario('test.json', { read: () => JSON.stringify(file), kinds: policyKinds }).scenario
}

/** The first replication. */
export function simulate(parts: Parts): Run {
  const scenario = scenarioOf(parts)
  return new Team(scenario).run(scenario.seed, 0)
}

const seconds = (us: number) => us / 1e6

/** What happened, a line an event: seconds, agent, what. `kinds`: which events; all without any. */
export function story({ model, log: { events, turns } }: Run, ...kinds: EventKind[]): string[] {
  const wanted = new Set(kinds.map((kind) => EVENT[kind]))
  const lines: string[] = []
  for (let row = 0; row < events.length; row++) {
    const kind = events.kind[row]!
    if (wanted.size > 0 && !wanted.has(kind)) continue
    const subject = events.subject[row]!
    const turn = events.turn[row]!
    const who = turn === -1 ? [] : [turns.agent[turn]!]
    lines.push([seconds(events.timeUs[row]!), ...who, ...words(kind, subject, model)].join(' '))
  }
  return lines
}

function words(kind: number, subject: number, { ids, paths }: Run['model']): (string | number)[] {
  switch (kind) {
    case EVENT.roundStart:
      return ['round', subject]
    case EVENT.reply:
      return ['reply']
    case EVENT.edit:
      return ['edit', paths[subject] ?? 'stray']
    case EVENT.claim:
      return ['claim', ids[subject]!]
    case EVENT.claimBlocked:
      return ['blocked', ids[subject]!]
    case EVENT.complete:
      return ['complete', ids[subject]!]
    case EVENT.test:
      return ['test', subject]
    default:
      return ['message']
  }
}

/** The turns: round, agent, when it read the board, when its reply acted (seconds), tokens in and out. */
export function turnsOf({ log: { turns } }: Run) {
  return Array.from({ length: turns.length }, (_, row) => ({
    round: turns.round[row]!,
    agent: turns.agent[row]!,
    snapshot: seconds(turns.snapshotUs[row]!),
    applied: seconds(turns.appliedUs[row]!),
    input: turns.inputTokens[row]!,
    output: turns.outputTokens[row]!,
  }))
}

type ByCategory = Partial<Record<CategoryName, number>>

/** The sums of the ledger of each agent by category; what is 0 is left out. */
function sums({ model, log: { ledger } }: Run, value: (row: number) => number): ByCategory[] {
  const spent = Array.from({ length: model.size }, (): ByCategory => ({}))
  for (let row = 0; row < ledger.length; row++) {
    const own = spent[ledger.agent[row]!]!
    const category = categories[ledger.category[row]!]!
    if (value(row) !== 0) own[category] = (own[category] ?? 0) + value(row)
  }
  return spent
}

/** Seconds of each agent by category. */
export function timeOf(run: Run): ByCategory[] {
  const { endUs, startUs } = run.log.ledger
  const us = sums(run, (row) => endUs[row]! - startUs[row]!)
  return us.map((own) => Object.fromEntries(Object.entries(own).map(([name, value]) => [name, seconds(value)])))
}

/** Tokens in, those of them that were cached, and tokens out, of each agent by category. */
export const inputOf = (run: Run): ByCategory[] => sums(run, (row) => run.log.ledger.inputTokens[row]!)
export const cachedOf = (run: Run): ByCategory[] => sums(run, (row) => run.log.ledger.cachedTokens[row]!)
export const outputOf = (run: Run): ByCategory[] => sums(run, (row) => run.log.ledger.outputTokens[row]!)
