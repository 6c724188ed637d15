import { uncaughtIn } from './questions/failed.ts'
import { entriesIn, ofType } from './questions/look.ts'
import { picture, timeline, value } from '../proof.ts'
import { couldNotTell, verdictOn, type Problem, type Rule } from '../rule.ts'
import { SESSION_ENDED } from '../scenes/session-ended.ts'
import { acceptedIn, anonymousAnswersIn, securedPage } from './questions/secured.ts'
import type { Scene } from '../seen.ts'

export const sessionEndedElsewhere: Rule = {
  audit: 'session-ended-elsewhere',
  needs: { visit: [], sessionEnded: [SESSION_ENDED.opens, SESSION_ENDED.ends] },
  judge: ({ visit, sessionEnded: scene }) => {
    const after = entriesIn(scene, SESSION_ENDED.ends)
    if (securedPage(entriesIn(scene, SESSION_ENDED.opens)) === undefined) {
      return couldNotTell('a secured visitor', 'The visitor was not secured before the session of the site ended.')
    }
    const [minted] = acceptedIn(after)
    if (minted !== undefined && visit.endpoint?.hasAuthorization === true) {
      const sentence =
        'The endpoint went on minting without cookies; the page sends an authorization of its own with it.'
      return couldNotTell('a way to end the session of the site', sentence, timeline(scene, CAPTION, [minted]))
    }
    const problems = [
      ...(minted === undefined ? [] : [problem(scene, MINTED, [minted])]),
      ...anonymousAnswersIn(after).map((answer) => problem(scene, ANONYMOUS, [answer])),
      ...thrown(scene, visit),
    ]
    const good =
      'The session of the site was over: no token was minted, the identity of the visitor ended, and no error was thrown.'
    if (problems.length > 0 || ofType(after, 'identity-cleared').length > 0) return verdictOn(problems, good)
    return couldNotTell(
      'a refresh after the end of the session',
      'Nobody asked the site for a token after its session was over, and the identity was not ended.',
      timeline(scene, CAPTION),
    )
  },
}

const CAPTION = 'The session of the site ends, and an hour later that of the chat'

const MINTED = {
  word: 'token-minted',
  sentence: 'The session of the site was over, and its endpoint minted a token all the same.',
}
const ANONYMOUS = {
  word: 'anonymous',
  sentence: 'The session of the site was over, and the provider went on with the anonymous option.',
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
    word: 'uncaught-error',
    sentence: 'The session of the site was over, and the page had an error that nobody caught',
    at: `"${message}"`,
    evidence: [value(`Error that nobody caught, in ${where}`, message, 'none'), timeline(scene, CAPTION)],
  }))
