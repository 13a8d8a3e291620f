import type { ContextGain, DesignResult, PlanResult } from '../experiment/index.ts'
import { formatDuration } from '../figures/duration.ts'
import { filesInCommonWords } from './filesInCommonWords.ts'
import { designAt, designWords, meanOf, subjectOf } from './planDesign.ts'
import { capitalised, dollars, withinWords } from './wording.ts'

/**
 * What the model leaves out that the recommendation hangs on: a paragraph each, to stand above it. First files that agents may
 * write at the same time, then teams that look cheap since nobody has to read what others did.
 */
export function planNotes(plan: PlanResult): string[] {
  const { filesInCommon, tasks, contextGains } = plan
  const files = filesInCommon && subjectOf(plan).size > 1 ? [filesInCommonWords(filesInCommon, tasks)] : []
  const [gain] = contextGains
  return [...files, ...(gain ? [contextWords(plan, gain)] : [])]
}

/** What would be recommended if tasks that share a file were done one after the other; null where none shares one. */
export function inOrderWords(plan: PlanResult): string | null {
  const { filesInCommon, recommended } = plan
  if (filesInCommon === null || recommended === null || subjectOf(plan).size === 1) return null
  const design = filesInCommon.oneAfterTheOther
  const same = design !== null && designWords(design) === designWords(subjectOf(plan))
  const order = 'If tasks that share a file are done one after the other'
  return design === null
    ? `${order}, no team that works in this way completes${withinWords(plan.goal)} often enough.`
    : `${order}, ${same ? 'it is the same team' : `take ${designWords(design)} instead, the best that shares out work in this way`}: ${meansWords(design)} on average.`
}

/** "18.2 min and $1.02". */
export function meansWords(design: DesignResult): string {
  const [makespan, cost] = [meanOf(design, 'makespan'), meanOf(design, 'cost')]
  return [makespan === null ? 'no time known' : formatDuration(makespan), ...(cost ? [dollars(cost)] : [])].join(
    ' and ',
  )
}

function contextWords(
  plan: PlanResult,
  { design, alone, inputTokens, inputTokensAlone, dollarsSaved }: ContextGain,
): string {
  const name = designWords(designAt(plan, design))
  return (
    `${capitalised(name)}: cheaper than ${designWords(designAt(plan, alone))} by ${dollars(dollarsSaved)} ` +
    `a run, only because each reads a shorter context (${tokens(inputTokens)} input tokens instead of ${tokens(inputTokensAlone)}). Agents ` +
    'begin with an empty context here, and need not read what others did before. Real ones do: do not count on the difference.'
  )
}

const tokens = (count: number): string => count.toLocaleString('en-US', { maximumFractionDigits: 0 })
