import { readdirSync } from 'node:fs'
import { expect, test } from '../../../../plain-test.ts'
import type { Claim } from './claim.ts'

type ClaimsFile = { readonly claims: readonly Claim[] }

const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.claims.ts'))

for (const name of files) {
  const { claims } = (await import(`./${name}`)) as ClaimsFile
  for (const { says, answer, is } of claims) {
    test(`${name.replace('.claims.ts', '')}: ${says}`, () => {
      expect(answer()).toEqual(is)
    })
  }
}
