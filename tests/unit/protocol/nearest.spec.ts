import { expect, test } from '../../plain-test.ts'
import { misspelt, nearestTo, suggestionFor } from '../../../protocol/nearest.ts'

const WORDS = ['TOKEN_EXPIRED', 'TOKEN_MALFORMED', 'TOKEN_REPLAYED', 'USER_ID_MISSING', 'SERVER_ERROR'] as const

test.describe('what somebody may have meant', () => {
  test('suggestions are the nearest word and then the next nearest, at most three', () => {
    expect(nearestTo('TOKEN_EXPIRE', WORDS)).toEqual(['TOKEN_EXPIRED', 'TOKEN_REPLAYED', 'TOKEN_MALFORMED'])
  })

  test('suggestions ignore case and how words are joined', () => {
    expect(nearestTo('server-error', WORDS)).toEqual(['SERVER_ERROR'])
    expect(nearestTo('ServerError', WORDS)).toEqual(['SERVER_ERROR'])
  })

  test('no suggestion changes half of a word or more', () => {
    expect(nearestTo('banana', WORDS)).toEqual([])
  })

  test('a suggestion is phrased as a question', () => {
    expect(suggestionFor('SERVER_EROR', WORDS)).toBe('did you mean SERVER_ERROR?')
    expect(suggestionFor('TOKEN_EXPIRE', WORDS)).toBe('did you mean TOKEN_EXPIRED, TOKEN_REPLAYED or TOKEN_MALFORMED?')
  })

  test('without a near word, every legal word is listed', () => {
    expect(suggestionFor('banana', ['userId', 'attempts'])).toBe('use one of userId, attempts.')
  })
})

test.describe('a slip of the fingers', () => {
  const names = ['retryCount', 'retryToken', 'retryDelaysMs', 'sid', 'port'] as const

  for (const [word, meant] of [
    ['retryTokens', ['retryToken']],
    ['retytoken', ['retryToken']],
    ['retry-count', ['retryCount']],
    ['prot', ['port']],
    ['sids', ['sid']],
    ['retries', []],
    ['part', ['port']],
    ['host', []],
    ['', []],
  ] as const) {
    test(`the misspelt "${word}" suggests ${meant[0] ?? 'no word'}`, () => {
      expect(misspelt(word, names)).toEqual(meant)
    })
  }

  test('a misspelt word that is equally near to two words suggests both', () => {
    expect(misspelt('bad', ['bat', 'bar', 'bold'])).toEqual(['bat', 'bar'])
  })

  test('a misspelt word may differ only by a limited number of letters', () => {
    expect(misspelt('iadvizeProjct', ['iadvizeProject'], 1)).toEqual(['iadvizeProject'])
    expect(misspelt('iadvizeProjectId', ['iadvizeProject'], 1)).toEqual([])
  })
})
