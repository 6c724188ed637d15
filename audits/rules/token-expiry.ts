import { value } from '../proof.ts'
import { layerRule } from './questions/token-layers.ts'

/** Nobody means it: in seconds, a moment in milliseconds lies more than fifty thousand years ahead. */
const CENTURY_MS = 100 * 365 * 86_400_000

export const tokenExpiry = layerRule({
  audit: 'token-expiry',
  last: 'exp-past',
  good: 'The token has an exp in seconds, which lay ahead when it arrived.',
  more: ({ lifeMs = 0, token }) =>
    lifeMs > CENTURY_MS
      ? [
          {
            word: 'in-milliseconds',
            sentence: 'exp is in milliseconds, as it seems: read as seconds, the token never expires.',
            evidence: [
              value(
                `years that token ${token} lives`,
                String(Math.floor((100 * lifeMs) / CENTURY_MS)),
                'a minute or so',
              ),
            ],
          },
        ]
      : [],
})
