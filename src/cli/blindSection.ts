import { blindTest, type Range, type Validation } from '../validation/index.ts'
import { markdownTable } from './markdownTable.ts'

/** For wherever a hold-out by suite is spoken of. */
export const BLIND_LINK = '[the blind test](#a-third-suite-blind)'

/** What was reported of the suite that is not here, beside what is computed of a hold-out by suite. */
export function blindSection(suite: Validation): string {
  const { date, runs, decisions, success, coverage90 } = blindTest
  const names = Object.keys(blindTest.shareOfCeiling)
  const lower = names.filter((name) => blindTest.shareOfCeiling[name]! < (shareIn(suite, name) ?? 0))
  return `## A third suite, blind

A third suite, ${blindTest.suite} (${runs} runs), is not part of this project. In ${date} people who hold its runs put the project to a blind
test, with the profiles as they stood then: the suite's runs of one agent sized its tasks, everything else was predicted by what
was calibrated on the two other suites. These figures cannot be computed here: they stand in \`src/validation/blindTest.ts\` as they
were reported. All others on this page are computed, of the two suites that are known.

${markdownTable(
  ['metric', 'share of the ceiling, blind', 'held out by suite, of the two known ones', 'in sample, all three suites'],
  names.map((name) => `| ${[name, ...blindShares(name, suite)].join(' | ')} |`),
)}

- Blind, the simulation is better than the mean of the other suites on ${blindTest.metricsBetterThanSuites} of ${names.length} metrics, with all models and without GPT.
- 90 % intervals of single runs hold ${range(coverage90, (share) => `${Math.round(100 * share)}`)} % of them, by metric.
- ${Math.round(100 * decisions.rankedCorrectly)} % of the pairs of teams are ranked correctly. But the mode and size chosen take ${decisions.medianRegretPct} % longer than the best ones, ${blindTest.medianRegretPctOfSuites} % where the mean
  of the other suites chooses.
- ${range(success.predicted)} of runs were predicted to succeed where ${range(success.measured)} did.

**What it means.** Work of another kind than the two known suites is predicted as in the first column, not as a hold-out by suite suggests:
on ${lower.length} of ${names.length} metrics the share is lower. Both known suites were in view while mechanisms were chosen, so that leaving out the runs of one
leaves out less than all that was learned from it. Which of two teams is faster may be trusted more than how long either takes;
wall clock, rounds, tokens read and the share of runs that succeed may not, before agents are calibrated on runs of such work.`
}

const shareIn = ({ metrics }: Validation, name: string): number | null => metrics[name]?.shareOfCeiling ?? null

function blindShares(name: string, suite: Validation): string[] {
  const { shareOfCeiling, inSample, inSampleOfOthers } = blindTest
  return [
    shareOfCeiling[name]!.toFixed(2),
    shareIn(suite, name)?.toFixed(2) ?? '–',
    inSample[name]?.toFixed(2) ?? range(inSampleOfOthers),
  ]
}

const range = (ends: Range, of = (share: number) => share.toFixed(2)): string => ends.map(of).join(' to ')
