/** Finds steps that failed for the same reason, which may affect several scenes and many findings. */

import type { AuditId } from '../catalogue.ts'
import type { Cause, Finding, Untold } from '../finding.ts'
import { isOpenRequest } from '../missing.ts'
import { troublePicture } from '../proof.ts'
import type { Scene, Seen, Trouble } from '../seen.ts'
import { namedCause } from './named.ts'

type Sights = Partial<Seen> & Pick<Seen, 'about'>

/** The cause of each finding that could not tell because of a step, if more than one finding has that cause. */
export const sharedTroubles = (findings: readonly Finding[], seen: Sights): ReadonlyMap<AuditId, Cause> => {
  const troubles = troublesIn(seen)
  const hit = findings.flatMap((finding): readonly Hit[] => {
    if (finding.verdict !== 'could-not-tell') return []
    if (isOpenRequest(finding.missing)) return [{ audit: finding.audit, met: finding, reason: finding.missing }]
    const met = troubles.find(({ sentence }) => sentence === finding.summary)
    return met === undefined ? [] : [{ audit: finding.audit, met, reason: reasonOf(met) }]
  })
  const reasons = [...new Set(hit.map(({ reason }) => reason))]
  return new Map(
    reasons.flatMap((reason, index) => {
      const same = hit.filter((one) => one.reason === reason)
      const [first] = same
      if (first === undefined || same.length < 2) return []
      const cause =
        'missing' in first.met
          ? { ...noAnswer(first.met.missing, index + 1), summary: first.met.summary }
          : causeOf(first.met, seen, index + 1)
      return same.map(({ audit }) => [audit, cause] as const)
    }),
  )
}

/** The trouble of a scene, or the finding itself if a request was still open. */
type Hit = { readonly audit: AuditId; readonly met: Trouble | Untold; readonly reason: string }

const troublesIn = ({ reasons = {}, about: _about, ...scenes }: Sights): readonly Trouble[] =>
  [...Object.values<Scene>(scenes), ...Object.values(reasons)].flatMap(({ trouble }) => trouble ?? [])

/**
 * The page and what went wrong there, whichever the step. Queries and fragments are dropped, because they may differ
 * each time.
 */
const reasonOf = ({ sentence, isUnanswered = false, unanswered }: Trouble): string => {
  if (unanswered !== undefined) return answerOf(unanswered)
  return isUnanswered ? UNANSWERED : sentence.replace(/^The step "[^"]*" /, '').replaceAll(/[?#][^\s:]*(?=[\s:])/g, '')
}

const answerOf = (address: string): string => `an answer from ${address}`

const UNANSWERED = 'unanswered'

const SIGN_IN = /^signs in\b|^the next visitor signs in$/

const causeOf = (trouble: Trouble, seen: Sights, count: number): Cause => {
  const { step, sentence, isUnanswered = false, unanswered, isLeftBehind = false } = trouble
  const told = { summary: sentence, evidence: troublePicture(trouble) }
  if (trouble.cause !== undefined) return { ...trouble.cause, ...told }
  if (unanswered !== undefined) return { ...noAnswer(answerOf(unanswered), count), ...told }
  if (isLeftBehind) return { id: 'cause-left-behind', ...TOO_OLD, ...told }
  if (isUnanswered) return { id: 'cause-machine', ...MACHINE, ...told }
  if (SIGN_IN.test(step)) return { ...namedCause('sign-in', seen), ...told }
  return {
    id: `cause-step-${count}`,
    title: `The step "${step}" of the journey failed`,
    fix: 'Fix the journey so that the step finishes, or fix the page that blocks it, and run the audit again.',
    ...told,
  }
}

const noAnswer = (missing: string, count: number): Omit<Cause, 'summary'> => ({
  id: `cause-no-answer-${count}`,
  title: `No ${missing.replace(/^an /, '').replace(/^answer from/, 'answer came from')} in time`,
  fix: 'Run the audit again when the server answers: the audit waits for a slow answer, but cannot judge a missing one.',
  evidence: [],
})

const MACHINE = {
  title: 'The page or this machine did not answer in time',
  fix: 'Run the audit again when the machine is less busy; if the page is the cause, one of its scripts never ends.',
}

const TOO_OLD = {
  title: 'The installed Playwright cannot copy the databases of the signed-in visitor',
  fix: 'Install a newer Playwright, with "npm install --save-dev @playwright/test@latest", and run the audit again.',
}
