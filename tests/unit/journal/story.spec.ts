import { expect, test } from '../../plain-test.ts'
import { storyOf } from '../../../journal/story.ts'
import type { JournalEntry } from '../../../journal/entries.ts'
import {
  accepted,
  activated,
  activatedAnonymously,
  answered,
  byTag,
  failedAfterRetries,
  failedWith,
  journal,
  OTHER_PAGE,
  refusedWith,
  requested,
  retryIn,
  securedAttempt,
  settled,
  tagLoaded,
  type Moments,
} from './journals.ts'

const story = (...moments: Moments): string => storyOf(journal(...moments))
const lines = (...moments: Moments): readonly string[] => story(...moments).split('\n')

test.describe('the story of a journal', () => {
  test('the story of four refused attempts tells each with its time, and how the activation ended', () => {
    expect(story(tagLoaded(), failedAfterRetries())).toBe(
      [
        'Page 1, project 7316:',
        '  +0.0 s  the tag was loaded by https://shop.example/account',
        '  +0.1 s  activation 1: asked the site for a token, sent it (token 5f3a9c01), refused: SIGNATURE_INVALID (prepared, whatever the token)',
        '  +1.1 s  activation 1 tried again after 1 s: asked the site for a token, sent it (token 5f3a9c02), refused: SIGNATURE_INVALID (prepared, whatever the token)',
        '  +3.1 s  activation 1 tried again after 2 s: asked the site for a token, sent it (token 5f3a9c03), refused: SIGNATURE_INVALID (prepared, whatever the token)',
        '  +7.1 s  activation 1 tried again after 4 s: asked the site for a token, sent it (token 5f3a9c04), refused: SIGNATURE_INVALID (prepared, whatever the token)',
        "  +7.1 s  the browser forgot the visitor's identity",
        '  +7.1 s  activation 1 failed after 4 attempts: SIGNATURE_INVALID; the site was told "Failed to fetch authentication with a server error"',
      ].join('\n'),
    )
  })

  test('the story goes page by page, and ends with what no page did', () => {
    expect(
      story(
        tagLoaded(),
        tagLoaded(OTHER_PAGE),
        activated(),
        { type: 'token-asked', behaviour: 'mint', status: 200, token: 'a1' },
        activatedAnonymously({ page: OTHER_PAGE }),
      ),
    ).toBe(
      [
        'Page 1, project 7316:',
        '  +0.0 s  the tag was loaded by https://shop.example/account',
        '  +0.0 s  activation 1: asked the site for a token, sent it (token a1), accepted as user camille',
        "  +0.0 s  the browser stored the visitor's secured identity",
        '  +0.0 s  activation 1 succeeded after 1 attempt',
        'Page 2, project 7316:',
        '  +0.0 s  the tag was loaded by https://shop.example/account',
        '  +0.0 s  activation 1: asked the site for a token, and the site chose to continue anonymously, sent an anonymous attempt, accepted as an anonymous visitor',
        "  +0.0 s  the browser stored the visitor's anonymous identity",
        '  +0.0 s  activation 1 succeeded after 1 attempt',
        'Outside the pages:',
        '  +0.0 s  the token backend was asked for a token (mint) and answered 200',
      ].join('\n'),
    )
  })

  for (const { what, moments, told } of [
    {
      what: 'an activation whose site has not answered',
      moments: [requested(), byTag({ type: 'provider-called', activation: 1, attempt: 1 })],
      told: 'activation 1: asked the site for a token and has no answer yet',
    },
    {
      what: 'a provider that threw',
      moments: [
        requested(),
        byTag(
          { type: 'provider-called', activation: 1, attempt: 1 },
          { type: 'provider-answered', activation: 1, attempt: 1, outcome: 'threw', optionType: null, token: null },
        ),
        retryIn(1_000, 'PROVIDER_FAILED'),
      ],
      told: "activation 1: asked the site for a token, the site's provider threw an error, and will try again in 1 s",
    },
    {
      what: 'a provider that gave rubbish',
      moments: [
        byTag(
          { type: 'provider-called', activation: 1, attempt: 1 },
          { type: 'provider-answered', activation: 1, attempt: 1, outcome: 'invalid', optionType: 'X', token: null },
        ),
      ],
      told: 'activation 1: asked the site for a token, got no valid authentication option',
    },
    {
      what: 'a provider that never answered',
      moments: [
        byTag(
          { type: 'provider-called', activation: 1, attempt: 1 },
          { type: 'provider-answered', activation: 1, attempt: 1, outcome: 'timed-out', optionType: null, token: null },
        ),
      ],
      told: "activation 1: asked the site for a token, the site's provider did not answer in time",
    },
    {
      what: 'a call that only asked and was refused',
      moments: [
        byTag(
          { type: 'provider-called', activation: 2, attempt: 1 },
          {
            type: 'provider-answered',
            activation: 2,
            attempt: 1,
            outcome: 'option',
            optionType: 'SECURED_AUTHENTICATION',
            token: 'b2',
          },
        ),
        failedWith('ALREADY_ACTIVATED', {
          activation: 2,
          attempts: 0,
          reason: "Can't activate twice, please logout first",
        }),
      ],
      told: 'activation 2 was refused without an attempt: ALREADY_ACTIVATED; the site was told "Can\'t activate twice, please logout first"',
    },
    {
      what: 'an attempt on its way',
      moments: [byTag({ type: 'attempt-sent', activation: 1, attempt: 1, optionType: 'ANONYMOUS', token: null })],
      told: 'activation 1: sent an anonymous attempt, and has no answer yet',
    },
    {
      what: 'an attempt that the network swallowed',
      moments: [
        byTag({ type: 'attempt-sent', activation: 1, attempt: 1, optionType: 'ANONYMOUS', token: null }),
        retryIn(1_000, 'NETWORK_ERROR'),
      ],
      told: 'activation 1: sent an anonymous attempt, which never reached the platform, and will try again in 1 s',
    },
    {
      what: 'the same token sent again',
      moments: [
        byTag({ type: 'attempt-sent', activation: 1, attempt: 2, optionType: 'SECURED_AUTHENTICATION', token: 'a1' }),
        answered({ token: 'a1', answer: 'server-error' }),
      ],
      told: 'activation 1: sent the token once more (token a1), answered with a server error (prepared)',
    },
    {
      what: 'a dropped connection',
      moments: [securedAttempt({ answered: { answer: 'drop-connection' } })],
      told: 'activation 1: asked the site for a token, sent it (token 5f3a9c01), and the connection was dropped (prepared)',
    },
    {
      what: 'half an answer',
      moments: [securedAttempt({ answered: { answer: 'malformed-body' } })],
      told: 'activation 1: asked the site for a token, sent it (token 5f3a9c01), answered with half a document (prepared)',
    },
    {
      what: 'no answer',
      moments: [securedAttempt({ answered: { answer: 'never-answer' } })],
      told: 'activation 1: asked the site for a token, sent it (token 5f3a9c01), left without an answer (prepared)',
    },
    {
      what: 'a token that nobody opened',
      moments: [securedAttempt({ answered: accepted(null) })],
      told: 'activation 1: asked the site for a token, sent it (token 5f3a9c01), accepted without knowing whom it names',
    },
    {
      what: 'a call of activate of which nothing followed',
      moments: [requested()],
      told: 'activation 1: the site called activate',
    },
    { what: 'a logout', moments: [byTag({ type: 'logout-called' })], told: 'the site called logout' },
    {
      what: 'a function that threw, in one line',
      moments: [byTag({ type: 'function-threw', message: 'TypeError: x\n  at y' })],
      told: 'a function that the site pushed threw an error: TypeError: x at y',
    },
    {
      what: 'a property by its name only, because the value is the visitor’s',
      moments: [byTag({ type: 'property-set', name: 'customData', value: 'camille@example.com' })],
      told: 'the site set customData',
    },
    {
      what: 'a refresh that is to come',
      moments: [byTag({ type: 'refresh-scheduled', delayMs: 3_540_000 })],
      told: 'the tag will refresh the session in 59 min',
    },
    {
      what: 'a refresh that has just begun',
      moments: [byTag({ type: 'refresh-started', activation: 2 })],
      told: 'refresh 2: the tag began to refresh the session',
    },
    {
      what: 'a refresh that failed',
      moments: [
        byTag(
          { type: 'refresh-started', activation: 2 },
          {
            type: 'refresh-settled',
            activation: 2,
            status: 'identity-ended',
            code: 'TOKEN_EXPIRED',
            reason: 'No.',
            attempts: 4,
          },
        ),
      ],
      told: "refresh 2 failed after 4 attempts: TOKEN_EXPIRED; the visitor's identity ended",
    },
    {
      what: 'an attempt of a mobile application',
      moments: [answered({ optionType: 'SIMPLE_AUTHENTICATION', userId: 'camille' })],
      told: 'an attempt from outside the pages was accepted as user camille',
    },
    {
      what: 'a request that the platform does not take',
      moments: [{ type: 'request-refused', path: '/graphql', method: 'GET', status: 405, problem: 'Use POST.' }],
      told: 'the platform refused GET /graphql with 405: Use POST.',
    },
  ] as const) {
    test(`the story tells of ${what}`, () => {
      expect(
        lines(...moments)
          .at(-1)
          ?.replace(/^ *\+\S+ s +/, ''),
      ).toBe(told)
    })
  }

  test('the story calls the attempts of a refresh a refresh', () => {
    expect(
      story(
        byTag({ type: 'refresh-started', activation: 3 }),
        securedAttempt({ activation: 3, token: 'c3', answered: accepted() }),
        byTag({ type: 'refresh-settled', activation: 3, status: 'refreshed', code: null, reason: null, attempts: 1 }),
      ),
    ).toContain(
      '  +0.0 s  refresh 3: asked the site for a token, sent it (token c3), accepted as user camille\n' +
        '  +0.0 s  refresh 3 succeeded after 1 attempt',
    )
  })

  test('the story gives an answer to the page that sent its token, whichever page sent last', () => {
    const sent = (page: string, token: string) => ({
      type: 'attempt-sent' as const,
      activation: 1,
      attempt: 1,
      optionType: 'SECURED_AUTHENTICATION',
      token,
      page,
    })
    expect(
      lines(
        tagLoaded(),
        tagLoaded(OTHER_PAGE),
        sent(tagLoaded()[0]?.page ?? '', 'a1'),
        sent(OTHER_PAGE, 'b1'),
        answered({ token: 'a1', userId: 'camille' }),
        answered({ token: 'b1', ...refusedWith('TOKEN_EXPIRED') }),
      ).filter((line) => line.includes('activation')),
    ).toEqual([
      '  +0.0 s  activation 1: sent a token (token a1), accepted as user camille',
      '  +0.0 s  activation 1: sent a token (token b1), refused: TOKEN_EXPIRED',
    ])
  })

  test('the story gives an answer to the attempt without one when its token was sent twice', () => {
    const again = (attempt: number, answer: 'server-error' | 'judge') => [
      ...byTag({ type: 'attempt-sent', activation: 1, attempt, optionType: 'SECURED_AUTHENTICATION', token: 'a1' }),
      ...answered({ token: 'a1', answer }),
    ]
    expect(lines(again(1, 'server-error'), again(2, 'judge')).slice(1)).toEqual([
      '  +0.0 s  activation 1: sent a token (token a1), answered with a server error (prepared)',
      '  +0.0 s  activation 1: sent the token once more (token a1), accepted without knowing whom it names',
    ])
  })

  test('the story shows times of more than an hour in hours', () => {
    expect(
      lines(
        tagLoaded(),
        byTag({ type: 'logout-called', afterMs: 62_000 }),
        byTag({ type: 'logout-called', afterMs: 3_600_000 }),
      ),
    ).toEqual([
      'Page 1, project 7316:',
      '  +0.0 s              the tag was loaded by https://shop.example/account',
      '  +1 min 02.0 s       the site called logout',
      '  +1 h 00 min 00.0 s  the site called logout',
    ])
  })

  test('a long story keeps its beginning and its end, and says how much it left out', () => {
    const navigations = Array.from({ length: 100 }, (_none, index) =>
      byTag({ type: 'navigated', screen: `page-${index + 1}` }),
    ).flat()
    const told = lines(tagLoaded(), navigations)
    expect(told).toHaveLength(25)
    expect(told[1]).toContain('the tag was loaded')
    expect(told[9]).toBe('  … 78 more lines …')
    expect(told.at(-1)).toContain('page-100')
  })

  test('a story of many pages leaves out those in the middle', () => {
    const pages = Array.from({ length: 12 }, (_none, index) => tagLoaded(String(index).padStart(32, '0')))
    expect(lines(...pages).filter((line) => !line.startsWith(' '))).toEqual([
      'Page 1, project 7316:',
      '… 8 more pages …',
      'Page 10, project 7316:',
      'Page 11, project 7316:',
      'Page 12, project 7316:',
    ])
  })

  test('the story of an empty journal says where to look', () => {
    expect(storyOf([])).toBe(
      'Nothing happened: no page has loaded the tag. Does the page include iadvize.js, and was it opened?',
    )
  })

  test('the story contains no token, wherever a site has put one', () => {
    const token = `eyJhbGciOiJSUzI1NiJ9.${'a'.repeat(60)}.${'b'.repeat(300)}`
    const entries: readonly JournalEntry[] = journal(
      byTag(
        { type: 'tag-loaded', sid: '7316', url: `https://shop.example/?token=${token}` },
        { type: 'function-threw', message: `cannot send ${token}` },
        { type: 'navigated', screen: token },
      ),
      settled({ status: 'authentication-failure', code: 'SERVER_ERROR', reason: token }),
    )
    expect(storyOf(entries)).not.toContain('eyJ')
    expect(storyOf(entries).match(/\[token [0-9a-f]{8}\]/g)).toHaveLength(4)
  })
})
