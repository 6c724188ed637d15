import { expect, test } from '../../plain-test.ts'
import { redactEntries, redactText } from '../../../journal/redact.ts'
import { fingerprint } from '../../../protocol/token.ts'
import { journal, PAGE } from './journals.ts'

const part = (length: number): string => 'Ab3_-'.repeat(length).slice(0, length)
const JWS = `eyJhbGciOiJSUzI1NiJ9.${part(120)}.${part(342)}`
const JWE = `eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIn0.${part(342)}.${part(16)}.${part(400)}.${part(22)}`

test.describe('in text that leaves for a report', () => {
  for (const [what, token] of [
    ['a signed token', JWS],
    ['an encrypted token', JWE],
    ['a token with white space in its header', `ewogICJhbGciOiAiUlMyNTYiCn0.${part(120)}.${part(342)}`],
    ['a token that was cut off', JWE.slice(0, 200)],
    ['a token without its beginning', JWE.slice(70)],
    ['a header alone that is long', JWE.slice(0, 51)],
  ] as const) {
    test(`in text for a report, ${what} is replaced by a fingerprint`, () => {
      expect(redactText(`no user for token=${token}, sorry`)).toBe(
        `no user for token=[token ${fingerprint(token)}], sorry`,
      )
    })
  }

  test('in text for a report, every token is replaced by a fingerprint, not only the first', () => {
    expect(redactText(`${JWS} and ${JWE}`)).toBe(`[token ${fingerprint(JWS)}] and [token ${fingerprint(JWE)}]`)
  })

  for (const text of [
    'https://eyewear-and-more.shop.example.com/account/orders',
    'eyewear-collection-of-autumn',
    'b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41',
    'TypeError: iAdvize.activate(...).then is not a function at window.iAdvizeInterface.push',
    'Failed to authenticate visitor from credentials : the website is not correct',
  ]) {
    test(`in text for a report, "${text}" is kept`, () => {
      expect(redactText(text)).toBe(text)
    })
  }
})

test.describe('in the entries of a journal', () => {
  test('the texts in journal entries are redacted, however deep they are nested', () => {
    const [warned] = redactEntries(
      journal([
        {
          type: 'attempt-answered',
          sid: '7316',
          optionType: 'SECURED_AUTHENTICATION',
          answer: 'judge',
          code: null,
          detail: `saw ${JWS}`,
          layer: null,
          cause: null,
          warnings: [{ cause: 'claim-without-prefix', detail: JWS }],
          checked: 'full',
          token: '5f3a9c01',
          userId: null,
          vuid: null,
        },
      ]),
    )
    expect(JSON.stringify(warned)).not.toContain('eyJ')
    expect(warned).toMatchObject({ token: '5f3a9c01', warnings: [{ detail: `[token ${fingerprint(JWS)}]` }] })
  })

  test("a customer's id in a journal entry is kept, however long it is", () => {
    const userId = 'c'.repeat(255)
    const entry = { type: 'attempt-answered', userId } as const
    expect(redactEntries([{ ...entry, index: 1, at: 0, page: PAGE } as never])).toMatchObject([{ userId }])
  })
})
