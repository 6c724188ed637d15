/** What a test pays for its own stage. */

import { createPublicKey } from 'node:crypto'
import { loadKeys } from '../environment/keys.ts'
import { createStageRegistry } from '../stage/registry.ts'
import type { StageSettings } from '../stage/stage.ts'
import { milliseconds, type Measure } from './measure.ts'
import { takeTurns } from './take-turns.ts'

/** The limit, as a multiple of the time to read a stage's one public key. */
const MAX_RATIO = 3

const SAMPLES = 2_000

export const measureStageLife = async (): Promise<Measure> => {
  const { platform: keys, brandPublicPem } = loadKeys()
  const settings: StageSettings = {
    projects: [{ sid: '1234', publicKeys: [brandPublicPem], authenticationMode: true }],
    fidelity: {},
    noTokenChoice: 'no-chat',
  }
  const stages = createStageRegistry({ keys, tagScript: () => '', dialogPart: () => '' }, settings)
  const { measured, floor, ratio } = await takeTurns({
    count: SAMPLES,
    warmUp: 200,
    measured: () =>
      timeOf(() => {
        stages.put('measured', settings)
        stages.drop('measured')
      }),
    floor: () => timeOf(() => createPublicKey(brandPublicPem)),
  })
  return {
    name: 'stage made and dropped',
    measured: milliseconds(measured),
    floor: { name: 'createPublicKey(PEM)', value: milliseconds(floor), ratio },
    samples: `${SAMPLES} of each`,
    goal: `ratio <= ${MAX_RATIO}`,
    isMet: ratio <= MAX_RATIO,
    note: 'In the process, with the one project and the one public key of the default stage; that key has to be read each time.',
  }
}

const timeOf = (action: () => unknown): number => {
  const startedAt = performance.now()
  action()
  return performance.now() - startedAt
}
