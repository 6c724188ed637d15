import { writeFileSync } from 'node:fs'
import { expect, test } from '../../../plain-test.ts'
import { MINT_LINES } from '../../../../control-room/browser/inspector/mint-lines.ts'
import { checkToken } from '../../../../mock-platform/check-token.ts'
import { publicPemOf } from '../../../../test-keys/platform-keys.ts'
import { KEYS, privateKey } from '../../mock-platform/mint.ts'

type Module = { readonly mintToken: (userId: string) => Promise<string> }

test('the lines for Node.js mint a token that the platform accepts without a warning', async () => {
  const lines = MINT_LINES.find(({ isTested }) => isTested)
  // Inside the repository, where the lines find their library.
  const file = test.info().outputPath('mint.mjs')
  writeFileSync(file, lines?.code ?? '')
  process.env['BRAND_PRIVATE_KEY'] = privateKey('brandSigning').export({ format: 'pem', type: 'pkcs8' }).toString()
  process.env['IADVIZE_PUBLIC_KEY'] = publicPemOf(privateKey('platformEncryption'))
  try {
    const { mintToken } = (await import(file)) as Module
    expect(await checkToken(await mintToken('customer-1'), KEYS, Date.now())).toMatchObject({
      accepted: true,
      userId: 'customer-1',
      warnings: [],
    })
  } finally {
    delete process.env['BRAND_PRIVATE_KEY']
    delete process.env['IADVIZE_PUBLIC_KEY']
  }
})

test('only the lines that a test runs are said to be tested', () => {
  expect(MINT_LINES.filter(({ isTested }) => isTested).map(({ language }) => language)).toEqual(['Node.js (jose)'])
})

for (const { language, code } of MINT_LINES) {
  test(`the lines for ${language} name the three algorithms and the claims that count`, () => {
    expect(code).toMatch(/RS256/)
    expect(code).toMatch(/RSA[-_]?OAEP[-_]?256/)
    expect(code).toMatch(/A256GCM/)
    expect(code).toContain('https://iadvize.com/userId')
    expect(code).toMatch(/exp|Expiration/)
  })
}
