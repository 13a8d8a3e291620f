import { newDocument } from '../figures/document.ts'
import { drawGantt, ganttData, ledgerLines, perfettoTrace, svgText } from '../figures/index.ts'
import type { Run } from '../team/index.ts'
import type { ResultFolder } from './files.ts'

/** Writes one run in full: its ledger as JSON lines, a trace for Perfetto or chrome://tracing, and a Gantt chart. */
export function writeTrace(folder: ResultFolder, run: Run): void {
  for (const line of ledgerLines(run)) folder.append('ledger.jsonl', `${JSON.stringify(line)}\n`)
  folder.append('trace.json', `${JSON.stringify(perfettoTrace(run))}\n`)
  folder.append('gantt.svg', svgText(drawGantt(ganttData(run), {}, newDocument())))
}
