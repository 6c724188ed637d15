/** The stage and the project that a request names, or a sentence that says which there are. */

import type { StageRegistry } from '../stage/registry.ts'
import type { Stage } from '../stage/stage.ts'
import { ControlProblem } from './problems.ts'

export const NO_PROJECT = 'There is no such stage, or it has no such project.'

export const stageOf = (stages: StageRegistry, id: string): Stage => {
  const stage = stages.get(id)
  if (stage === undefined) throw new ControlProblem(404, `There is no stage "${id}"; create it with PUT.`)
  return stage
}

export const mustHaveProject = (stage: Stage, sid: string): void => {
  const sids = stage.projects().map((project) => project.sid)
  if (sids.includes(sid)) return
  const known = sids.length === 0 ? 'it has none' : `it has ${sids.join(', ')}`
  throw new ControlProblem(404, `The stage "${stage.id}" has no project ${sid.slice(0, 64)}; ${known}.`)
}
