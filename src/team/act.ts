import { classifyEdits } from './account.ts'
import type { Agent } from './agent.ts'
import { EVENT } from './log.ts'
import { DEFECT } from './project.ts'
import { STREAM } from './streams.ts'
import type { World } from './world.ts'

/** All edits of a reply, against the live files. */
export function applyEdits(world: World, agent: Agent): void {
  const { reply } = agent
  classifyEdits(world, agent)
  for (let row = 0; row < reply.editCount; row++) {
    const piece = reply.editPiece[row]!
    if (reply.editRestarts[row]) restart(world, agent, world.model.taskOf[piece]!)
    if (row >= reply.repeatsFrom) logEdit(world, agent, piece)
    else if (reply.editEnds[row]) applyEdit(world, agent, piece, reply.editSeen[row]!)
    else agent.progress[piece]! += reply.editTokens[row]!
  }
}

/** Writing a finished task again begins: none of its pieces counts as written until it is written again. */
function restart({ model }: World, agent: Agent, task: number): void {
  agent.wrote[task] = 0
  agent.wrotePiece.fill(0, model.first[task]!, model.first[task + 1]!)
}

function applyEdit(world: World, agent: Agent, piece: number, seen: number): void {
  const { model, project, sim } = world
  const path = model.pathOf[piece]!
  const stray = agent.strays
  if (path !== -1 && !stray) {
    if (!model.workspace.accepts(seen, project.version[path]!)) return
    project.version[path]!++
  }
  logEdit(world, agent, piece)
  project.write(piece, sim.now, stray)
  agent.progress[piece] = 0
  agent.wrotePiece[piece] = 1
  const task = model.taskOf[piece]!
  if (piece === model.first[task + 1]! - 1) finishTask(world, agent, task)
}

function logEdit({ model, log, sim }: World, agent: Agent, piece: number): void {
  const path = model.pathOf[piece]!
  if (path === -1) return
  const subject = agent.strays ? model.paths.length + agent.index * model.pieceCount + piece : path
  log.events.add(EVENT.edit, sim.now, agent.reply.turn, subject, piece)
}

/** The last piece of a task is written: luck decides whether the content is right. */
function finishTask(world: World, agent: Agent, task: number): void {
  const { model, project } = world
  for (let piece = model.first[task]!; piece < model.first[task + 1]!; piece++) if (!agent.wrotePiece[piece]) return
  project.finish(task, agent.index, drawDefect(world, agent, task))
  agent.wrote[task] = 1
  agent.drafted[task] = 1
}

function drawDefect({ model, project, board }: World, agent: Agent, task: number): number {
  const { errorRate, aheadErrorRate = errorRate, repairErrorRate, detection } = agent.member.profile.quality
  const attempt = project.attempts[task]!
  const draftErrorRate = board.unmet[task]! > 0 ? aheadErrorRate : errorRate
  const rate = (agent.drafted[task] ? (repairErrorRate ?? draftErrorRate) : draftErrorRate) * model.difficulty[task]!
  if (rate === 0) return DEFECT.none
  const { streams } = model
  streams.at(STREAM.luck, task, attempt)
  if (streams.uniform() >= rate) return DEFECT.none
  return streams.uniform() < detection ? DEFECT.detectable : DEFECT.silent
}

/** All claims of a reply, against the live board; whether any was granted. */
export function applyClaims({ board, log, sim }: World, { index, reply, claimed, abandons }: Agent): boolean {
  let granted = false
  for (let row = 0; row < reply.claimCount; row++) {
    const task = reply.claims[row]!
    const outcome = board.claim(task, index)
    if (outcome === 'taken') continue
    log.events.add(outcome === 'claimed' ? EVENT.claim : EVENT.claimBlocked, sim.now, reply.turn, task)
    if (outcome === 'blocked') continue
    claimed[task] = 1
    if (reply.abandons) abandons[task] = 1
    granted = true
  }
  return granted
}

/** All completions of a reply, against the live board; whether it took any. Tasks with a known error are held back by a gate. */
export function applyCompletions({ board, log, model, project, sim }: World, { index, reply }: Agent): boolean {
  let taken = false
  for (let row = 0; row < reply.completionCount; row++) {
    const task = reply.completions[row]!
    if (model.verification.gate && project.known[task]) continue
    if (!board.complete(task, index)) continue
    log.events.add(EVENT.complete, sim.now, reply.turn, task)
    taken = true
  }
  return taken
}

/**
 * The test run at the end of a turn has ended. Under a gate it looks at the tasks to be marked done; else at the whole
 * project. Whether it failed.
 */
export function finishTest(world: World, agent: Agent, durationUs: number): void {
  const { model, project, log, sim } = world
  const { reply } = agent
  let failed = false
  if (model.verification.gate) {
    for (let row = 0; row < reply.completionCount; row++) if (project.test(reply.completions[row]!)) failed = true
  } else {
    failed = !project.passes
    for (let task = 0; task < model.taskCount; task++) project.test(task)
  }
  agent.testFailed = failed
  log.events.add(EVENT.test, sim.now, reply.turn, failed ? 1 : 0, durationUs)
  agent.context.add(model.scenario.context.testOutputTokens)
}
