import { readdirSync, readFileSync } from 'node:fs'
import { parse, stringify } from 'yaml'

/** The scenarios that are mutated; small ones come oftener, since they are faster. */
const whole = ['scripts/fuzz/whole.yaml']
const small = ['scenarios/play.yaml', ...inFolder('scenarios/lessons')]
const large = ['scenarios/examples/backlog.yaml', ...inFolder('scenarios/paper')]
const texts = new Map()

function inFolder(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`)
}

/** The text of a packaged file. */
export function textOf(path) {
  if (!texts.has(path)) texts.set(path, readFileSync(path, 'utf8'))
  return texts.get(path)
}

const trees = new Map()

/** What a packaged file says, as plain data: a copy. */
function treeOf(path) {
  if (!trees.has(path)) trees.set(path, parse(textOf(path)))
  return structuredClone(trees.get(path))
}

/** What a case is made of: a scenario, one of its files with another text, and what the command line would say. */
export function caseOf(number) {
  const random = numbers(number)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const file = pick(pick([whole, whole, whole, whole, small, small, small, large]))
  const mutated = pick([file, file, file, file, pick(referred(textOf(file), file))])
  const input = { number, file, mutated, text: textOf(mutated), set: [], vary: [] }
  const kind = random()
  if (kind < 0.25) input.text = mutatedText(input.text, random, pick)
  else if (kind < 0.55) input.text = mutatedTree(mutated, random, pick)
  else if (kind < 0.75) input.text = tuned(mutated, random, pick)
  else if (kind < 0.9) input.set = some(1 + random() * 3, () => setting(file, random, pick))
  else input.vary = some(1 + random() * 2, () => factor(file, random, pick))
  return input
}

/** Uniform numbers from a seed (mulberry32). */
function numbers(seed) {
  let state = (seed + 1) * 0x9e3779b9
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const some = (count, make) => Array.from({ length: Math.floor(count) }, make)

/** The files that a scenario names, as paths of this repository. */
function referred(text, file) {
  const folder = file.slice(0, file.lastIndexOf('/') + 1)
  const names = [...text.matchAll(/(?:profile|file): *([\w./-]+)/g)].map(([, name]) => name)
  const paths = names.map((name) => new URL(name, `file:///${folder}`).pathname.slice(1))
  return paths.length > 0 ? paths : [file]
}

/** What is longer is cut: how large a file may be is another matter. */
const LETTERS_MAX = 300_000

const ODD_NUMBERS = [
  0,
  -1,
  1,
  2,
  0.5,
  1.5,
  64,
  65,
  2047,
  2048,
  2049,
  1e4,
  1e6,
  1e15,
  1.1e15,
  2 ** 53,
  1e100,
  1e308,
  -1e308,
]
const TINY = [5e-324, 1e-300, 1e-16, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0]
const ODD_WORDS = [
  '', ' ', 'toString', 'constructor', '__proto__', 'hasOwnProperty', 'valueOf', 'length', 'sonnet', 'worker', 'preassigned',
  'decentralized', 'rounds', 'async', 'broadcast', 'ownTests', 'heft', 'random', 'layered', 'chain', 'true', 'null', '1', '1e3',
  '2026-01-01', '\u001b[31m', 'a\nb', '\u202e', '\ud83d\ude00', '\u0000', 'x'.repeat(300), '[', '{a', '../..', '/etc/hostname',
] // biome-ignore format: a list of words
const KEYS = [
  'version', 'name', 'tasks', 'agents', 'team', 'size', 'members', 'profile', 'id', 'needs', 'files', 'outputTokens', 'latency',
  'noise', 'tokens', 'behaviour', 'quality', 'prices', 'limits', 'turns', 'hours', 'context', 'systemTokens', 'board', 'experiment',
  'vary', 'shape', 'kind', 'lognormal', 'mean', 'cv', 'mixture', 'parts', 'empirical', 'samples', 'weights', 'seconds', 'assigned',
  '__proto__', 'toString', 'constructor', '0', '',
] // biome-ignore format: a list of words
const PIECES = [
  ': ', '- ', '&a ', '*a', '[', ']', '{', '}', ', ', '\n', '  ', '\t', '"', "'", '|', '>', '#', '---\n', '<<: *a', '? ', '!!x ', '%',
  '.nan', '.inf', '-', '1e999', '0x10', '0o7', '~', '\u0000', '\u001b[2J', '\u2028', '\ufeff', '\r', '[[[[[[[[', '{a: {a: {a: ',
] // biome-ignore format: a list of pieces

/** Distributions, right ones and wrong ones. */
function distribution(random, pick) {
  const number = () => pick([...ODD_NUMBERS, ...TINY, 0.1, 3, 100])
  const parts = () =>
    some(random() * 4, () => ({ weight: number(), value: random() < 0.8 ? number() : distribution(random, pick) }))
  return pick([
    { lognormal: { mean: number(), cv: number() } },
    { gamma: { mean: number(), cv: number() } },
    { pareto: { shape: number(), min: number() } },
    { weibull: { shape: number(), scale: number() } },
    { uniform: { min: number(), max: number() } },
    { normal: { mean: number(), sd: number(), min: number() } },
    { exponential: { mean: number() } },
    { poisson: { mean: number() } },
    { erlang: { k: number(), mean: number() } },
    { empirical: { samples: some(random() * 4, number), weights: some(random() * 4, number) } },
    { mixture: { parts: parts() } },
    { constant: { value: number() } },
    { bernoulli: { p: number() } },
    { mixture: {} },
    { empirical: {} },
    { lognormal: null },
  ])
}

function oddValue(random, pick) {
  const nested = () => {
    let value = pick([1, [], {}])
    for (let depth = random() * 90; depth > 0; depth--) value = random() < 0.5 ? [value] : { [pick(KEYS)]: value }
    return value
  }
  return pick([
    () => pick(ODD_NUMBERS),
    () => pick(TINY),
    () => pick(ODD_WORDS),
    () => pick([null, true, false, [], {}]),
    () => distribution(random, pick),
    nested,
    () => some(random() * 200, () => pick([...ODD_NUMBERS, ...ODD_WORDS])),
    () => ({ [pick(KEYS)]: pick(ODD_NUMBERS), [pick(KEYS)]: pick(ODD_WORDS) }),
    () => ({ toString: 1 }),
    () => [pick(ODD_WORDS), [pick(ODD_NUMBERS)]],
  ])()
}

function mutatedText(text, random, pick) {
  let result = text
  for (let changes = 1 + random() ** 2 * 4; changes >= 1; changes--) {
    const at = Math.floor(random() * result.length)
    const end = at + Math.floor(random() ** 3 * 60)
    const put = pick([
      () => '',
      () => pick(PIECES),
      () => result.slice(at, end) + result.slice(at, end),
      () => String(pick([...ODD_NUMBERS, ...TINY])),
      () => pick(ODD_WORDS),
      () => pick(KEYS),
      () => String.fromCodePoint(Math.floor(random() * 0xd7ff)),
    ])()
    result = result.slice(0, at) + put + result.slice(random() < 0.3 ? at : end)
  }
  if (random() < 0.3)
    result = result.replace(/\d+(\.\d+)?/g, (number) => (random() < 0.1 ? String(pick(ODD_NUMBERS)) : number))
  return random() < 0.05 ? result.slice(0, random() * result.length) : result
}

/** All places of a tree that can be changed; it may hold itself. */
function placesIn(tree, places = [], seen = new Set()) {
  if (typeof tree !== 'object' || tree === null || seen.has(tree)) return places
  seen.add(tree)
  for (const [key, value] of Object.entries(tree)) {
    places.push({ parent: tree, key })
    placesIn(value, places, seen)
  }
  return places
}

function mutatedTree(path, random, pick) {
  const tree = treeOf(path)
  for (let changes = 1 + random() ** 2 * 4; changes >= 1; changes--) {
    const places = placesIn(tree)
    if (places.length === 0) break
    change(pick(places), pick(places), random, pick)
  }
  // What is there twice is written once, and as an alias the second time.
  const written = random() < 0.3 ? () => JSON.stringify(tree) : () => stringify(tree)
  try {
    return written().slice(0, LETTERS_MAX)
  } catch {
    return JSON.stringify(Object.keys(tree)) // it holds itself
  }
}

const KINDS = [
  ['preassigned', 'decentralized'], ['rounds', 'async'], ['own', 'shared'], ['listed', 'shuffled'], ['lost', 'continued'],
  ['chainRoundRobin', 'roundRobin', 'longestFirst', 'heft', 'random'], ['chainAndFree', 'chain', 'layered', 'forkJoin'],
] // biome-ignore format: lists of words
const kindsLike = (value) => KINDS.find((kinds) => kinds.includes(value))
const TIMES = [0, 0.1, 0.5, 2, 3, 10, 1000, 1e6, 1e12]

/** A tree with other numbers and kinds in the place of numbers and kinds: much of it is a scenario still. */
function tuned(path, random, pick) {
  const tree = treeOf(path)
  const places = placesIn(tree).filter(({ parent, key }) => typeof parent[key] === 'number' || kindsLike(parent[key]))
  for (const { parent, key } of places.length === 0 ? [] : some(1 + random() ** 2 * 4, () => pick(places))) {
    const value = parent[key]
    const other =
      typeof value === 'string'
        ? pick(kindsLike(value))
        : random() < 0.8
          ? value * pick(TIMES)
          : distribution(random, pick)
    put(parent, key, other)
  }
  return stringify(tree)
}

function change({ parent, key }, other, random, pick) {
  const value = parent[key]
  const isList = Array.isArray(parent)
  if (typeof value === 'number' && random() < 0.6)
    return put(parent, key, pick([...ODD_NUMBERS, ...TINY, distribution(random, pick)]))
  pick([
    () => put(parent, key, oddValue(random, pick)),
    () => put(parent, key, distribution(random, pick)),
    () => (isList ? parent.splice(Number(key), 1) : delete parent[key]),
    () => put(parent, isList ? parent.length : pick(KEYS), oddValue(random, pick)),
    () => put(parent, isList ? parent.length : `${key}x`, value),
    () => put(parent, key, other.parent[other.key]),
    () => put(parent, key, [value]),
    () => put(parent, key, { [pick(KEYS)]: value }),
    () =>
      put(
        parent,
        key,
        some(random() * 12, () => value),
      ),
    () =>
      put(
        parent,
        key,
        typeof value === 'number' ? value * pick([-1, 0, 0.3, 10, 1e3, 1e12, 1e200, Number.NaN]) : pick(ODD_WORDS),
      ),
  ])()
}

/** Also where the key is one that assignment treats as no key. */
function put(parent, key, value) {
  Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true })
}

/** The dotted path of a value of a scenario, mostly. */
function pathIn(file, random, pick) {
  const paths = []
  const walk = (tree, path) => {
    if (typeof tree !== 'object' || tree === null) return
    for (const [key, value] of Object.entries(tree)) {
      paths.push([...path, key])
      walk(value, [...path, key])
    }
  }
  walk(treeOf(file), [])
  const path = [...pick(paths)]
  const kind = random()
  if (kind < 0.15) path.splice(random() * path.length, 1, pick(KEYS))
  else if (kind < 0.25) path.push(pick(KEYS))
  else if (kind < 0.3) path.push(...some(random() * 4000, () => 'a'))
  else if (kind < 0.35)
    return pick(['', '.', '..', 'a..b', '__proto__', 'tasks.0', 'tasks.99.id', 'team.size', 'experiment.vary'])
  return path.join('.')
}

const inline = (value) => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim()

function setting(file, random, pick) {
  return `${pathIn(file, random, pick)}=${random() < 0.8 ? inline(oddValue(random, pick)) : pick(PIECES)}`
}

function factor(file, random, pick) {
  const values = pick([
    () => some(1 + random() * 4, () => inline(oddValue(random, pick))).join(','),
    () => `${pick(ODD_NUMBERS)}..${pick(ODD_NUMBERS)}${pick(['', ':2', '@3', ':0', '@', `@${pick(ODD_NUMBERS)}`])}`,
    () => pick(PIECES),
    () => some(1 + random() * 4, () => pick(ODD_NUMBERS)).join(','),
  ])()
  return `${pathIn(file, random, pick)}=${values}`
}
