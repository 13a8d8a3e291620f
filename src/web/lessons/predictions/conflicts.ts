import { answer, type MeansOf, type Prediction, paperTeam, speedupOf } from './prediction.ts'

export const conflictTeams = {
  free: paperTeam('mathutilities20-p09', 'sonnet', 'decentralized', 5, 117),
  chain: paperTeam('mathutilities20-p05', 'sonnet', 'decentralized', 5, 117),
}

export const conflictMetrics = ['concurrentWrites', 'rewrites', 'blockedClaims'] as const

export const conflicts = {
  writes: {
    title: 'who writes what',
    question: 'Of the twenty files, how many are written by two or more agents in the same round?',
    answers: [
      answer('none: each picks others', 0, 2.5),
      answer('about 5', 2.5, 7.5),
      answer('about 10', 7.5, 15),
      answer('all of them', 15, 25),
    ],
    right: 3,
    value: (means: MeansOf) => means(conflictTeams.free)('concurrentWrites'),
  },
  speed: {
    title: 'how fast they are',
    question: 'How fast are these five agents, compared with one of them alone?',
    answers: [
      answer('4 times as fast', 3, 5),
      answer('twice as fast', 1.5, 3),
      answer('about as fast', 0.75, 1.5),
      answer('half as fast', 0.3, 0.75),
    ],
    right: 2,
    value: speedupOf(conflictTeams.free),
  },
  kinds: {
    title: 'with a chain',
    question:
      'The same with half of the tasks in a chain, each needing the one before. Which conflicts are the most frequent then?',
    answers: [
      answer('concurrent writes', 0, 1),
      answer('rewrites', 1, 2),
      answer('claims that are blocked, since what the task needs is not done', 2, 3),
    ],
    right: 2,
    value(means: MeansOf) {
      const counts = conflictMetrics.map(means(conflictTeams.chain))
      return counts.indexOf(Math.max(...counts))
    },
  },
} satisfies Record<string, Prediction>
