import { filesInCommon, oneAfterTheOther, type Scenario, type Settings } from '../../scenario/index.ts'
import { type Assigned, fixedAssignment } from '../../team/index.ts'
import type { DesignPoint } from '../designPoint.ts'

/** A way to work together, at its largest size. */
export interface Variant {
  /** What it sets, without the size. */
  readonly settings: Settings
  /** Checked, with the largest team asked for. */
  readonly scenario: Scenario
}

/** A design that a plan looks at. */
export interface PlanPoint extends DesignPoint {
  /** The variants that come to it, by their index: at least one. */
  readonly variants: readonly number[]
}

/**
 * Every variant at every size, less what would be there twice: agents who get no task are left out, and of designs that are
 * the same then only the first is kept. `sizes` of at least 1, none above the variants' own.
 */
export function designsOf(variants: readonly Variant[], sizes: readonly number[]): PlanPoint[] {
  const found = new Map<string, PlanPoint & { variants: number[] }>()
  for (const size of sizes)
    for (const [variant, { settings, scenario: largest }] of variants.entries()) {
      const { scenario, assigned } = allAtWork(withMembers(largest, largest.team.members.slice(0, size)))
      const key = identityOf(scenario, assigned)
      const known = found.get(key)
      if (known) known.variants.push(variant)
      else {
        const point = { index: found.size, settings: settingsOf(settings, largest, scenario), scenario }
        found.set(key, { ...point, variants: [variant] })
      }
    }
  return [...found.values()]
}

/** The same where tasks that share a file are done one after the other; none where no file is shared. */
export function designsInOrder(variants: readonly Variant[], sizes: readonly number[]): PlanPoint[] {
  if (variants.every(({ scenario }) => filesInCommon(scenario.tasks, scenario.board.enforceNeeds) === null)) return []
  const inOrder = variants.map((variant) => ({ ...variant, scenario: oneAfterTheOther(variant.scenario) }))
  return designsOf(inOrder, sizes)
}

const withMembers = (scenario: Scenario, members: string[]): Scenario => ({
  ...scenario,
  team: { size: members.length, members },
})

interface AtWork {
  readonly scenario: Scenario
  readonly assigned: Assigned | null
}

/** The team without those who get no task, where it is known before the run who gets which. */
function allAtWork(scenario: Scenario): AtWork {
  const assigned = fixedAssignment(scenario)
  const busy = assigned && new Set(assigned.owner)
  const members = scenario.team.members.filter((_, agent) => busy?.has(agent) ?? true)
  // An assignment may look at the whole team, so that in a smaller one somebody else may get none.
  return members.length === scenario.team.size ? { scenario, assigned } : allAtWork(withMembers(scenario, members))
}

/** The same for designs that are the same: by another name too, and an agent alone gets all tasks whatever the assignment. */
function identityOf({ team, coordination }: Scenario, assigned: Assigned | null): string {
  if (team.size === 1) return JSON.stringify([team.members, coordination.kind])
  return JSON.stringify([team.members, assigned ? [[...assigned.owner], assigned.order] : coordination])
}

/** What makes a design of the scenario: a team that somebody was left out of has to be listed. */
function settingsOf(settings: Settings, largest: Scenario, { team: { size, members } }: Scenario): Settings {
  const listed = members.some((name, agent) => name !== largest.team.members[agent])
  return { 'team.size': size, ...settings, ...(listed ? { 'team.members': `[${members.join(',')}]` } : {}) }
}
