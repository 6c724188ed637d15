import { expect, test } from '../../plain-test.ts'
import { auditOfCause, RULES } from '../../../audits/catalogue.ts'
import { TOKEN_ADVICE_CAUSES, TOKEN_CAUSE_NAMES, type TokenCause } from '../../../protocol/token-causes.ts'
import { judged } from './rules/try-case.ts'
import { refusedFor, signedIn } from './rules/token-cases.ts'

const broken = (cause: TokenCause) =>
  RULES.filter(({ audit }) => audit.startsWith('token-'))
    .map((rule) => ({ rule, tried: { says: cause, seen: signedIn([refusedFor(cause)]), verdict: 'fail' } as const }))
    .filter(({ rule, tried }) => judged(rule, tried).verdict === 'fail')

test('every cause of a refused token is the matter of exactly one audit', () => {
  const named = RULES.flatMap(({ causes = [] }) => causes)
  expect(named.toSorted()).toEqual(TOKEN_CAUSE_NAMES.toSorted())
})

/** No cause of a refusal, or no matter of the layers: other rules look at the life, at what is sent and at the id. */
const ELSEWHERE: readonly TokenCause[] = ['token-replayed']

for (const cause of TOKEN_CAUSE_NAMES.filter((name) => !(name in TOKEN_ADVICE_CAUSES) && !ELSEWHERE.includes(name))) {
  const also = cause === 'user-id-without-prefix' ? ['token-claims'] : []
  const audits = [...also, auditOfCause(cause)]
  test(`a token that is refused for "${cause}" breaks ${audits.join(' and ')}, and no other rule about it`, () => {
    const found = broken(cause)
    expect(found.map(({ rule }) => rule.audit)).toEqual(audits)
    for (const { rule, tried } of found) expect(judged(rule, tried).problems).toEqual([cause])
  })
}
