import { communications } from './communication/index.ts'
import { coordinations } from './coordination/index.ts'
import { pacings } from './pacing/index.ts'
import { verifications } from './verification/index.ts'
import { workspaces } from './workspace/index.ts'

export { type Assignment, type AssignmentInput, assignments } from './assignment/index.ts'
export { type Communication, communications } from './communication/index.ts'
export { type Coordination, coordinations } from './coordination/index.ts'
export { type PacedTeam, type Pacing, pacings, RANK } from './pacing/index.ts'
export { definePolicy, type PolicyKind, Registry } from './registry.ts'
export { type Verification, verifications } from './verification/index.ts'
export { type Workspace, workspaces } from './workspace/index.ts'

/** Every policy, by kind of decision. */
export const policies = {
  coordination: coordinations,
  communication: communications,
  pacing: pacings,
  workspace: workspaces,
  verification: verifications,
}

/** The options of every policy, by kind of decision and name: what the scenario schema is built from. */
export const policyKinds = {
  coordination: coordinations.schemas,
  communication: communications.schemas,
  pacing: pacings.schemas,
  workspace: workspaces.schemas,
  verification: verifications.schemas,
}
