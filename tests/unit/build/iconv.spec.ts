import iconv from 'iconv-lite'
import { decode, encodingExists, getDecoder } from '../../../build/iconv.ts'
import { expect, test } from '../../plain-test.ts'

const TEXTS = {
  'utf-8': 'Chère Zoë, 10 € à payer',
  'UTF-16LE': 'Chère Zoë, 10 € à payer',
  'iso-8859-15': 'Chère Zoë, 10 € à payer',
  'windows-1251': 'Итого 10',
} as const

test.describe('the decoder that Express gets in place of iconv-lite', () => {
  for (const [encoding, text] of Object.entries(TEXTS)) {
    test(`reads ${encoding} as iconv-lite does, at once and in pieces that cut characters`, () => {
      const bytes = iconv.encode(text, encoding)
      expect(decode(bytes, encoding)).toBe(iconv.decode(bytes, encoding))
      const decoder = getDecoder(encoding)
      const pieces = [...bytes].map((byte) => decoder.write(Uint8Array.of(byte)))
      expect(`${pieces.join('')}${decoder.end()}`).toBe(text)
    })
  }

  test('refuses an encoding that does not exist with the message that Express looks for', () => {
    expect(encodingExists('utf-9')).toBe(false)
    expect(() => getDecoder('utf-9')).toThrow(/^Encoding not recognized: /)
  })
})
