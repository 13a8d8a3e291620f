/** A line on which a parameter can be moved freely, whatever its range. */
export interface Scale {
  toLine(value: number): number
  fromLine(x: number): number
}

/** Keeps probabilities off the ends, where the line is infinite. */
const EDGE = 0.0005

/** Probabilities, by their log odds. */
export const probability: Scale = {
  toLine(value) {
    const inside = Math.min(1 - EDGE, Math.max(EDGE, value))
    return Math.log(inside / (1 - inside))
  },
  fromLine: (x) => 1 / (1 + Math.exp(-x)),
}

/** Amounts above `least`, by the logarithm of what is above. */
export const above = (least: number): Scale => ({
  toLine: (value) => Math.log(Math.max(EDGE, value - least)),
  fromLine: (x) => least + Math.exp(x),
})
