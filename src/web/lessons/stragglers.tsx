import { latencyNoise, pacing, teamSize } from '../../explorer/controls/index.ts'
import { Term } from '../ui/Term.tsx'
import { Lesson, showLesson } from './Lesson.tsx'
import { LiveTeam } from './LiveTeam.tsx'
import { Predict } from './Predict.tsx'
import { stragglers, stragglerTeams } from './predictions/stragglers.ts'
import { sources } from './sources.ts'

const speedup = { metric: 'speedup', title: 'Speedup by number of agents' }

showLesson(
  <Lesson
    page="stragglers.html"
    title="Why five agents are not five times faster"
    goal="You can explain what a barrier costs when turns take different times, and why it costs more the larger the team."
    minutes={10}
    questions={[
      {
        question: 'All turns take exactly a minute. What does the barrier at the end of a round cost?',
        answer:
          'Nothing: all end together. A barrier costs the difference between the slowest and the mean, so it needs differences.',
      },
      {
        question: 'Why does a team of twenty lose a larger share of its speedup to stragglers than one of five?',
        answer:
          'The slowest of twenty is slower than the slowest of five, on average, while the mean stays what it is: everybody waits longer.',
      },
      {
        question:
          'A provider takes five times as long as usual for 2 % of its requests. Ten agents work in rounds. How many rounds are slow?',
        answer:
          'A round is quick only if all ten answers are: 0.98 to the power of 10 is 82 %. So 18 % of the rounds, though only 2 % of the answers, are slow.',
      },
    ]}
    sources={[sources.paper, sources.tail]}
  >
    <p>
      Nothing depends on anything here: twenty tasks, all of them free, so that five agents could be five times as fast
      as one. A task takes an agent a minute on average, and by chance half a minute more or less. They work in rounds,
      as in the paper’s experiment: everybody takes one turn, and the next round begins when the last one has ended.
    </p>
    <Predict prediction={stragglers.rounds}>
      <p>
        About three times. A round ends with its <Term name="straggler" />, and the slowest of five takes not one minute
        but 1.6 on average. Play the run and look at the grey: that is time spent at the <Term name="barrier" />. The
        figure below it says what it took from a speedup of five, in this run. Make the noise smaller, and larger.
      </p>
      <LiveTeam
        view={stragglerTeams.rounds}
        controls={[latencyNoise, teamSize, pacing]}
        show={['gantt', 'waterfall']}
      />
    </Predict>
    <Predict prediction={stragglers.free}>
      <p>
        Nearly four times. Over four tasks good and bad luck even out, but not quite: the run ends with the agent whose
        four tasks took longest, and the others have nothing left to do. Had they shared what was left, they would have
        ended together. That is why it pays to assign tasks late, and why many small tasks are better than few large
        ones.
      </p>
      <LiveTeam view={stragglerTeams.free} controls={[latencyNoise, teamSize, pacing]} show={['gantt', 'waterfall']} />
    </Predict>
    <Predict prediction={stragglers.twenty}>
      <p>
        Nine times. Nothing evens out any more: everybody waits for the slowest of twenty, who takes more than twice the
        mean. Efficiency has fallen to 45 %, although no agent ever waits for the work of another.
      </p>
      <LiveTeam
        view={stragglerTeams.twenty}
        controls={[latencyNoise, teamSize, pacing]}
        show={['gantt']}
        curves={[speedup]}
      />
    </Predict>
    <p>
      In the measured teams of the paper this gap is no detail. Five Claude Sonnet agents with assigned tasks (suite
      mathutilities20, half of the tasks in a chain) took 18.0 s for a run, and in a round with several replies the
      slowest came 9.9 s after the mean. There it is not chance alone: whoever has the chain has more to write.
    </p>
    <p>
      What helps: no barrier; smaller tasks, taken when somebody is free; a second copy of a late request, of which the
      first answer counts.
    </p>
  </Lesson>,
)
