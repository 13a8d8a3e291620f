import { communication, coordination, profile, teamSize } from '../../explorer/controls/index.ts'
import { Term } from '../ui/Term.tsx'
import { Lesson, showLesson } from './Lesson.tsx'
import { LiveTeam } from './LiveTeam.tsx'
import { Predict } from './Predict.tsx'
import { brooks, brooksTeams } from './predictions/brooks.ts'
import { sources } from './sources.ts'

const makespan = { metric: 'makespan', title: 'Makespan by number of agents' }
const cost = { metric: 'cost', title: 'Cost of a run by number of agents' }
const speedup = { metric: 'speedup', title: 'Speedup by number of agents' }

showLesson(
  <Lesson
    page="brooks.html"
    title="Brooks’s law: the price of coordination"
    goal="You can say why more agents can make the same work later and dearer, and what to change before adding any."
    minutes={10}
    questions={[
      {
        question: 'A team of 5 has 10 pairs that may have to talk. How many has one of 10?',
        answer:
          '45: n(n − 1) ÷ 2. Twice the people, four and a half times the pairs. If every pair costs time, more hands lose in the end.',
      },
      {
        question:
          'Why does one agent that chooses for itself need more than twice as long as one to whom all tasks are assigned?',
        answer:
          'From a list this model takes about one task a turn, and every turn is a call of the model that reads the list and its own history again: 21 calls for twenty tasks. Whoever owns all tasks from the start writes several in one reply, and needs five.',
      },
      {
        question: 'What does the Universal Scalability Law add to Amdahl’s?',
        answer:
          'A second cost, which grows with the number of pairs: agreeing with each other. With it the speedup has a peak, and then falls. Amdahl’s law only flattens.',
      },
    ]}
    sources={[sources.brooks, sources.usl, sources.paper]}
  >
    <p>
      “Adding manpower to a late software project makes it later”, Frederick Brooks wrote in 1975. Newcomers must learn,
      work cannot be divided at will, and people have to talk. Agents need not learn for months, but the other two hold
      for them as well.
    </p>
    <p>
      One agent, a Gemini 3 Flash as calibrated on recorded runs, works through twenty small tasks. Eighteen of them
      need nothing, so that they could all be done at once. It takes its tasks from a list by itself, and needs about
      two minutes.
    </p>
    <Predict prediction={brooks.time}>
      <p>
        Nearly three minutes: longer than one agent alone. There is less for each to do, but most of it is done twice,
        or waited for. The diamonds are measured: with the real model, too, five took longer than one, 165 seconds
        instead of 104.
      </p>
      <LiveTeam
        view={brooksTeams.five}
        controls={[teamSize, profile]}
        show={['waterfall']}
        curves={[makespan, speedup]}
      />
    </Predict>
    <Predict prediction={brooks.cost}>
      <p>
        About 40 cents, four times as much. Each turn reads the list and the agent’s own history again, whether there is
        anything to do or not. The <Term name="token">tokens</Term> of those who only look cost as much as those of
        whoever works.
      </p>
      <LiveTeam
        view={brooksTeams.five}
        controls={[teamSize, profile, communication]}
        show={[]}
        curves={[cost, makespan]}
      />
      <p>
        Let the agents tell each other what they did (messages “broadcast”). In the simulation the run takes as long as
        before: nobody decides otherwise for having heard it. The cost even falls a little, since agents read their last
        twenty messages only, and what others tell pushes longer ones out. Nobody measured such teams, and the diamonds
        are gone. Whether talk is worth its price is a question about what it changes.
      </p>
    </Predict>
    <Predict prediction={brooks.assigned}>
      <p>
        Less than half as long: 58 seconds, for less than 4 cents. Now add agents again: five with assigned tasks take
        33. The same five agents needed nearly three minutes before: the way of working together makes more difference
        than the number of those who work, and it costs nothing.
      </p>
      <LiveTeam
        view={brooksTeams.assigned}
        controls={[teamSize, profile, coordination]}
        show={['gantt']}
        curves={[makespan]}
      />
    </Predict>
    <p>
      So before you add agents: find out where their time goes (“Where did the speedup go?” on the page Play), take away
      that cause, and only then ask whether more would help.
    </p>
  </Lesson>,
)
