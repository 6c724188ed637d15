/** Mints tokens the way that a sabotaged or unusual site does. */

import type { Request } from 'express'
import { CompactEncrypt, CompactSign } from 'jose'
import type { TokenRecipe } from '../demo-site/site.ts'
import { CONTENT_ALGORITHM, KEY_ALGORITHM, SIGNING_ALGORITHM } from '../protocol/token.ts'
import { visitorOf, type Account } from '../token-backend/accounts.ts'
import { claimsOf, type TokenKeys } from '../token-backend/issue-token.ts'
import type { Keys } from './keys.ts'

export type Minting = { readonly keys: Pick<Keys, 'brand' | 'wrong'>; readonly now: () => number }

export const mintByRecipe = (
  recipe: TokenRecipe,
  { keys, now }: Minting,
): ((customer: Account, request: Request) => Promise<string>) => {
  const used: TokenKeys = {
    signing: (recipe.signingKey === undefined ? keys.brand : keys.wrong).signing,
    encryption: (recipe.encryptionKey === undefined ? keys.brand : keys.wrong).encryption,
  }
  return (customer, request) => {
    const userId = recipe.userId?.(customer, request) ?? customer.userId
    const good = claimsOf({ ...visitorOf(customer), userId }, new Date(now()))
    return wrap(JSON.stringify(recipe.claims?.(good) ?? good), recipe, used)
  }
}

const wrap = async (claims: string, recipe: TokenRecipe, { signing, encryption }: TokenKeys): Promise<string> => {
  const { jwsHeader = { alg: SIGNING_ALGORITHM } } = recipe
  const { jweHeader = { alg: KEY_ALGORITHM, enc: CONTENT_ALGORITHM, cty: 'JWT' } } = recipe
  const sign = (text: string): Promise<string> =>
    new CompactSign(new TextEncoder().encode(text)).setProtectedHeader(jwsHeader).sign(signing)
  const encrypt = (text: string): Promise<string> =>
    new CompactEncrypt(new TextEncoder().encode(text)).setProtectedHeader(jweHeader).encrypt(encryption)
  if (recipe.layers === 'signed only') return sign(claims)
  if (recipe.layers === 'encrypted only') return encrypt(claims)
  return recipe.layers === 'encrypted, then signed' ? sign(await encrypt(claims)) : encrypt(await sign(claims))
}
