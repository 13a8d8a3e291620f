import { type Changes, type Facts, type RangeControl, settingOr } from './control.ts'

/** How often an agent gets a task wrong. */
export const errorRate: RangeControl = {
  kind: 'range',
  id: 'errors',
  label: 'Error rate',
  help: 'The probability that what an agent writes for a task is wrong, before the difficulty of the task. Tests may find it, and then it is written again.',
  min: 0,
  max: 0.6,
  step: 0.01,
  value: (facts) =>
    Number(settingOr(facts, pathsOf(facts, 'quality.errorRate')[0]!, String(firstAgent(facts).quality.errorRate))),
  shown: (rate) => `${Math.round(100 * rate)} %`,
  changes: (rate, facts) => ofAll(facts, 'quality.errorRate', String(rate)),
}

/** A factor that is always the same. */
const NO_NOISE = '1'

/** How much the time of equal replies varies. */
export const latencyNoise: RangeControl = {
  kind: 'range',
  id: 'noise',
  label: 'Latency noise',
  help: 'How much the time of a turn varies by chance: its standard deviation as a share of its mean. Barriers wait for the slowest, so that noise costs time even if the mean stays.',
  min: 0,
  max: 1.5,
  step: 0.05,
  value(facts) {
    const text = facts.view.settings[pathsOf(facts, 'latency.noise')[0]!] ?? ''
    const [, own] = /^\{lognormal: \{mean: 1, cv: ([\d.]+)\}\}$/.exec(text) ?? [] // what this control writes
    return own === undefined ? (text === NO_NOISE ? 0 : facts.latencyCv) : Number(own)
  },
  shown: (cv) => (cv === Infinity ? 'no bound' : `${Math.round(100 * cv)} %`),
  changes: (cv, facts) => ofAll(facts, 'latency.noise', cv === 0 ? NO_NOISE : `{lognormal: {mean: 1, cv: ${cv}}}`),
}

const firstAgent = ({ scenario: { agents, team } }: Facts) => agents[team.members[0]!]!

/** The paths of a value of every agent in the scenario, the first member's first. */
function pathsOf({ scenario: { agents, team } }: Facts, value: string): string[] {
  const names = new Set([team.members[0]!, ...Object.keys(agents)])
  return [...names].map((name) => `agents.${name}.${value}`)
}

const ofAll = (facts: Facts, value: string, text: string): Changes =>
  Object.fromEntries(pathsOf(facts, value).map((path) => [path, text]))
