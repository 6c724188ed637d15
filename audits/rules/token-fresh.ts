import { MINT_AT_EACH_CALL } from '../catalogue/code-samples.ts'
import { ofType } from './questions/look.ts'
import { isMintedInOneSecond } from './questions/one-second.ts'
import { timeline } from '../proof.ts'
import { couldNotTell, verdictOn, type Audit } from '../rule.ts'
import type { Scene } from '../seen.ts'
import { VISIT } from '../scenes/steps.ts'

export const audit: Audit = {
  title: 'Each refresh of the chat session gets a newly minted token',
  rule: 'The token of a refresh was minted for it: it is neither that of the activation nor that of an earlier refresh.',
  why: 'By the first refresh the first token has expired; without a new one the visitor loses the chat after the first session.',
  source: {
    basis: 'inferred',
    page: 'FAQ',
    says: 'Session and token have two lifetimes, 60 minutes and 1 minute by default.',
  },
  fix: { text: 'Mint the token inside the provider.', code: { language: 'js', text: MINT_AT_EACH_CALL } },
  worst: 'fail',
  weight: 2,
  place: 7,
  causes: ['token-replayed'],
  // If a kept token has expired by the next page, only the page of the sign-in has a session to refresh, as in the scene `tabs`.
  needs: { visit: [VISIT.stays], tabs: [] },
  judge: ({ visit, tabs }) => {
    const refreshed = [...tokensOfRefreshes(visit), ...tokensOfRefreshes(tabs)]
    if (refreshed.length === 0) {
      const summary = 'No refresh of the session sent a token.'
      return couldNotTell('a refresh with a token', summary, timeline(visit, 'The visit'))
    }
    const stale = refreshed.filter(({ isKnown }) => isKnown)
    return verdictOn(
      stale.map(({ scene, sent }) => ({
        word: 'former-token',
        sentence: 'A refresh of the session sent a token that had been sent before.',
        evidence: [timeline(scene, `Until token ${sent.token} was sent once more`, [sent])],
      })),
      'Each refresh of the session sent a token of its own.',
    )
  },
}

/** A retry within a refresh may send its token again, because it is the tag that does so. */
const tokensOfRefreshes = (scene: Scene) =>
  ofType(scene.journal, 'refresh-started').flatMap((refresh) => {
    const before = scene.journal.slice(0, scene.journal.indexOf(refresh))
    const former = ofType(before, 'attempt-sent').map(({ token }) => token)
    return ofType(scene.journal, 'attempt-sent')
      .filter(
        ({ token, activation, page }) => token !== null && activation === refresh.activation && page === refresh.page,
      )
      .map((sent) => ({ scene, sent, isKnown: former.includes(sent.token) && !isMintedInOneSecond(scene, sent.token) }))
  })
