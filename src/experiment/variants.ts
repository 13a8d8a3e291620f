import type { Scenario } from '../scenario/index.ts'

/** The same scenario with one agent, the team's first member: what speedup is measured against. */
export function withOneAgent(scenario: Scenario): Scenario {
  const [first] = scenario.team.members
  return { ...scenario, team: { size: 1, members: [first!] } }
}
