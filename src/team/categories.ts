/**
 * Where an agent's time can go; every microsecond of every agent falls into exactly one.
 * The order is the order of tables, figures and columns.
 */
export const categories = [
  'work',
  'rework',
  'duplicate',
  'verify',
  'overhead',
  'coordinate',
  'dependencyWait',
  'lockWait',
  'rateLimitWait',
  'barrierWait',
  'idle',
  'down',
] as const

export type CategoryName = (typeof categories)[number]

/** The number of each category, as the ledger stores it. */
export const CATEGORY = Object.fromEntries(categories.map((name, index) => [name, index])) as Record<
  CategoryName,
  number
>
