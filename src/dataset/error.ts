/** Data that cannot be used. The message says which file, what was expected, what came and what to do. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError'
}
