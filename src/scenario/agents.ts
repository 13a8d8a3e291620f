import { calibratedBlocks } from './profile.ts'
import { readReference, type Source } from './source.ts'
import { broken, get, isMapping, type Mapping, type Node, plain, shown, withEntry, withoutEntry } from './tree.ts'

/** Puts the profile of a file in the place of each reference to one, with what the scenario says on top. */
export function resolveAgents(root: Node, source: Source): Node {
  const agents = get(root, 'agents')
  if (!isMapping(agents) || !isMapping(root)) return root
  const resolved = [...agents.data].map(
    ([name, agent]) => [name, resolveAgent(agent, root.place.file, source)] as const,
  )
  return withEntry(root, 'agents', { ...agents, data: new Map(resolved) })
}

function resolveAgent(agent: Node, base: string, source: Source): Node {
  const reference = get(agent, 'profile')
  if (!reference || !isMapping(agent)) return agent
  if (typeof reference.data !== 'string' || reference.data === '') {
    const message = `expected the path of a profile file, got ${shown(reference)}`
    if (reference.data !== undefined) source.report.error(reference.place, message)
    return broken(agent)
  }
  const profile = readReference(reference, source, base)
  if (!isMapping(profile)) {
    if (profile.data !== undefined) source.report.error(profile.place, `expected a profile, got ${shown(profile)}`)
    return broken(agent)
  }
  const own = new Map(agent.data)
  own.delete('profile')
  return noting(overridden(profile, agent), merged(underName(profile, agent), { ...agent, data: own }))
}

/** The profile for an agent of its name; one of another name is no longer the model of which runs were recorded. */
function underName(profile: Mapping, agent: Node): Mapping {
  const name = get(agent, 'name')
  return name && !equal(get(profile, 'name'), name) ? withoutEntry(profile, 'measuredAs') : profile
}

/** The paths of figures that are not the profile's own. */
function overridden(profile: Node, agent: Node): string[] {
  return calibratedBlocks.flatMap((name) => {
    const [under, over] = [get(profile, name), get(agent, name)]
    const set = isMapping(over) ? [...over.data] : []
    const changed = set.filter(([key, value]) => !equal(get(under, key), mergedValue(key, get(under, key), value)))
    return changed.map(([key]) => `${name}.${key}`)
  })
}

const equal = (one: Node | undefined, other: Node): boolean =>
  one !== undefined && JSON.stringify(plain(one)) === JSON.stringify(plain(other))

/** The agent with a note of what was overridden, so that whoever warns of figures far from their calibration can tell. */
function noting(paths: readonly string[], agent: Node): Node {
  if (paths.length === 0 || !isMapping(agent)) return agent
  const { place, key } = agent
  return withEntry(agent, 'overridden', { place, key, data: paths.map((data) => ({ place, key, data })) })
}

/** An agent on top of a profile: block by block, and value by value within a block. */
function merged(under: Node, over: Node): Node {
  return mergedBlock(under, over, (_, below, value) => mergedBlock(below, value, mergedValue))
}

/** A value on top of another. A distribution replaces a value as a whole; habits of assigned tasks are a block of values. */
const mergedValue = (key: string, under: Node | undefined, over: Node): Node =>
  key === 'assigned' ? mergedBlock(under, over, (_, __, value) => value) : over

/** A mapping on top of another, each of its values put on top of the one that is there. */
function mergedBlock(under: Node | undefined, over: Node, put: typeof mergedValue): Node {
  if (!isMapping(under) || !isMapping(over)) return over
  const data = new Map(under.data)
  for (const [key, value] of over.data) data.set(key, put(key, data.get(key), value))
  return { ...under, data }
}
