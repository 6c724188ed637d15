/** A finding shows the page that it is about, also where its rule has nothing of its own to show. */

import { picture } from './proof.ts'
import { scenesNeeded, type Judgement, type Needs } from './rule.ts'
import type { Seen } from './seen.ts'

/** Of the steps that the rule needs the last one with a picture, else the last picture of its scenes. */
export const illustrate = (judgement: Judgement, needs: Needs, seen: Partial<Seen>): Judgement => {
  const isBroken = judgement.verdict === 'fail' || judgement.verdict === 'warn'
  if (!isBroken || judgement.evidence.some(({ kind }) => kind === 'screenshot')) return judgement
  const taken = scenesNeeded(needs).flatMap((name) => {
    const scenes = name === 'reasons' ? Object.values(seen.reasons ?? {}) : [seen[name] ?? []].flat()
    return scenes.flatMap((scene) => {
      const steps = needs[name] ?? []
      const needed = scene.pictures.findLast(({ step }) => steps.includes(step))
      const { step } = needed ?? scene.pictures.at(-1) ?? {}
      return step === undefined ? [] : picture(scene, step, `The page when the visitor ${step}`)
    })
  })
  return { ...judgement, evidence: [...judgement.evidence, ...taken.slice(0, 1)] }
}
