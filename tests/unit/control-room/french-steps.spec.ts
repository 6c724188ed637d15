import { expect, test } from '../../plain-test.ts'
import { frenchDuration, frenchWordsOf } from '../../../control-room/browser/french-steps.ts'
import { createLog } from '../../../control-room/browser/log.ts'
import { NO_FILTER } from '../../../control-room/browser/rows.ts'
import { wordsOf } from '../../../journal/entries.ts'
import {
  accepted,
  activated,
  activatedAnonymously,
  answered,
  failedAfterRetries,
  failedWith,
  journal,
  refusedWith,
  tagLoaded,
} from '../journal/journals.ts'

test('a conversation reads in French from the load of the tag to the end of the retries', () => {
  const told = journal(tagLoaded(), failedAfterRetries('TOKEN_EXPIRED')).map(frenchWordsOf)
  expect(told.slice(0, 7)).toEqual([
    'le tag a été chargé par https://shop.example/account',
    'activation 1 : le site a appelé activate',
    'tentative 1 : le tag a demandé un jeton au site',
    'le site a répondu par un jeton (5f3a9c01)',
    'tentative 1 : le tag a envoyé le jeton 5f3a9c01',
    'la tentative a été refusée : TOKEN_EXPIRED (prepared, whatever the token)',
    'le tag fera un nouvel essai dans 1 s : TOKEN_EXPIRED',
  ])
  expect(told.slice(-2)).toEqual([
    'le navigateur a oublié l’identité du visiteur',
    'l’activation 1 a échoué après 4 tentatives : TOKEN_EXPIRED',
  ])
})

for (const { what, moments, words } of [
  { what: 'an accepted user', moments: answered(accepted('camille')), words: 'acceptée pour l’utilisateur camille' },
  { what: 'a token that names nobody', moments: answered(accepted(null)), words: 'acceptée sans savoir pour qui' },
  { what: 'an anonymous visitor', moments: activatedAnonymously(), words: 'acceptée pour un visiteur anonyme' },
  { what: 'a refusal', moments: answered(refusedWith('SIGNATURE_INVALID')), words: 'refusée : SIGNATURE_INVALID' },
  { what: 'a dropped connection', moments: answered({ answer: 'drop-connection' }), words: 'vu sa connexion coupée' },
  {
    what: 'a call that is refused',
    moments: failedWith('ALREADY_ACTIVATED', { attempts: 0 }),
    words: 'sans tentative',
  },
  { what: 'a success', moments: activated(), words: 'l’activation 1 a réussi après 1 tentative' },
]) {
  test(`${what} is told in French`, () => {
    expect(journal(moments).map(frenchWordsOf).join('\n')).toContain(words)
  })
}

test('every step of a French page differs from the English one', () => {
  const entries = journal(tagLoaded(), activated(), failedAfterRetries())
  expect(entries.filter((entry) => frenchWordsOf(entry) === wordsOf(entry))).toEqual([])
})

test('a search on the French page looks into the French words', () => {
  const log = createLog({ ...NO_FILTER, text: 'le navigateur garde' }, frenchWordsOf)
  log.begin('first')
  log.append(journal(activated()))
  expect(log.rows().rows.flatMap((row) => (row.kind === 'entry' ? [row.entry.type] : []))).toEqual(['identity-stored'])
})

test('a length of time has a comma and French days', () => {
  expect([1_500, 60_000, 172_800_000, 86_400_000].map(frenchDuration)).toEqual(['1,5 s', '1 min', '2 jours', '1 jour'])
})
