import { answer, type MeansOf, type Prediction, paperTeam } from './prediction.ts'

const brooksTeam = (mode: string, size: number) => paperTeam('dataanalysis-p09', 'gemini', mode, size, 199)

export const brooksTeams = {
  alone: brooksTeam('decentralized', 1),
  five: brooksTeam('decentralized', 5),
  assigned: brooksTeam('preassigned', 1),
  fiveAssigned: brooksTeam('preassigned', 5),
}

export const brooks = {
  time: {
    title: 'how long five agents take',
    question: 'You add four more. How long does the team of five take, on average?',
    answers: [
      answer('about half a minute', 15, 45),
      answer('about 1 minute', 45, 90),
      answer('about 2 minutes, as before', 90, 145),
      answer('nearly 3 minutes', 145, 200),
    ],
    right: 3,
    value: (means: MeansOf) => means(brooksTeams.five)('makespan'),
  },
  cost: {
    title: 'what they cost',
    question: 'One agent’s run costs about 10 cents. And the team’s?',
    answers: [
      answer('10 cents: the work is the same', 0.05, 0.15),
      answer('about 20 cents', 0.15, 0.3),
      answer('about 40 cents', 0.3, 0.6),
      answer('about 1 dollar', 0.8, 1.5),
    ],
    right: 2,
    value: (means: MeansOf) => means(brooksTeams.five)('cost'),
  },
  assigned: {
    title: 'another way of working',
    question: 'Instead of four more agents, you give the one agent its tasks beforehand. How long does it take?',
    answers: [
      answer('as long as before', 0.9, 1.2),
      answer('about three quarters as long', 0.6, 0.9),
      answer('less than half as long', 0.2, 0.5),
      answer('a tenth as long', 0, 0.2),
    ],
    right: 2,
    value: (means: MeansOf) => means(brooksTeams.assigned)('makespan') / means(brooksTeams.alone)('makespan'),
  },
} satisfies Record<string, Prediction>
