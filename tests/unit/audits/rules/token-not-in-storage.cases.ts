import type { StoredItem } from '../../../../audits/seen.ts'
import { tokenNotInStorage } from '../../../../audits/rules/token-not-in-storage.ts'
import type { RuleCases } from './case.ts'
import { NO_TOKEN, seeing, TOKEN } from './token-cases.ts'

const keeping = (place: StoredItem['place'], value: string, isVendor = false) =>
  seeing({ stores: [{ place, name: 'chat', value, origin: 'http://shop.example', isVendor }] })

export const tokenNotInStorageCases: RuleCases = {
  rule: tokenNotInStorage,
  cases: [
    { says: 'a session is well', seen: keeping('cookie', 'eyJhbGciOiJSUzI1NiJ9.of.the-site'), verdict: 'pass' },
    { says: 'nothing is well', seen: seeing({}), verdict: 'pass' },
    ...(['cookie', 'local-storage', 'session-storage', 'indexed-db'] as const).map(
      (place) =>
        ({
          says: `a token in ${place} is not`,
          seen: keeping(place, `{"token":"${TOKEN}"}`),
          verdict: 'fail',
          problems: [place],
        }) as const,
    ),
    {
      says: 'what is called like something of the vendor can be of the site',
      seen: keeping('local-storage', TOKEN, true),
      verdict: 'fail',
      problems: ['local-storage'],
    },
    NO_TOKEN,
  ],
}
