/**
 * Milliseconds that a session lasts, by its token's own claims: the difference of two times of the platform, so that the
 * page's clock need not agree with them. Not above 0 when the token cannot be read.
 */
export const sessionLifeMs = (accessToken: string): number => {
  try {
    const [, claims = ''] = accessToken.split('.')
    // base64url has two characters of its own, for bits that no digit and no sign of JSON has: either may be misread.
    const { iat, exp } = JSON.parse(atob(claims.replaceAll(/[-_]/g, '+'))) as {
      readonly iat: number
      readonly exp: number
    }
    return (exp - iat) * 1_000
  } catch {
    return 0
  }
}
