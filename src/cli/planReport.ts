import type { PlanResult } from '../experiment/index.ts'
import { newDocument } from '../figures/document.ts'
import { type PlanAssumptions, planPage } from '../report/planPage.tsx'

/** report.html: a plan as a page. */
export const planReport = (plan: PlanResult, assumptions: PlanAssumptions): string =>
  planPage(plan, assumptions, newDocument())
