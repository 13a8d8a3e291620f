import { widthOf } from '../figures/figureKind.ts'
import type { Theme } from '../figures/index.ts'
import { singleOption } from './numbers.ts'
import { UsageError } from './usage.ts'

/** The kinds of files that a figure can be written as. */
export const formats = ['svg', 'png'] as const
export type Format = (typeof formats)[number]

/** How figures look: options of every command that draws those of sweeps. */
export const lookOptions = {
  theme: { choices: ['light', 'dark'] as const, default: 'light', describe: 'Colours of figures' },
  format: {
    choices: formats,
    array: true,
    nargs: 1,
    default: ['svg'] as Format[],
    describe: 'Files of figures; may be given twice',
  },
  width: {
    string: true,
    requiresArg: true,
    describe:
      'Width of figures in pixels (96 an inch) or with a unit, e.g. 84mm, 3.3in; made for a column when not given',
  },
} as const

/** Those options as they come from the command line. */
export interface LookArguments {
  readonly theme: Theme
  readonly format: readonly Format[]
  readonly width?: string
}

/** The same, checked. */
export interface Look {
  readonly theme: Theme
  readonly formats: readonly Format[]
  readonly widthPx?: number
}

/** How figures are to look. @throws UsageError */
export function lookOf({ theme, format, width }: LookArguments): Look {
  singleOption('theme', theme)
  const given = singleOption('width', width)
  return { theme, formats: [...new Set(format)], ...(given !== undefined && { widthPx: pixelsOf(given) }) }
}

const PX_PER = { px: 1, mm: 96 / 25.4, in: 96 } as const

/** A width in whole pixels. */
function pixelsOf(width: string): number {
  const [, number, unit = 'px'] = /^(\d+(?:\.\d+)?) *(px|mm|in)?$/.exec(width.trim()) ?? []
  if (number === undefined)
    throw new UsageError(`--width: expected a width such as 340, 84mm or 3.3in, got ${JSON.stringify(width)}`)
  try {
    return widthOf({ widthPx: Math.round(Number(number) * PX_PER[unit as keyof typeof PX_PER]) })
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`--width: ${error.message}`)
    throw error
  }
}
