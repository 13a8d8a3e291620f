import { communication, coordination, profile, teamSize } from '../../explorer/controls/index.ts'
import { viewOf, withSettings } from '../../explorer/view.ts'
import { Term } from '../ui/Term.tsx'
import { Lesson, showLesson } from './Lesson.tsx'
import { LiveTeam } from './LiveTeam.tsx'
import { Predict } from './Predict.tsx'
import { sources } from './sources.ts'

const team = (kind: string, size: number) => ({
  ...withSettings(viewOf('scenarios/paper/mathutilities20-p05.yaml'), {
    'coordination.kind': kind,
    'team.members': '[gpt]',
    'team.size': String(size),
  }),
  measured: true,
})
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
          'Why does one agent that chooses for itself need twice as long as one to whom all tasks are assigned?',
        answer:
          'In this harness a task can be claimed only when what it needs is marked done, so that a chain goes on by about one task a round, and every round is a call of the model. Whoever owns the chain from the start writes it in one reply.',
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
      One agent, a GPT-5.2 as calibrated on recorded runs, works through twenty small tasks, ten of which are a chain.
      It takes its tasks from a list by itself, and needs a little under two minutes.
    </p>
    <Predict
      question="You add four more. How long does the team of five take, on average?"
      options={['about 25 seconds', 'about 1 minute', 'about 1 ½ minutes', 'more than 2 minutes']}
      right={3}
    >
      <p>
        More than two minutes: longer than one agent alone. There is less for each to do, but most of it is done twice,
        undone, or waited for. The diamonds are measured: with the real model, too, five took about as long as one.
      </p>
      <LiveTeam
        view={team('decentralized', 5)}
        controls={[teamSize, profile]}
        show={['waterfall']}
        curves={[makespan, speedup]}
      />
    </Predict>
    <Predict
      question="One agent’s run costs 42 cents. And the team’s?"
      options={['42 cents: the work is the same', 'about 80 cents', 'about $1.40', '$2.10: five times as much']}
      right={2}
    >
      <p>
        About $1.40, more than three times as much. Each turn reads the list and the agent’s own history again, whether
        there is anything to do or not. The <Term name="token">tokens</Term> of those who only look cost as much as
        those of whoever works.
      </p>
      <LiveTeam
        view={team('decentralized', 5)}
        controls={[teamSize, profile, communication]}
        show={[]}
        curves={[cost, makespan]}
      />
      <p>
        Let the agents tell each other what they did (messages “broadcast”). The run takes longer, and in this harness
        it brings nothing: nobody decides otherwise for having heard it. The cost hardly moves, since agents read their
        last twenty messages only, and what others tell pushes longer ones out. Whether talk is worth its price is a
        question about what it changes.
      </p>
    </Predict>
    <Predict
      question="Instead of four more agents, you give the one agent its tasks beforehand. How long does it take?"
      options={['as long as before', 'about three quarters as long', 'less than half as long', 'a tenth as long']}
      right={2}
    >
      <p>
        Less than half as long: 51 seconds. Now add agents again: five take 46. The way of working together made more
        difference than the number of those who work, and it cost nothing.
      </p>
      <LiveTeam
        view={team('preassigned', 1)}
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
