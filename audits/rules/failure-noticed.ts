import { failureIn, isNoticed } from './questions/failed.ts'
import { picture, timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Audit } from '../rule.ts'
import { FAILURE } from '../scenes/steps.ts'

export const audit: Audit = {
  title: 'The page checks whether the activation failed',
  rule: "activate resolves even on failure. The site reads the status, or logs the result as the vendor's sample does.",
  why: 'Code that only catches errors takes every failure for a success: a button that opens nothing, and no alarm.',
  source: {
    basis: 'documented',
    page: 'SEED',
    says: "A failure is a result with the status 'authentication-failure' and a reason; the sample reads it without a catch.",
  },
  fix: {
    text: 'Await the result, check its status, and report only the reason to your monitoring, never the whole result, which contains the token.',
    code: {
      language: 'js',
      text: `const { authentication } = await iAdvize.activate(provideToken)
if (authentication.status === 'authentication-failure') report('chat', authentication.reason)`,
    },
  },
  worst: 'warn',
  weight: 2,
  place: 3,
  needs: { failure: [FAILURE.signsIn] },
  judge: ({ failure }) => {
    const failed = failureIn(failure)
    if (failed === undefined) {
      return couldNotTell(
        'an activation that fails',
        'The platform refused every attempt, but no activation with a token was seen to fail.',
      )
    }
    const good = 'The code of the site read the status of the failed activation.'
    if (isNoticed(failure)) return verdictOn([], good)
    const problem = {
      word: 'status-not-read',
      sentence: `activate resolved with "${failed.status}", but no code of the site read the status.`,
      evidence: [
        value('authentication.status', 'never read', `read, and compared with "authentication-success"`),
        timeline(failure, 'Signing in while the platform refuses', [failed]),
        ...picture(failure, FAILURE.signsIn, 'The page after the failure'),
      ],
    }
    return verdictOn([problem], good, [problem.word])
  },
}
