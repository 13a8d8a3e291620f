import { inWords } from '../figures/palette.ts'
import { distributionOf, kindNames, type Quantity } from '../random/index.ts'

/** The values of a block of a scenario in words: "seconds 60 on average (lognormal); runner own; gate yes". */
export function settingsWords(block: object): string {
  return Object.entries(block)
    .filter(([, value]) => value !== undefined && !isEmpty(value))
    .map(([name, value]) => `${inWords(name)} ${valueWords(value)}`)
    .join('; ')
}

/** A policy in words: "own tests (seconds 60 on average (lognormal); runner own)". */
export function policyWords({ kind, ...options }: { readonly kind: string }): string {
  const settings = settingsWords(options)
  return settings === '' ? inWords(kind) : `${inWords(kind)} (${settings})`
}

/** A number with thousands separated, one that is not whole to four digits. */
export const numberWords = (value: number): string =>
  value.toLocaleString('en-US', Number.isInteger(value) ? {} : { maximumSignificantDigits: 4 })

function valueWords(value: unknown): string {
  if (typeof value === 'number') return numberWords(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map(valueWords).join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  if (isQuantity(value)) return `${numberWords(distributionOf(value).mean)} on average (${Object.keys(value)[0]})`
  return `(${settingsWords(value)})`
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0

const isQuantity = (value: object): value is Exclude<Quantity, number> => {
  const [kind, ...others] = Object.keys(value)
  return others.length === 0 && kindNames.includes(kind!)
}
