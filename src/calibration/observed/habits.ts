import { type Estimate, shareIn, type Tally } from './estimate.ts'
import { editsOf, type ReplyReading, type RunReading } from './reading.ts'

/** One habit that replies show as it is. */
interface CountedHabit {
  /** Its place in the profile's behaviour. */
  readonly name: string
  /** What the log is expected to show where it shows little. */
  readonly usual: number
  /** The replies it is counted over, in words. */
  readonly among: string
  /** Whether a reply shows it; null for one that says nothing of it. `before`: the same agent's last reply. */
  shows(reading: ReplyReading, before: ReplyReading | undefined): boolean | null
  /** How often it would be so anyway, without the habit; never when left out. */
  anyway?(reading: ReplyReading): boolean | null
  /** How often it is so at most, with the habit; always when left out. */
  atMost?(reading: ReplyReading): boolean | null
}

const acted = ({ reply }: ReplyReading, kind: string): boolean => reply.actions.some((action) => action.kind === kind)
const overreached = (reading: ReplyReading): boolean => reading.full && editsOf(reading) === 0

/** Files with which a full reply is one that the cap cut off. */
const CUT_FILES = 4

/** Replies up to this share of the cap could have been written twice. */
const REPEATABLE = 0.45

/** Habits that are counted. To add one: an entry here. */
const habits: readonly CountedHabit[] = [
  {
    name: 'test',
    usual: 0.9,
    among: 'replies that wrote files and were not cut off',
    shows: (reading) => (editsOf(reading) > 0 && !reading.full ? acted(reading, 'test') : null),
  },
  {
    name: 'testWithoutEdits',
    usual: 0.1,
    among: 'replies without files',
    shows: (reading) => (editsOf(reading) === 0 ? acted(reading, 'test') : null),
  },
  {
    name: 'testsFirst',
    usual: 0.5,
    among: 'replies that the cap cut off',
    shows: (reading) => (isCut(reading) ? acted(reading, 'test') : null),
    atMost: (reading) => (isShort(reading) ? acted(reading, 'test') : null),
  },
  {
    name: 'marksLast',
    usual: 0.5,
    among: 'replies that the cap cut off and that claimed tasks',
    shows: (reading) => (isCut(reading) ? missesMarks(reading) : null),
    anyway: (reading) => (isShort(reading) ? missesMarks(reading) : null),
  },
  {
    name: 'repeat',
    usual: 0,
    among: 'replies with two files or more that would have had room for them twice',
    shows: ({ paths, strayEdits, length }) => {
      const different = new Set(paths).size
      if (strayEdits > 0 || different < 2) return null
      const twice = paths.length >= 2 * different
      return twice || length < REPEATABLE ? twice : null
    },
  },
  {
    name: 'overreach',
    usual: 0,
    among: 'later replies of agents that take the files for others',
    shows: (reading, before) => (before?.strays && !overreached(before) ? overreached(reading) : null),
  },
  {
    name: 'overreachAgain',
    usual: 0,
    among: 'replies after one that was full without files, of agents that take the files for others',
    shows: (reading, before) => (before?.strays && overreached(before) ? overreached(reading) : null),
  },
]

const isCut = (reading: ReplyReading): boolean => reading.cut && editsOf(reading) >= CUT_FILES
const isShort = (reading: ReplyReading): boolean => !reading.full && editsOf(reading) > 0

/** Whether a reply was granted claims and marked nothing done; null for one without. */
const missesMarks = (reading: ReplyReading): boolean | null =>
  acted(reading, 'claim') ? !acted(reading, 'complete') : null

/** How often replies show each habit that can be counted, by its name. `expected`: in the place of what is usual. */
export function countedHabits(
  readings: readonly RunReading[],
  expected?: ReadonlyMap<string, Estimate>,
): ReadonlyMap<string, Estimate> {
  const byRun = new Map(readings.map((reading) => [reading.run, reading]))
  const runs = readings.map(({ run }) => run)
  return new Map(
    habits.map((habit) => {
      const { name, usual, among, shows, anyway, atMost } = habit
      const shareOf = (test: CountedHabit['shows'], drawnTo: number) =>
        shareIn(runs, (run) => tallyOf(byRun.get(run)!, test), drawnTo, among)
      const shown = shareOf(shows, expected?.get(name)?.value ?? usual)
      return [name, rescaled(shown, anyway ? shareOf(anyway, 0).value : 0, atMost ? shareOf(atMost, 1).value : 1)]
    }),
  )
}

/** A share that is `low` without the habit and `high` with it, as the share of those who have it. */
function rescaled(share: Estimate, low: number, high: number): Estimate {
  const span = Math.max(SPAN_MIN, high - low)
  const value = Math.min(1, Math.max(0, (share.value - low) / span))
  return { ...share, value, standardError: share.standardError / span }
}

const SPAN_MIN = 0.1

function tallyOf({ replies }: RunReading, shows: CountedHabit['shows']): Tally {
  const last = new Map<string, ReplyReading>()
  const tally = { count: 0, of: 0 }
  for (const reading of replies) {
    const shown = shows(reading, last.get(reading.reply.agent))
    last.set(reading.reply.agent, reading)
    if (shown === null) continue
    tally.of++
    tally.count += Number(shown)
  }
  return tally
}
