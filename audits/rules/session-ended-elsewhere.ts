import { uncaughtIn } from './questions/failed.ts'
import { entriesIn, ofType } from './questions/look.ts'
import { picture, timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Audit } from '../rule.ts'
import { acceptedIn, anonymousAnswersIn, securedPage } from './questions/secured.ts'
import type { Scene } from '../seen.ts'
import { SESSION_ENDED } from '../scenes/steps.ts'

export const audit: Audit = {
  title: "When the visitor's session on the site ends, so does their identity in the chat",
  rule: "When the brand's session has expired when the chat session is refreshed, no token is minted and the identity ends; an uncaught error in the page only gives a warning.",
  why: 'The next person at the device must not chat as the customer who has left.',
  source: {
    basis: 'inferred',
    page: 'FAQ',
    says: 'The identity is verified again through the provider; without a session of the brand there is nobody to vouch for.',
  },
  fix: {
    text: 'Answer 401 when there is no session, let the provider fail on it, and log out of the chat.',
    code: {
      language: 'js',
      text: `if (response.status === 401) {
  await window.iAdvize?.logout()
  throw new Error('the customer is no longer signed in')
}`,
    },
  },
  worst: 'fail',
  weight: 3,
  place: 2,
  needs: { visit: [], sessionEnded: [SESSION_ENDED.opens, SESSION_ENDED.ends] },
  judge: ({ visit, sessionEnded: scene }) => {
    const after = entriesIn(scene, SESSION_ENDED.ends)
    if (securedPage(entriesIn(scene, SESSION_ENDED.opens)) === undefined) {
      return couldNotTell('a secured visitor', 'The visitor was not secured before the session of the site ended.')
    }
    const [minted] = acceptedIn(after)
    if (minted !== undefined && visit.endpoint?.hasAuthorization === true) {
      const sentence =
        'The endpoint still returned a token without cookies, because the page sends its own authorization header.'
      return couldNotTell('a way to end the session of the site', sentence, timeline(scene, CAPTION, [minted]))
    }
    const problems = [
      ...(minted === undefined ? [] : [problem(scene, MINTED, [minted])]),
      ...anonymousAnswersIn(after).map((answer) => problem(scene, ANONYMOUS, [answer])),
      ...thrown(scene, visit),
    ]
    const good =
      "The site's session had ended: no token was minted, the identity of the visitor ended, and no error was thrown."
    if (problems.length > 0 || ofType(after, 'identity-cleared').length > 0) {
      // An error mixes up no people, so it only warns. Another rule judges what the error does to the page.
      return verdictOn(problems, good, [UNCAUGHT])
    }
    return couldNotTell(
      'a refresh after the end of the session',
      "The tag did not ask for a token after the site's session had ended, and the identity did not end.",
      timeline(scene, CAPTION),
    )
  },
}

const UNCAUGHT = 'uncaught-error'

const CAPTION = 'The session of the site ends, and an hour later that of the chat'

const MINTED = {
  word: 'token-minted',
  sentence: "The site's session had ended, but its endpoint still returned a token.",
}
const ANONYMOUS = {
  word: 'anonymous',
  sentence: "The site's session had ended, but the provider went on with the anonymous option.",
}

const problem = (
  scene: Scene,
  { word, sentence }: Pick<Problem, 'word' | 'sentence'>,
  faults: Parameters<typeof timeline>[2],
): Problem => ({
  word,
  sentence,
  evidence: [
    timeline(scene, CAPTION, faults),
    ...picture(scene, SESSION_ENDED.ends, 'The page after the end of both sessions'),
  ],
})

const thrown = (scene: Scene, visit: Scene): readonly Problem[] =>
  uncaughtIn(scene, visit, SESSION_ENDED.ends).map(({ message, where }) => ({
    word: UNCAUGHT,
    sentence: "The site's session had ended, and the page had an uncaught error",
    at: `"${message}"`,
    evidence: [value(`Uncaught error in ${where}`, message, 'none'), timeline(scene, CAPTION)],
  }))
