import { ANONYMOUS, runShopWithProvider, secured } from '../../browser/tag-parts.ts'

runShopWithProvider((_tokenUrl, firstToken) => {
  let token: string | null = firstToken
  return () => {
    const given = token
    token = null
    // The mistake.
    return given === null ? ANONYMOUS : secured(given)
  }
})
