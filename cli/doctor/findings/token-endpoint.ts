/** Findings about a token endpoint that was asked without a session. What it answers is never repeated. Pure. */

import { describeNoToken } from '../../../diagnosis/token/no-token.ts'
import { isToken } from '../../../diagnosis/token/core.ts'
import { lookAt } from '../../../diagnosis/token/look.ts'
import type { WebAnswer, WebFacts } from '../look/web.ts'
import { couldNotTell, finding, ok, problem, warning, type Finding } from '../report.ts'
import { serverFindings, silenceOutcome, type Around } from './server.ts'

/** `isServerKnown`: certificate and clock of its host are findings of the site already. */
export const tokenEndpointFindings = (facts: WebFacts, around: Around, isServerKnown: boolean): readonly Finding[] => {
  if (facts.answer === null) return [finding('token-endpoint', silenceOutcome(facts, around))]
  const { answer } = facts
  return [finding('token-endpoint', endpointOutcome(answer)), ...(isServerKnown ? [] : serverFindings(answer, around))]
}

const REFUSE = 'Answer 401 and no token to a visitor who is not signed in.'

const endpointOutcome = (answer: WebAnswer) => {
  const { status, body } = answer
  const seen = seenOf(answer)
  if (isToken(lookAt(body).core)) {
    return warning(
      `${seen} Nobody is signed in here, so anyone could get it.`,
      `${REFUSE} For a stub in development this may be meant.`,
    )
  }
  if (status === 401 || status === 403) return ok(`${seen} That is right for a visitor who is not signed in.`)
  if (status === 405)
    return couldNotTell(`${seen} It was asked with GET.`, 'Ask it with the method that your page uses.')
  if (status >= 500) return problem(seen, 'Look into the log of the server.')
  if (status === 404 || status === 410) return problem(seen, 'Give the address that your page asks for a token.')
  return status >= 400 ? warning(seen, REFUSE) : warning(`${seen} A page would take that for a token.`, REFUSE)
}

const seenOf = ({ url, status, contentType, body }: WebAnswer): string => {
  const type = contentType === null ? 'no content type' : `the type ${contentType.slice(0, 80)}`
  return `${url} answers with the status ${status}, ${type}, and ${contentOf(body)}.`
}

const NAMES = { jwe: 'an encrypted token (JWE)', jws: 'a token that is signed only (JWS)' } as const

const contentOf = (body: string): string => {
  if (body === '') return 'no content'
  const { core, wrappings } = lookAt(body)
  if (core.kind === 'damaged') return core.what
  if (core.kind === 'other') return describeNoToken(body).what
  return [NAMES[core.kind], ...wrappings.map(({ what }) => what).toReversed()].join(', ')
}
