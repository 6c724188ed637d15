import { harmIn } from './questions/failed.ts'
import { deadEndProblem, deadEndsIn, harmProblem, within } from './questions/standing.ts'
import { entriesIn, seenIn } from './questions/look.ts'
import { securedPage } from './questions/secured.ts'
import { couldNotTell, verdictOn, type Audit } from '../rule.ts'
import type { Scene } from '../seen.ts'
import { SESSION_ENDED, VISIT } from '../scenes/steps.ts'

/** The page was loaded again since the visitor has looked around, and may say less about a chat that is not there. */
const BEFORE = [VISIT.isTriedAgain, VISIT.comesBack]

const staying = (visit: Scene): Scene => within(visit, [VISIT.stays, VISIT.staysLonger])

const GOOD =
  "The page stayed usable: after the chat session ended it kept its content; after the site's session ended the visitor could continue."

export const audit: Audit = {
  title: 'The page stays usable when a session has ended',
  rule: "When the brand's session has ended, the page stays or leads the visitor on, for example to a sign-in form; when only the session of the chat has ended, the page keeps its content and its controls.",
  why: 'A page that goes blank while somebody reads it loses what they have typed, and the visitor with it.',
  source: {
    basis: 'practice',
    says: "The vendor's pages are silent. The end of a session is no error, and a visitor must be able to go on.",
  },
  fix: {
    text: 'Treat a failed refresh as the end of the chat only, and ask the visitor to sign in where they need it.',
    code: {
      language: 'js',
      text: `if (response.status === 401) {
  showSignInLink()   // beside what is there, not in its place
  throw new Error('the customer is no longer signed in')
}`,
    },
  },
  worst: 'fail',
  weight: 3,
  place: 3,
  needs: { visit: [VISIT.stays], sessionEnded: [SESSION_ENDED.opens, SESSION_ENDED.ends] },
  // When the site's session has ended, the site may ask the visitor to sign in. When only the chat's session has ended,
  // the page must stay.
  judge: ({ visit, sessionEnded: scene }) => {
    const problems = [
      ...deadEndsIn(scene, visit, SESSION_ENDED.ends).map((look) =>
        deadEndProblem(look, 'When the session of the site had ended', { scene }),
      ),
      ...harmIn(staying(visit), visit, ...BEFORE).map((harm) =>
        harmProblem(harm, 'When the session of the chat had ended', { scene: visit }),
      ),
    ]
    if (problems.length > 0) return verdictOn(problems, GOOD)
    if (securedPage(entriesIn(scene, SESSION_ENDED.opens)) === undefined) {
      return couldNotTell('a secured visitor', 'The visitor was not secured before the session of the site ended.')
    }
    return seenIn(scene.looks, SESSION_ENDED.ends).length > 0
      ? verdictOn([], GOOD)
      : couldNotTell('a look at the page', 'The page could not be looked at when the session of the site had ended.')
  },
}
