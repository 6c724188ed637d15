import { ofType } from './questions/look.ts'
import { timeline } from '../proof.ts'
import { couldNotTell, verdictOn, type Rule } from '../rule.ts'
import { VISIT } from '../scenes/visit.ts'
import type { Scene } from '../seen.ts'

export const tokenFresh: Rule = {
  audit: 'token-fresh',
  // Where a kept token has expired by the next page, only the page of the sign-in has a session to refresh: that of the tabs.
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

/** A retry within a refresh may send its token once more: it is the tag that does so. */
const tokensOfRefreshes = (scene: Scene) =>
  ofType(scene.journal, 'refresh-started').flatMap((refresh) => {
    const before = scene.journal.slice(0, scene.journal.indexOf(refresh))
    const former = ofType(before, 'attempt-sent').map(({ token }) => token)
    return ofType(scene.journal, 'attempt-sent')
      .filter(
        ({ token, activation, page }) => token !== null && activation === refresh.activation && page === refresh.page,
      )
      .map((sent) => ({ scene, sent, isKnown: former.includes(sent.token) }))
  })
