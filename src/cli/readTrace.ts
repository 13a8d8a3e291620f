import { join } from 'node:path'
import { z } from 'zod'
import { type GanttData, ganttOf } from '../figures/ganttData.ts'
import type { LedgerLine } from '../figures/index.ts'
import { categories, outcomes } from '../team/index.ts'
import { checkVersion, parseResult, readResult } from './readJson.ts'
import { UsageError } from './usage.ts'

const count = z.int().min(0)

const ledgerLine = z.object({
  agent: count,
  member: z.string(),
  category: z.enum(categories),
  startUs: count,
  endUs: count,
  turn: count.nullable(),
  task: z.string().nullable(),
  inputTokens: z.number(),
  cachedTokens: z.number(),
  outputTokens: z.number(),
}) satisfies z.ZodType<LedgerLine>

/** As much of trace.json as a Gantt chart needs. */
const trace = z.object({
  otherData: z.object({
    scenario: z.string(),
    agents: z.int().min(1),
    outcome: z.enum(outcomes),
    reason: z.string(),
    errorsLeft: count,
    tasksAffected: count,
    tasks: count,
    makespanUs: count,
  }),
  traceEvents: z.array(z.object({ cat: z.string().optional(), ts: count.optional() })),
})

/** The run that `brooks run --trace` wrote into a folder. @throws UsageError */
export function readTrace(folder: string): GanttData {
  checkVersion(readResult(join(folder, 'manifest.json')), join(folder, 'manifest.json'), 'the manifest of brooks run')
  const path = join(folder, 'trace.json')
  const { otherData, traceEvents } = parseResult(readResult(path), trace, path, 'a trace of brooks run --trace')
  const { agents, errorsLeft, tasksAffected, tasks, ...facts } = otherData
  const lines = readLedger(join(folder, 'ledger.jsonl'), agents, facts.makespanUs)
  const names = new Map(lines.map(({ agent, member }) => [agent, member]))
  if (names.size !== agents)
    throw new UsageError(`${path}: expected ${names.size} agents, as in ledger.jsonl, got ${agents}`)
  const members = Array.from({ length: agents }, (_, agent) => names.get(agent)!)
  const roundStartsUs = traceEvents.filter(({ cat }) => cat === 'round').map(({ ts }) => ts ?? 0)
  return ganttOf({ ...facts, wrong: { errorsLeft, tasksAffected, tasks }, members, roundStartsUs }, lines)
}

function readLedger(path: string, agents: number, makespanUs: number): LedgerLine[] {
  const texts = readResult(path).trimEnd().split('\n')
  return texts.map((text, index) => {
    const where = `${path}:${index + 1}`
    const line = parseResult(text, ledgerLine, where, 'a line of a ledger')
    if (line.agent < agents && line.startUs <= line.endUs && line.endUs <= makespanUs) return line
    const expected = `an agent below ${agents} and times in order up to ${makespanUs}, as in trace.json`
    throw new UsageError(`${where}: expected ${expected}, got agent ${line.agent}, ${line.startUs} to ${line.endUs}`)
  })
}
