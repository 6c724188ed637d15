import { expect, test } from '../../plain-test.ts'
import { misspelt, nearestTo, suggestionFor } from '../../../protocol/nearest.ts'

const WORDS = ['TOKEN_EXPIRED', 'TOKEN_MALFORMED', 'TOKEN_REPLAYED', 'USER_ID_MISSING', 'SERVER_ERROR'] as const

test.describe('what somebody may have meant', () => {
  test('is the word that differs least, then those that differ more, three at most', () => {
    expect(nearestTo('TOKEN_EXPIRE', WORDS)).toEqual(['TOKEN_EXPIRED', 'TOKEN_REPLAYED', 'TOKEN_MALFORMED'])
  })

  test('does not hang on case and on how words are joined', () => {
    expect(nearestTo('server-error', WORDS)).toEqual(['SERVER_ERROR'])
    expect(nearestTo('ServerError', WORDS)).toEqual(['SERVER_ERROR'])
  })

  test('is nothing where half of a word would have to be changed', () => {
    expect(nearestTo('banana', WORDS)).toEqual([])
  })

  test('is asked as a question', () => {
    expect(suggestionFor('SERVER_EROR', WORDS)).toBe('did you mean SERVER_ERROR?')
    expect(suggestionFor('TOKEN_EXPIRE', WORDS)).toBe('did you mean TOKEN_EXPIRED, TOKEN_REPLAYED or TOKEN_MALFORMED?')
  })

  test('is every legal word where none is near', () => {
    expect(suggestionFor('banana', ['userId', 'attempts'])).toBe('there are userId, attempts')
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
    test(`in "${word}" means ${meant[0] ?? 'no word that there is'}`, () => {
      expect(misspelt(word, names)).toEqual(meant)
    })
  }

  test('that is as near to two words means either', () => {
    expect(misspelt('bad', ['bat', 'bar', 'bold'])).toEqual(['bat', 'bar'])
  })

  test('is held to a number of letters', () => {
    expect(misspelt('iadvizeProjct', ['iadvizeProject'], 1)).toEqual(['iadvizeProject'])
    expect(misspelt('iadvizeProjectId', ['iadvizeProject'], 1)).toEqual([])
  })
})
