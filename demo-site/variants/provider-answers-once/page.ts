import { runShopWithProvider, secured } from '../../browser/tag-parts.ts'

runShopWithProvider((_tokenUrl, firstToken) => {
  let token: string | null = firstToken
  return () => {
    const given = token
    token = null
    // The mistake: the tag calls the provider again for a retry or a refresh.
    if (given === null) throw new Error('the token has been used')
    return secured(given)
  }
})
