import { viewOf, withSettings } from '../../../explorer/view.ts'
import { answer, type Prediction, sized, speedupOf } from './prediction.ts'

const rounds = viewOf('scenarios/lessons/stragglers.yaml')
const free = withSettings(rounds, { 'pacing.kind': 'async' })

export const stragglerTeams = { rounds, free, twenty: sized(free, 20) }

export const stragglers = {
  rounds: {
    title: 'five agents in rounds',
    question: 'Five agents, twenty free tasks, rounds. How many times faster than one agent, on average?',
    answers: [
      answer('5 times', 4.5, 6),
      answer('4 times', 3.5, 4.5),
      answer('3 times', 2.5, 3.5),
      answer('2 times', 1.5, 2.5),
    ],
    right: 2,
    value: speedupOf(stragglerTeams.rounds),
  },
  free: {
    title: 'no barrier',
    question:
      'Now nobody waits: each agent begins its next task as soon as it has done one (pacing “async”). Each still has four tasks. How many times faster?',
    answers: [
      answer('5 times', 4.5, 6),
      answer('nearly 4 times', 3.5, 4.1),
      answer('3 times, as before', 2.8, 3.5),
      answer('less than 3 times', 1, 2.8),
    ],
    right: 1,
    value: speedupOf(stragglerTeams.free),
  },
  twenty: {
    title: 'twenty agents, one task each',
    question: 'Twenty agents, one task each, so that rounds do not matter. How many times faster than one?',
    answers: [
      answer('20 times', 17, 21),
      answer('15 times', 12, 17),
      answer('9 times', 7, 11),
      answer('5 times', 3, 7),
    ],
    right: 2,
    value: speedupOf(stragglerTeams.twenty),
  },
} satisfies Record<string, Prediction>
