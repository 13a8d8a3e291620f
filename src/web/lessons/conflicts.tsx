import { coordination, profile, teamSize } from '../../explorer/controls/index.ts'
import { Term } from '../ui/Term.tsx'
import { Lesson, showLesson } from './Lesson.tsx'
import { type LessonCurve, LiveTeam } from './LiveTeam.tsx'
import { Predict } from './Predict.tsx'
import { conflicts, conflictTeams } from './predictions/conflicts.ts'
import { sources } from './sources.ts'

const counts: readonly LessonCurve[] = [
  { metric: 'concurrentWrites', title: 'Concurrent writes per run' },
  { metric: 'rewrites', title: 'Rewrites per run' },
  { metric: 'blockedClaims', title: 'Blocked claims per run' },
]

showLesson(
  <Lesson
    page="conflicts.html"
    title="Conflicts of teams that organise themselves"
    goal="You can say why agents that choose their work from the same list collide, what that costs, and which kinds of conflicts there are."
    minutes={15}
    questions={[
      {
        question: 'Why do the agents of the lesson pick the same tasks, though none wants to?',
        answer:
          'All read the list at the same moment, when nothing is taken, and prefer what stands first. By the time they act the picture they chose by is old.',
      },
      {
        question:
          'Concurrent writes of five agents are many, those of one agent none. Are rewrites a matter of teams, too?',
        answer:
          'No: an agent alone rewrites as well, after failing tests, for instance. What a team adds is the difference. Where the tasks form a chain it is large, because agents repair what others wrote.',
      },
      {
        question: 'A lock on every file: would it make these five agents faster?',
        answer:
          'It would spare tokens, not time: an agent who finds a file locked has nothing else to write, unless it then chooses another task. What is missing is not exclusion but an agreement on who does what.',
      },
    ]}
    sources={[sources.paper, sources.oldInformation]}
  >
    <p>
      Twenty small files are to be written; eighteen need nothing, two come one after the other. Five agents, each a
      Claude Sonnet 4.6 as calibrated on recorded runs, read the same task list at the same moment. Nobody leads: each
      decides for itself what to write, and claims it.
    </p>
    <Predict prediction={conflicts.writes}>
      <p>
        All of them, in nearly every run. At the first look everything is free, so each begins with the first task of
        the list, and this model goes on to the last one. The first reply wins the claims; what the others wrote at the
        same time is waste (the rust-coloured time). They could not know: agents meet only on the list, and see it as it
        was when their turn began.
      </p>
      <LiveTeam view={conflictTeams.free} controls={[teamSize, profile]} show={['graph', 'gantt']} />
      <p>Try another model: Gemini takes one task a turn, and meets the others less often, but in more rounds.</p>
    </Predict>
    <Predict prediction={conflicts.speed}>
      <p>
        About as fast, for nearly four times the money. The figure shows where the four others went: into what had been
        written already. The diamonds are what the paper’s authors measured with the real model.
      </p>
      <LiveTeam
        view={conflictTeams.free}
        controls={[teamSize, profile]}
        show={['waterfall']}
        curves={[{ metric: 'speedup', title: 'Speedup by number of agents' }]}
      />
    </Predict>
    <Predict prediction={conflicts.kinds}>
      <p>
        Blocked claims: an agent may claim a task only when all that it needs is marked done, and all five try. These
        are the three kinds of conflict in the paper’s Figure 3, counted in the events of each run. Now let somebody
        assign the tasks beforehand (coordination “preassigned”): concurrent writes are gone, and nearly all rewrites.
        The claims that are left blocked come from an agent that claims its own tasks too early, which costs nothing.
      </p>
      <LiveTeam view={conflictTeams.chain} controls={[teamSize, profile, coordination]} show={[]} curves={counts} />
      <p>
        A <Term name="95 % interval">band</Term> that does not meet a diamond says that the simulation is off there:
        rewrites are its weak point in some cells, as docs/validation.md of the project says with figures.
      </p>
    </Predict>
    <p>
      Real teams that organise themselves need what databases and operating systems need: a way to agree on who does
      what before the work is done. Assigning work is the simplest one. It has its own price, and works only where the
      tasks are known beforehand.
    </p>
  </Lesson>,
)
