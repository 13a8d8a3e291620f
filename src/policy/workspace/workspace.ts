/** What happens when edits meet in a file. */
export interface Workspace {
  /**
   * Whether an edit takes effect that was begun on version `seen` of its path and finds version `live` there.
   * A path starts at version 0 and each edit that takes effect makes the next one.
   */
  accepts(seen: number, live: number): boolean
}
