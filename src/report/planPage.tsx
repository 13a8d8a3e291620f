import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import type { PlanResult } from '../experiment/index.ts'
import type { SvgDocument } from '../figures/index.ts'
import { pageStyle } from './pageStyle.ts'
import { Answer, Why } from './planAnswer.tsx'
import { Assumptions, type PlanAssumptions, Warnings } from './planAssumptions.tsx'
import { Designs, Losses, Sizes, Spread } from './planFindings.tsx'
import { Section } from './section.tsx'

export type { PlanAssumptions } from './planAssumptions.tsx'

/** No script, nothing from elsewhere: not even what a scenario's text might ask for. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

interface Props {
  readonly plan: PlanResult
  readonly assumptions: PlanAssumptions
  readonly document: SvgDocument
}

/**
 * The report of a plan as the text of one HTML file that needs nothing else. The same plan and assumptions give the same
 * text, wherever the figures are drawn.
 * @param document to draw figures in: a browser's own, or that of `figures/document.ts`
 */
export function planPage(plan: PlanResult, assumptions: PlanAssumptions, document: SvgDocument): string {
  return `<!doctype html>\n${render(<Page plan={plan} assumptions={assumptions} document={document} />)}\n`
}

function Page({ plan, assumptions, document }: Props): VNode {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`A team for ${plan.scenario}`}</title>
        <style dangerouslySetInnerHTML={{ __html: pageStyle }} />
      </head>
      <body>
        <main>
          <Answer plan={plan} />
          {plan.recommended !== null && <Why plan={plan} />}
          <Sizes plan={plan} document={document} />
          <Losses plan={plan} document={document} />
          <Spread plan={plan} document={document} />
          <Designs plan={plan} document={document} />
          <Section title="What this rests on" id="assumptions">
            <Warnings plan={plan} />
            <Assumptions plan={plan} assumptions={assumptions} />
          </Section>
        </main>
        <footer>
          Made by Brooks {plan.brooks}, a simulator of teams of LLM agents. This page needs no network and runs no
          script.
        </footer>
      </body>
    </html>
  )
}
