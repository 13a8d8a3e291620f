import { parallelShare, taskCount, teamSize } from '../../explorer/controls/index.ts'
import { Term } from '../ui/Term.tsx'
import { Lesson, showLesson } from './Lesson.tsx'
import { LiveTeam } from './LiveTeam.tsx'
import { Predict } from './Predict.tsx'
import { amdahl, amdahlTeams } from './predictions/amdahl.ts'
import { sources } from './sources.ts'

const speedup = { metric: 'speedup', title: 'Speedup by number of agents' }

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
        answer: 'At most twice: 1 ÷ (1 − 0.5) = 2. The serial half takes as long as ever.',
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
    sources={[sources.amdahl, sources.graham, sources.brent, sources.paper]}
  >
    <p>
      A piece of work has twenty units. Two must be done first, by one worker; the other eighteen need these two, and
      nothing else. So a share p = 0.9 of the work is parallel. The workers are ideal: none errs, talks or waits for a
      token.
    </p>
    <Predict prediction={amdahl.six}>
      <p>
        One worker takes 20 minutes. Six take 2 for the first task and then 18 ÷ 6 = 3: five minutes, a{' '}
        <Term name="speedup" /> of 4. Play the run: while the first task is written, five of six wait. That wait is the
        two that are missing from six, and the last figure says so.
      </p>
      <LiveTeam view={amdahlTeams.six} controls={[teamSize]} show={['graph', 'gantt', 'waterfall']} />
      <p>
        <Term name="Amdahl’s law" /> says it for every number n of workers, where all others wait while the serial part
        is done: 1 ÷ ((1 − p) + p ÷ n). Try 2, 3, 6 and 9, which divide eighteen: the simulated speedup is the law’s, to
        the last digit. Try 4 or 5: tasks cannot be cut, so that some workers have one more than others, and the speedup
        is a little less.
      </p>
    </Predict>
    <Predict prediction={amdahl.eighteen}>
      <p>
        Two minutes and then one: 20 ÷ 3 = 6.7. However many workers there are, the first two minutes stay: beyond 1 ÷
        (1 − p) = 10 there is nothing to be had even for work that can be cut at will, and with tasks of a minute each
        no more than 6.7, all work ÷ the <Term name="critical path" /> (the shade in the figure).
      </p>
      <LiveTeam view={amdahlTeams.eighteen} controls={[teamSize]} show={[]} curves={[{ ...speedup, p: 0.9 }]} />
    </Predict>
    <Predict prediction={amdahl.chain}>
      <p>
        Two: one worker does the chain, the other all that is free, and both end at the same time. Amdahl’s formula, 1 ÷
        (0.5 + 0.5 ÷ n), is lower than that at two workers: it counts the chain as work during which all others stand
        still, while free tasks may be done beside it. So for a graph of tasks, with p = 1 − longest chain ÷ all work,
        it is no bound but the <Term name="greedy guarantee" />: workers of whom none stands still while a task is ready
        are at least so fast. What no schedule exceeds that respects the needs and does each task once is n, and all
        work ÷ the longest chain, 1 ÷ (1 − p), to which both come in the long run. Change p and see.
      </p>
      <LiveTeam
        view={amdahlTeams.chainAndFree}
        controls={[parallelShare, taskCount, teamSize]}
        show={['graph', 'gantt']}
        curves={[speedup]}
      />
    </Predict>
    <p>
      Ideal workers who never wait without need end up between the two lines. Real teams can be slower than both: the
      next lessons say why.
    </p>
  </Lesson>,
)
