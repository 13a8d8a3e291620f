type Texts = Record<string, string>

/** What pages begin with. */
const first = import.meta.glob<string>(
  [
    '../../../scenarios/play.yaml',
    '../../../scenarios/{lessons,profiles}/*.yaml',
    '../../../scenarios/paper/tasks/*.json',
  ],
  { query: '?raw', import: 'default', eager: true },
)
/** What is fetched when somebody asks for it. */
const more = import.meta.glob<string>(['../../../scenarios/{paper,examples}/*.yaml'], {
  query: '?raw',
  import: 'default',
})

const pathOf = (key: string): string => key.replace(/^(\.\.\/)+/, '')

/** The packaged scenarios that are here, and what they refer to, by path: `scenarios/play.yaml`. */
export const packaged: Texts = Object.fromEntries(Object.entries(first).map(([key, text]) => [pathOf(key), text]))

/** Fetches the packaged scenario of this path, if it is one that is not here yet. */
export async function fetchPackaged(path: string): Promise<void> {
  const [key, fetchText] = Object.entries(more).find(([name]) => pathOf(name) === path) ?? []
  if (key && fetchText) packaged[path] ??= await fetchText()
}
