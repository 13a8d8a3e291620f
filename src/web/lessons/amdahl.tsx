import { PLAY, parallelShare, taskCount, teamSize } from '../../explorer/controls/index.ts'
import { viewOf, withSettings } from '../../explorer/view.ts'
import { Term } from '../ui/Term.tsx'
import { Lesson, showLesson } from './Lesson.tsx'
import { LiveTeam } from './LiveTeam.tsx'
import { Predict } from './Predict.tsx'
import { sources } from './sources.ts'

const speedup = { metric: 'speedup', title: 'Speedup by number of agents' }
const law = withSettings(viewOf('scenarios/lessons/amdahl.yaml'), { 'team.size': '6' })
const many = withSettings(law, { 'team.size': '18' })
const chainAndFree = withSettings(viewOf(PLAY), {
  'team.members': '[ideal]',
  'pacing.kind': 'async',
  'coordination.assignment': 'heft',
  'tasks.outputTokens': '100',
  'verification.kind': 'none',
  'tasks.shape.parallelShare': '0.5',
})

showLesson(
  <Lesson
    page="amdahl.html"
    title="Amdahl’s law"
    goal="You can say how much faster a team gets at most, once you know which part of the work must be done one thing after another."
    minutes={10}
    questions={[
      {
        question:
          'Half of a backlog can be done in parallel. How much faster can a team get, with as many agents as it likes?',
        answer: 'Less than twice: 1 ÷ (1 − 0.5) = 2. The serial half takes as long as ever.',
      },
      {
        question: 'Of 20 equal units of work, 2 are serial. How many agents make it 5 times faster?',
        answer:
          '1 ÷ (0.1 + 0.9 ÷ n) = 5 gives n = 9. The first five agents bring a speedup of 3.6; the next four only 1.4 more.',
      },
      {
        question:
          'You may either make agents twice as fast, or double their number from 8 to 16, at p = 0.9. Which helps more?',
        answer:
          'Faster agents: they halve everything, serial work included, and so double the speed. Eight more agents raise the speedup from 4.7 to 6.4, by a factor of 1.36.',
      },
    ]}
    sources={[sources.amdahl, sources.paper]}
  >
    <p>
      A piece of work has twenty units. Two must be done first, by one worker; the other eighteen need these two, and
      nothing else. So a share p = 0.9 of the work is parallel. The workers are ideal: none errs, talks or waits for a
      token.
    </p>
    <Predict
      question="Six workers do it instead of one. How many times faster are they?"
      options={['6 times', '5.4 times', '4 times', '2 times']}
      right={2}
    >
      <p>
        One worker takes 20 minutes. Six take 2 for the first task and then 18 ÷ 6 = 3: five minutes, a{' '}
        <Term name="speedup" /> of 4. Play the run: while the first task is written, five of six wait. That wait is the
        two that are missing from six, and the last figure says so.
      </p>
      <LiveTeam view={law} controls={[teamSize]} show={['graph', 'gantt', 'waterfall']} />
      <p>
        <Term name="Amdahl’s law" /> says it for every number n of workers: 1 ÷ ((1 − p) + p ÷ n). Try 2, 3, 6 and 9,
        which divide eighteen: the simulated speedup is the law’s, to the last digit. Try 4 or 5: tasks cannot be cut,
        so that some workers have one more than others, and the speedup is a little less.
      </p>
    </Predict>
    <Predict
      question="Eighteen workers, one for each parallel task. And now?"
      options={['18 times faster', '10 times faster', '6.7 times faster', '5 times faster']}
      right={2}
    >
      <p>
        Two minutes and then one: 20 ÷ 3 = 6.7. However many workers there are, the first two minutes stay: beyond 1 ÷
        (1 − p) = 10 there is nothing to be had even for work that can be cut at will, and with tasks of a minute each
        no more than 6.7, the bound by the <Term name="critical path" /> (the shade in the figure).
      </p>
      <LiveTeam view={many} controls={[teamSize]} show={[]} curves={[{ ...speedup, p: 0.9 }]} />
    </Predict>
    <Predict
      question="Twenty equal tasks; ten of them are a chain in which each needs the one before, ten are free. Which number of ideal workers is the smallest that no larger one beats?"
      options={['2', '5', '10', '20']}
      right={0}
    >
      <p>
        Two: one worker does the chain, the other all that is free, and both end at the same time. The law alone, 1 ÷
        (0.5 + 0.5 ÷ n), is lower than that at two workers: it counts the serial part as work during which all others
        stand still, while free tasks may be done beside a chain. In the long run both come to the same limit, 1 ÷ (1 −
        p). Change p and see.
      </p>
      <LiveTeam
        view={chainAndFree}
        controls={[parallelShare, taskCount, teamSize]}
        show={['graph', 'gantt']}
        curves={[speedup]}
      />
    </Predict>
    <p>The law is a bound for ideal workers. Real teams stay below it: the next lessons say why.</p>
  </Lesson>,
)
