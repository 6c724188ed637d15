/**
 * The life of a session in milliseconds, as its token's own claims give it. It is the difference of two of the platform's times,
 * so the page's clock does not matter. Not above 0 if the token cannot be read.
 */
export const sessionLifeMs = (accessToken: string): number => {
  try {
    const [, claims = ''] = accessToken.split('.')
    // base64url uses `-` and `_` only for bits that occur in no digit and no punctuation of JSON, so it does no harm to misread
    // them.
    const { iat, exp } = JSON.parse(atob(claims.replaceAll(/[-_]/g, '+'))) as {
      readonly iat: number
      readonly exp: number
    }
    return (exp - iat) * 1_000
  } catch {
    return 0
  }
}
