/** The project of the demo shop, which exists beside the projects of the settings, unless one of them has its sid. */

import type { StageSettings } from '../stage/stage.ts'
import { DEMO_SID, type Keys } from './keys.ts'

export const withDemoProject = (
  { brandPublicPem }: Pick<Keys, 'brandPublicPem'>,
  given: Partial<StageSettings>,
): StageSettings => {
  const demo = { sid: DEMO_SID, publicKeys: [brandPublicPem], authenticationMode: true }
  const { projects = [], fidelity = {}, noTokenChoice = 'no-chat', agent = {}, hosts = [] } = given
  const isTaken = projects.some(({ sid }) => sid === DEMO_SID)
  return { projects: isTaken ? projects : [...projects, demo], fidelity, noTokenChoice, agent, hosts }
}
