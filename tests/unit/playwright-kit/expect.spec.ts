import { mergeExpects, type Locator, type Page } from '@playwright/test'
import { expect as playwrightExpect, test } from '../../plain-test.ts'
import { expect } from '../../../playwright-kit/expect.ts'
import type { FakeRehearsal } from './matchers/fake-rehearsal.ts'
import { rehearsalThat, rehearsalWith, useFakeTime } from './matchers/fake-rehearsal.ts'
import {
  activated,
  activatedAnonymously,
  byTag,
  failedAfterRetries,
  OTHER_PAGE,
  tagLoaded,
} from '../journal/journals.ts'
import { messageOf } from './matchers/claims.ts'

useFakeTime()

const STORY = [
  'What happened:',
  'Page 1, project 7316:',
  '  +0.0 s  the tag was loaded by https://shop.example/account',
  '  +0.0 s  activation 1: asked the site for a token, sent it (token a1), accepted as user camille',
  "  +0.0 s  the browser stored the visitor's secured identity",
  '  +0.0 s  activation 1 succeeded after 1 attempt',
]

test.describe('the message of a matcher', () => {
  test('the message of a matcher says what was expected, what was seen, what came nearest, and the story', async () => {
    const message = await messageOf(
      expect(rehearsalWith(tagLoaded(), activated())).toHaveFailedActivation({ attempts: 4 }),
    )
    expect(message.split('\n')).toEqual([
      'expect(iadvize).toHaveFailedActivation({ attempts: 4 }) failed',
      '',
      'Expected: at least one activation that failed after 4 attempts',
      'Seen:     none',
      'Nearest:  activation 1 succeeded after 1 attempt, as user camille',
      '',
      ...STORY,
    ])
  })

  test('the message of a negated claim says what should not have happened, and what did', async () => {
    const message = await messageOf(
      expect(rehearsalWith(tagLoaded(), activated())).not.toHaveActivated({ userId: 'camille' }),
    )
    expect(message.split('\n')).toEqual([
      "expect(iadvize).not.toHaveActivated({ userId: 'camille' }) failed",
      '',
      'Expected: no secured activation for user camille',
      'Seen:     1 (activation 1 succeeded after 1 attempt, as user camille)',
      'Looked:   no further than now',
      '',
      ...STORY,
    ])
  })

  for (const { title, within, slowed, line } of [
    {
      title: 'as far as the option for all claims',
      within: {},
      slowed: null,
      line: 'Looked:   1 day ahead; to claim that it has not happened yet, set a shorter time with the option within.',
    },
    {
      title: 'as far as its own option, and what was slowed on the way',
      within: { within: '90 min' },
      slowed: 'From +1 h 6 min on repeating timers were called once a minute.',
      line: 'Looked:   90 min ahead; to claim that it has not happened yet, set a shorter time with the option within. From +1 h 6 min on repeating timers were called once a minute.',
    },
    { title: 'no further than now', within: { within: 0 }, slowed: null, line: 'Looked:   no further than now' },
  ] as const) {
    test(`the message of a negative claim that a later event breaks says that it looked ${title}`, async () => {
      const rehearsal = rehearsalThat({ settles: [byTag({ type: 'logout-called' })], slowed })
      expect(await messageOf(expect(rehearsal).not.toHaveLoggedOut(within))).toContain(`\n${line}\n`)
    })
  }

  for (const { title, claim, lines } of [
    {
      title: 'toHaveActivated',
      claim: (it: FakeRehearsal) => expect(it).toHaveActivated(),
      lines: [
        'Expected: at least one secured activation',
        'Nearest:  activation 1 failed after 4 attempts: SIGNATURE_INVALID ("Failed to fetch authentication with a server error")',
      ],
    },
    {
      title: 'toHaveActivatedAnonymously',
      claim: (it: FakeRehearsal) => expect(it).toHaveActivatedAnonymously({ times: 1 }),
      lines: ['Expected: exactly 1 anonymous activation', 'Seen:     none'],
    },
    {
      title: 'toHaveLoggedOut',
      claim: (it: FakeRehearsal) => expect(it).toHaveLoggedOut(),
      lines: [
        'Expected: at least one call of iAdvize.logout()',
        "Nearest:  the browser forgot the visitor's identity, but not because the site called iAdvize.logout()",
      ],
    },
    {
      title: 'toHaveAskedForToken',
      claim: (it: FakeRehearsal) => expect(it).toHaveAskedForToken({ times: 1 }),
      lines: [
        "Expected: exactly 1 call of the site's token provider",
        'Seen:     4 (for attempt 1 of activation 1; for attempt 2 of activation 1; for attempt 3 of activation 1; for attempt 4 of activation 1)',
      ],
    },
    {
      title: 'toHaveRefreshed',
      claim: (it: FakeRehearsal) => expect(it).toHaveRefreshed(),
      lines: ['Expected: at least one refresh of the session', 'Nearest:  there was no session to refresh'],
    },
    {
      title: 'toHaveJournal',
      claim: (it: FakeRehearsal) => expect(it).toHaveJournal(['tag-loaded', 'logout-called']),
      lines: [
        'Expected: tag-loaded, logout-called; in this order, with anything in between',
        '    tag-loaded (entry 1)',
        '  - logout-called is missing',
        'Nearest:  there is no entry of the type logout-called',
      ],
    },
  ]) {
    test(`the message of ${title} can be read by someone who does not write code`, async () => {
      const message = await messageOf(claim(rehearsalWith(tagLoaded(), failedAfterRetries())))
      expect(message.split('\n')).toEqual(expect.arrayContaining(lines))
      expect(message).toContain('activation 1 failed after 4 attempts')
    })
  }

  test('the message of toHaveNoIdentityLeft names what is left', async () => {
    const held = [{ place: 'cookie', name: 'iadvize-7316-vuid', origin: 'https://shop.example' }] as const
    expect(await messageOf(expect(rehearsalThat({ held })).toHaveNoIdentityLeft())).toContain(
      'Expected: no cookie and nothing in local storage that says who the visitor is\n' +
        'Seen:     the cookie iadvize-7316-vuid of https://shop.example\n',
    )
  })

  test('the message of a matcher contains no token, wherever a site has put one', async () => {
    const token = `eyJhbGciOiJSUzI1NiJ9.${'a'.repeat(60)}.${'b'.repeat(300)}`
    const rehearsal = rehearsalWith(byTag({ type: 'navigated', screen: token }))
    const claim = expect(rehearsal).toHaveJournal([{ type: 'navigated', screen: '/' }])
    expect(await messageOf(claim)).not.toContain('eyJ')
  })

  test('the message of a matcher shortens a long list of expected entries', async () => {
    const patterns = Array.from({ length: 40 }, () => ({ type: 'logout-called' }) as const)
    const [first] = (await messageOf(expect(rehearsalWith()).toHaveJournal(patterns))).split('\n')
    expect(first).toMatch(/^expect\(iadvize\)\.toHaveJournal\(.{200} …\) failed$/)
  })
})

test.describe('a wrong option', () => {
  const it = rehearsalWith(activated())
  const wrong = (options: unknown): never => options as never

  for (const [what, claim, sentence] of [
    [
      'a name that is nearly right',
      () => expect(it).toHaveActivated(wrong({ userID: 'camille' })),
      'toHaveActivated() has no option "userID"; did you mean userId?',
    ],
    [
      'a name that resembles none',
      () => expect(it).toHaveLoggedOut(wrong({ banana: 1 })),
      'toHaveLoggedOut() has no option "banana"; use one of times, timeout, within',
    ],
    [
      'a name that every object has',
      () => expect(it).toHaveLoggedOut(wrong({ toString: 1 })),
      'toHaveLoggedOut() has no option "toString"; use one of times, timeout, within',
    ],
    [
      'an option of another matcher',
      () => expect(it).toHaveRefreshed(wrong({ code: 'TOKEN_EXPIRED' })),
      'toHaveRefreshed() has no option "code"; use one of times, timeout, within',
    ],
    [
      'a code that is nearly right',
      () => expect(it).toHaveFailedActivation(wrong({ code: 'TOKEN_OUTDATED' })),
      "toHaveFailedActivation(): code is 'TOKEN_OUTDATED', which does not exist; did you mean ",
    ],
    [
      'a number as a string',
      () => expect(it).toHaveFailedActivation(wrong({ attempts: '4' })),
      "toHaveFailedActivation(): attempts must be a whole number, but is '4'.",
    ],
    [
      'a number below zero',
      () => expect(it).toHaveAskedForToken({ times: -1 }),
      'toHaveAskedForToken(): times must be a whole number, but is -1.',
    ],
    [
      'an id as a number',
      () => expect(it).toHaveActivated(wrong({ userId: 42 })),
      'toHaveActivated(): userId must be a string, but is 42.',
    ],
    [
      'a reason that is none',
      () => expect(it).toHaveFailedActivation(wrong({ reason: 5 })),
      'toHaveFailedActivation(): reason must be a string or a regular expression, but is 5.',
    ],
    [
      'a time limit as a string',
      () => expect(it).toHaveNoIdentityLeft(wrong({ timeout: '5 s' })),
      "toHaveNoIdentityLeft(): timeout must be a number of milliseconds, but is '5 s'.",
    ],
    [
      'a look ahead that is not a length of time',
      () => expect(it).not.toHaveLoggedOut(wrong({ within: 'a while' })),
      `toHaveLoggedOut(): within must be a length of time, such as "30 s", "15 min" or a number of milliseconds, but is 'a while'.`,
    ],
    [
      'a look ahead into the past',
      () => expect(it).not.toHaveNoIdentityLeft({ within: -1 }),
      'toHaveNoIdentityLeft(): within must be a length of time',
    ],
    [
      'looking ahead in a claim that something happened',
      () => expect(it).toHaveActivated({ within: '1 min' }),
      'toHaveActivated(): within sets how far ahead a negative claim looks (one with "not", "times" or "exactly"). This claim is about what has happened: call passTime() first, and remove within.',
    ],
    [
      'looking ahead in a claim that an identity is left',
      () => expect(it).not.toHaveNoIdentityLeft({ within: '1 min' }),
      'toHaveNoIdentityLeft(): within sets how far ahead a negative claim looks',
    ],
    [
      'looking ahead in a journal that may continue',
      () => expect(it).toHaveJournal(['activation-settled'], { within: '1 min' }),
      'toHaveJournal(): within sets how far ahead a negative claim looks',
    ],
    [
      'something else than options',
      () => expect(it).toHaveActivated(wrong('camille')),
      "toHaveActivated() takes its options as an object, but was given 'camille'.",
    ],
    [
      'nothing as options',
      () => expect(it).toHaveActivated(wrong(null)),
      'toHaveActivated() takes its options as an object, but was given null.',
    ],
    [
      'a type of entry that is nearly right',
      () => expect(it).toHaveJournal(wrong(['logged-out-called'])),
      `toHaveJournal(): 'logged-out-called' is not an entry. The journal has no entries of the type "logged-out-called"; did you mean logout-called`,
    ],
    [
      'an entry without a type',
      () => expect(it).toHaveJournal(wrong([{ attempt: 1 }])),
      'toHaveJournal(): { attempt: 1 } is not an entry. The journal has no entries of the type "undefined"; use one of tag-loaded, ',
    ],
    [
      'a field that an entry of its type never has',
      () => expect(it).toHaveJournal(wrong([{ type: 'logout-called', activation: 1 }])),
      'toHaveJournal(): { type: \'logout-called\', activation: 1 } is not an entry. An entry of the type logout-called has no field "activation"; use one of index, at, page',
    ],
    [
      'a value that a field never has',
      () => expect(it).toHaveJournal(wrong([{ type: 'refresh-settled', status: 'refresh' }])),
      'is not an entry. The "status" of refresh-settled is never "refresh"; did you mean refreshed?',
    ],
    [
      'one entry instead of a list',
      () => expect(it).toHaveJournal(wrong('tag-loaded')),
      "toHaveJournal() takes a list of entries, but was given 'tag-loaded'.",
    ],
    [
      'an empty list, which every journal has',
      () => expect(it).toHaveJournal([]),
      'toHaveJournal([]) would hold for every journal: name an entry, or write toHaveJournal([], { exactly: true }) for an empty one.',
    ],
    [
      'exactly as a string',
      () => expect(it).toHaveJournal(['tag-loaded'], wrong({ exactly: 'yes' })),
      "toHaveJournal(): exactly must be true or false, but is 'yes'.",
    ],
  ] as const) {
    test(`a matcher answers a wrong option with a sentence: ${what}`, async () => {
      expect(await messageOf(claim())).toContain(sentence)
    })
  }

  test('a wrong option is refused even in a negated claim, which would otherwise pass', async () => {
    expect(await messageOf(expect(it).not.toHaveActivated(wrong({ userID: 'jonas' })))).toContain('has no option')
  })

  test('an undefined option counts as left out', async () => {
    await expect(it).toHaveActivated(wrong({ userId: undefined }))
  })
})

test.describe('a value that is not a rehearsal', () => {
  class Page {
    readonly url = 'about:blank'
  }
  for (const [what, receiver, named] of [
    ['a page', new Page(), 'an object of the class Page'],
    ['nothing', undefined, 'undefined'],
    ['a promise', Promise.resolve(), 'a promise (await it first)'],
    ['an incomplete rehearsal', { entries: () => [], settle: async () => {} }, 'an object of the class Object'],
    ['an object without a class', Object.create(null), 'an object without a class'],
  ] as const) {
    test(`a matcher refuses ${what} in place of a rehearsal`, async () => {
      const claim = expect(receiver as FakeRehearsal).toHaveActivated()
      expect(await messageOf(claim)).toBe(
        `toHaveActivated() checks a rehearsal, but was given ${named}: write expect(iadvize).toHaveActivated() with the fixture "iadvize".`,
      )
    })
  }

  test('a negated claim about anything but a rehearsal is refused as well', async () => {
    expect(await messageOf(expect({} as FakeRehearsal).not.toHaveActivated())).toContain('checks a rehearsal')
  })
})

test.describe('expect of the kit', () => {
  test('expect of the kit has everything that expect of Playwright has', async () => {
    expect(1).toBe(1)
    await expect(async () => expect(2).toBe(2)).toPass()
    await expect.poll(() => 3).toBe(3)
    expect(expect.any(Number)).toEqual(4)
  })

  test('soft claims of the kit fail the test without ending it', async () => {
    test.fail(true, 'a soft claim that does not hold')
    await expect.soft(rehearsalWith()).toHaveActivated({ timeout: 1 })
  })

  test('expect of the kit can be merged with another, in either order', async () => {
    const withEven = playwrightExpect.extend({
      toBeEven: (received: number) => ({ pass: received % 2 === 0, message: () => `${received} is odd` }),
    })
    const both = [mergeExpects(expect, withEven), mergeExpects(withEven, expect)]
    for (const merged of both) {
      merged(2).toBeEven()
      await merged(rehearsalWith(activated())).toHaveActivated({ userId: 'camille' })
      await merged(rehearsalWith(activated(), activatedAnonymously({ page: OTHER_PAGE }))).toHaveActivated({ times: 1 })
      await merged(rehearsalWith(activated())).not.toHaveFailedActivation()
      expect(await messageOf(merged(rehearsalWith()).toHaveActivated({ timeout: 1 }))).toContain(
        'Expected: at least one',
      )
    }
  })

  test("expect of the kit offers its matchers for a rehearsal, and Playwright's for a page and a locator", () => {
    type Offered<Receiver> = keyof ReturnType<typeof expect<Receiver>>
    type Has<Receiver, Name extends string> = Name extends Offered<Receiver> ? true : false
    const offers: readonly [
      Has<FakeRehearsal, 'toHaveActivated'>,
      Has<FakeRehearsal, 'toHaveJournal'>,
      Has<Page, 'toHaveURL'>,
      Has<Locator, 'toBeVisible'>,
      Has<Page, 'toHaveActivated'>,
      Has<number, 'toHaveNoIdentityLeft'>,
    ] = [true, true, true, true, false, false]
    expect(offers).toHaveLength(6)
  })
})
