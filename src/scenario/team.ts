import type { Report } from './problem.ts'
import { type Team, teamSizeMax } from './schema.ts'
import { nameHint } from './suggest.ts'
import { childPath, get, isList, isMapping, type Node, withEntry } from './tree.ts'

/** A member written as a bare name is short for one agent of that name. */
export function expandMembers(root: Node): Node {
  const team = get(root, 'team')
  const members = get(team, 'members')
  if (!isMapping(root) || !isMapping(team) || !isList(members)) return root
  const data = members.data.map(
    (member): Node => (typeof member.data === 'string' ? { ...member, data: new Map([['agent', member]]) } : member),
  )
  return withEntry(root, 'team', withEntry(team, 'members', { ...members, data }))
}

/** Reports members that are no agents, and a team of which nobody knows who is in it. */
export function checkMembers(root: Node, report: Report): void {
  const agents = get(root, 'agents')
  if (!isMapping(agents)) return
  const names = [...agents.data.keys()]
  const members = get(get(root, 'team'), 'members')
  if (!members && names.length > 1) {
    const team = get(root, 'team') ?? root
    const path = get(root, 'team') ? childPath(team.place, 'members') : 'team.members'
    const message = `missing: expected who is in the team, since there are several agents: ${names.join(', ')}`
    report.error({ ...team.key, path }, message)
  }
  for (const member of isList(members) ? members.data : []) {
    const agent = get(member, 'agent')
    const name = agent?.data
    if (typeof name !== 'string' || agents.data.has(name)) continue
    const message = `unknown agent ${JSON.stringify(name)}`
    report.error(agent!.place, { message, hint: () => nameHint(name, names, 'agents') })
  }
}

/** The names of the team's agents one by one, cycled up to its size. */
export function resolveTeam(
  { size, members }: { size?: number | undefined; members?: { agent: string; count: number }[] | undefined },
  agents: readonly string[],
): Team {
  const listed = members ?? agents.map((agent) => ({ agent, count: 1 }))
  const names = listed.flatMap(({ agent, count }) => new Array<string>(count).fill(agent))
  const length = size ?? names.length
  return { size: length, members: Array.from({ length }, (_, index) => names[index % names.length]!) }
}

/** Reports a list of members that is longer than a team can be. */
export function checkSize({ size }: Team, root: Node, report: Report): void {
  const members = get(get(root, 'team'), 'members')
  if (size > teamSizeMax && members) report.error(members.place, `expected at most ${teamSizeMax} members, got ${size}`)
}
