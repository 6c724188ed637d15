import { encodingProblem } from '../../../../gherkin/check/encoding.ts'
import { expect, test } from '../../../plain-test.ts'

const TEXT = '# language: fr\nFonctionnalité: Le chat\n'

test('a UTF-8 file is read with and without a byte order mark', () => {
  for (const text of ['', TEXT, `\uFEFF${TEXT}`, 'Feature: 聊天 💬\n']) {
    expect(encodingProblem(Buffer.from(text, 'utf8'))).toBeNull()
  }
})

for (const { name, bytes, says } of [
  { name: 'UTF-16 with a mark', bytes: Buffer.from(`\uFEFF${TEXT}`, 'utf16le'), says: 'UTF-16' },
  { name: 'UTF-16 without a mark', bytes: Buffer.from(TEXT, 'utf16le'), says: 'UTF-16' },
  { name: 'UTF-16 of the other order', bytes: Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16(), says: 'UTF-16' },
  { name: 'UTF-16 of the other order without a mark', bytes: Buffer.from(TEXT, 'utf16le').swap16(), says: 'UTF-16' },
  {
    name: 'UTF-32',
    bytes: Buffer.from(Array.from(TEXT).flatMap((sign) => [sign.charCodeAt(0), 0, 0, 0])),
    says: 'UTF-32',
  },
]) {
  test(`the check says that a file in ${name} is ${says}`, () => {
    expect(encodingProblem(bytes)).toEqual({
      line: 1,
      column: 1,
      sentence: `This file is not UTF-8; it is ${says}. Save it as UTF-8.`,
    })
  })
}

test('the check points at the first character of a Windows-1252 file that is not UTF-8', () => {
  const [before, after] = TEXT.split('é')
  const bytes = Buffer.concat([Buffer.from(before ?? ''), Buffer.from([0xe9]), Buffer.from(after ?? '')])
  expect(encodingProblem(bytes)).toEqual({
    line: 2,
    column: 14,
    sentence: 'This file is not UTF-8; it looks like Windows-1252 or Latin-1. Save it as UTF-8.',
  })
})
