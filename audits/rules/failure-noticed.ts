import { failureIn, isNoticed } from './questions/failed.ts'
import { picture, timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Rule } from '../rule.ts'
import { FAILURE } from '../scenes/failure.ts'

export const failureNoticed: Rule = {
  audit: 'failure-noticed',
  needs: { failure: [FAILURE.signsIn] },
  judge: ({ failure }) => {
    const failed = failureIn(failure)
    if (failed === undefined) {
      return couldNotTell(
        'an activation that fails',
        'No activation with a token failed, though the platform refused all.',
      )
    }
    const good = 'The code of the site read the status of the failed activation.'
    if (isNoticed(failure)) return verdictOn([], good)
    const problem = {
      word: 'status-not-read',
      sentence: `activate resolved with "${failed.status}", and no code of the site read the status.`,
      evidence: [
        value('authentication.status', 'never read', `read, and compared with "authentication-success"`),
        timeline(failure, 'Signing in while the platform refuses', [failed]),
        ...picture(failure, FAILURE.signsIn, 'The page after the failure'),
      ],
    }
    return verdictOn([problem], good)
  },
}
