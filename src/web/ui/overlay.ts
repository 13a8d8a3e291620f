import type { Measured } from '../../explorer/measured.ts'
import type { Explorer } from '../state/explorer.ts'

/** What was measured of teams like the one that is shown, if anything. */
export function overlayOf({ measured }: Explorer): Measured | null {
  const points = measured.value
  return points && 'points' in points ? points : null
}
