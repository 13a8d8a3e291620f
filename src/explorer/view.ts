/** What the explorer shows. It is all that a link to it holds, and all that its pictures are made of. */
export interface View {
  /** The path of the scenario: a packaged one, or one of `files`. */
  readonly scenario: string
  /** Texts of the reader's own files, by path; none where the scenario is a packaged one. */
  readonly files: Readonly<Record<string, string>>
  /** Values on top of what the scenario says, by dotted path, in YAML: what `--set path=value` takes, in this order. */
  readonly settings: Readonly<Record<string, string>>
  /** Root of all random numbers, an integer ≥ 0; null for the scenario's own. */
  readonly seed: number | null
  /** Whether measured points of the paper are shown where there are some. */
  readonly measured: boolean
}

/** The packaged scenario whose graph can be shaped: Play begins with it. */
export const PLAY = 'scenarios/play.yaml'

/** A scenario as it is, nothing changed. */
export const viewOf = (scenario: string, files: View['files'] = {}): View => ({
  scenario,
  files,
  settings: {},
  seed: null,
  measured: false,
})

/** The view with some settings changed; null takes one away. A setting keeps its place, a new one comes last. */
export function withSettings(view: View, changes: Readonly<Record<string, string | null>>): View {
  const settings = Object.entries({ ...view.settings, ...changes }).filter(([, value]) => value !== null)
  return { ...view, settings: Object.fromEntries(settings) as View['settings'] }
}

/** All of a view that its curve depends on, as a key: everything but the size of the team, and what is shown beside it. */
export const teamKey = ({ scenario, files, settings, seed }: View): string =>
  JSON.stringify([scenario, files, Object.entries(settings).filter(([path]) => path !== 'team.size'), seed])

/** The settings as `--set` takes them. */
export const setTexts = ({ settings }: View): string[] =>
  Object.entries(settings).map(([path, value]) => `${path}=${value}`)

/** What `--set` takes, as settings. Of several for one path the last counts, in its place. */
export function settingsOf(texts: readonly string[]): View['settings'] {
  const settings = new Map<string, string>()
  for (const text of texts) {
    const equals = text.indexOf('=')
    const path = text.slice(0, equals).trim()
    settings.delete(path)
    settings.set(path, text.slice(equals + 1))
  }
  return Object.fromEntries(settings)
}
