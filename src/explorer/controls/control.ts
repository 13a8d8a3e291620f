import type { Scenario } from '../../scenario/index.ts'
import type { About } from '../about.ts'
import type { Picture } from '../message.ts'
import type { View } from '../view.ts'

/** What controls look at: what the reader asked for, and the scenario that it came to. */
export interface Facts {
  readonly view: View
  readonly scenario: Scenario
  /** `latencyCv` of its picture. */
  readonly latencyCv: number
  readonly about: About
}

/** The facts of a view: what a picture of it, or of the one before, says of the scenario. */
export const factsOf = (view: View, { scenario, latencyCv }: Picture, about: About): Facts => ({
  view,
  scenario,
  latencyCv,
  about,
})

/** Settings to change, by path; null takes one away. */
export type Changes = Readonly<Record<string, string | null>>

interface Base {
  /** Unique. */
  readonly id: string
  readonly label: string
  /** A sentence or two for those who do not know the word. */
  readonly help: string
  /** Why it does nothing for this scenario, in a sentence, or null where it does. */
  readonly idle?: (facts: Facts) => string | null
}

/** A number to slide. */
export interface RangeControl extends Base {
  readonly kind: 'range'
  readonly min: number
  readonly max: number
  readonly step: number
  /** The number in force. */
  readonly value: (facts: Facts) => number
  /** That number in words, with its unit: what the scenario makes of it, where that differs. */
  readonly shown: (value: number, facts: Facts) => string
  readonly changes: (value: number, facts: Facts) => Changes
}

export interface Option {
  readonly value: string
  readonly label: string
  /** What it means, if the label does not say it. */
  readonly help?: string
}

/** One of several. */
export interface ChoiceControl extends Base {
  readonly kind: 'choice'
  readonly options: (facts: Facts) => readonly Option[]
  readonly value: (facts: Facts) => string
  readonly changes: (value: string, facts: Facts) => Changes
}

/** Something about a team that a reader can change: what it shows, and the settings of the scenario that it writes. */
export type Control = RangeControl | ChoiceControl

/** Takes away what was set of a block: what one kind was told is of no use to another. */
export const withoutSettings = (block: string, { view: { settings } }: Facts): Changes =>
  Object.fromEntries(
    Object.keys(settings)
      .filter((path) => path.startsWith(`${block}.`))
      .map((path) => [path, null]),
  )

/** What the reader set at a path, or what holds otherwise: so a control shows what was asked for before the answer is there. */
export const settingOr = ({ view }: Facts, path: string, otherwise: string): string => view.settings[path] ?? otherwise
