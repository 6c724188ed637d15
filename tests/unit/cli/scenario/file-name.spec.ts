import { expect, test } from '../../../plain-test.ts'
import { fileNameOf } from '../../../../cli/scenario/file-name.ts'

for (const [title, name] of [
  ['A customer signs in', 'a-customer-signs-in'],
  ['  The customer’s token: refused (403)! ', 'the-customers-token-refused-403'],
  ['Un jeton refusé à Noël', 'un-jeton-refuse-a-noel'],
  ['../../etc/passwd', 'etc-passwd'],
  ['顧客 が 入る', '顧客-が-入る'],
] as const) {
  test(`"${title}" is written to ${name}.feature`, () => {
    expect(fileNameOf(title)).toBe(name)
  })
}

test('a title without a letter has no name', () => {
  expect(fileNameOf('?! …')).toBeNull()
})

test('a long title ends after a whole word, and a word without an end where it must', () => {
  expect(fileNameOf('word '.repeat(40))).toBe('word-'.repeat(12).slice(0, -1))
  expect(fileNameOf('x'.repeat(300))).toBe('x'.repeat(60))
})
