import { PLAY, viewOf, withSettings } from '../../../explorer/view.ts'
import { answer, type MeansOf, type Prediction, sized, speedupOf } from './prediction.ts'

/** Two units of work, then eighteen that need them: ideal workers. */
const work = viewOf('scenarios/lessons/amdahl.yaml')

export const amdahlTeams = {
  six: sized(work, 6),
  eighteen: sized(work, 18),
  chainAndFree: withSettings(viewOf(PLAY), {
    'team.members': '[ideal]',
    'pacing.kind': 'async',
    'coordination.assignment': 'heft',
    'tasks.outputTokens': '100',
    'verification.kind': 'none',
    'tasks.shape.parallelShare': '0.5',
  }),
}

export const amdahl = {
  six: {
    title: 'six workers',
    question: 'Six workers do it instead of one. How many times faster are they?',
    answers: [
      answer('6 times', 5.7, 6.3),
      answer('5.4 times', 5, 5.7),
      answer('4 times', 3, 5),
      answer('2 times', 1, 3),
    ],
    right: 2,
    value: speedupOf(amdahlTeams.six),
  },
  eighteen: {
    title: 'eighteen workers',
    question: 'Eighteen workers, one for each parallel task. And now?',
    answers: [
      answer('18 times faster', 14, 19),
      answer('10 times faster', 8, 14),
      answer('6.7 times faster', 6, 8),
      answer('5 times faster', 4, 6),
    ],
    right: 2,
    value: speedupOf(amdahlTeams.eighteen),
  },
  chain: {
    title: 'a chain and free tasks',
    question:
      'Twenty equal tasks; ten of them are a chain in which each needs the one before, ten are free. Which number of ideal workers is the smallest that no larger one beats?',
    answers: [answer('2', 2, 3), answer('5', 5, 6), answer('10', 10, 11), answer('20', 20, 21)],
    right: 0,
    value(means: MeansOf) {
      const speedups = [2, 5, 10, 20].map((size) => ({
        size,
        speedup: speedupOf(sized(amdahlTeams.chainAndFree, size))(means),
      }))
      const best = Math.max(...speedups.map(({ speedup }) => speedup))
      return speedups.find(({ speedup }) => speedup > best - 1e-9)!.size
    },
  },
} satisfies Record<string, Prediction>
