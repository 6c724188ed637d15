import { foldConsequences, type Sights } from '../../../../audits/causes/causes.ts'
import type { AuditId } from '../../../../audits/catalogue.ts'
import type { Finding } from '../../../../audits/finding.ts'
import { timeline } from '../../../../audits/proof.ts'
import type { Scene, Trouble } from '../../../../audits/seen.ts'
import type { JournalEvent } from '../../../../journal/entries.ts'
import { expect, test } from '../../../plain-test.ts'
import { ABOUT, sceneOf, secured } from '../rules/case.ts'
import { judged, refusedFor } from '../rules/token-cases.ts'
import { fail, findingOf, pass, warn } from '../sample-report.ts'
import { FAILURE, PEOPLE, VISIT } from '../../../../audits/scenes/steps.ts'

/** Could not tell, for want of this. */
const missing = (audit: AuditId, what: string, summary = 'Nothing was seen.'): Finding =>
  findingOf(audit, { verdict: 'could-not-tell', missing: what, summary })

/** A visit whose visitor signed in, and then this. */
const visitWith = (...journal: readonly JournalEvent[]): Sights => ({
  about: ABOUT,
  visit: sceneOf([[VISIT.opens], [VISIT.signsIn, { journal }], [VISIT.looksAround]]),
})

const LOADED: JournalEvent = { type: 'tag-loaded', sid: '1234', url: 'https://shop.example/account' }
const ASKED: JournalEvent = { type: 'activation-requested', activation: 1 }
const answered = (token: string | null, optionType = 'SECURED_AUTHENTICATION'): JournalEvent => ({
  type: 'provider-answered',
  activation: 1,
  attempt: 1,
  outcome: 'option',
  optionType,
  token,
})
const sent = (token: string, activation = 1): JournalEvent => ({
  type: 'attempt-sent',
  activation,
  attempt: 1,
  optionType: 'SECURED_AUTHENTICATION',
  token,
})

const linksOf = (findings: readonly Finding[], seen: Sights): Readonly<Record<string, string>> =>
  Object.fromEntries(
    foldConsequences(findings, seen).findings.flatMap(({ audit, consequenceOf }) =>
      consequenceOf === undefined ? [] : [[audit, consequenceOf]],
    ),
  )

const NOBODY: readonly Finding[] = [
  fail('activation-secured', 'no-activation'),
  missing('activation-once', 'a call of activate'),
  missing('token-keys', 'an activation with a token'),
  missing('token-endpoint-origin', 'a request of the page that fetches the token'),
  missing('logout-called', 'a secured visitor'),
]

test.describe('nobody was secured', () => {
  for (const [what, cause, seen] of [
    ['the policy blocks the tag', fail('loading-csp', 'script-src'), visitWith()],
    ['the policy blocks the snippet', fail('loading-csp', 'inline-snippet'), visitWith()],
    ['the snippet has no site id', fail('loading-snippet', 'no-sid'), visitWith()],
    ['the provider is no function', fail('activation-provider', 'no-function'), visitWith(LOADED, ASKED)],
  ] as const) {
    test(`where ${what}, one finding explains that nobody was secured and all that could not be seen`, () => {
      const late = what === 'the provider is no function'
      const findings = [cause, ...(late ? NOBODY.filter(({ audit }) => audit !== 'activation-once') : NOBODY)]
      const followers = findings.slice(1).map(({ audit }) => [audit, cause.audit])
      expect(linksOf(findings, seen)).toEqual(Object.fromEntries(followers))
    })
  }

  test('a policy that blocks only the requests of the tag is the cause of what needs the platform, and of nothing earlier', () => {
    const seen = visitWith(LOADED, ASKED, answered('aaaaaaaa'), sent('aaaaaaaa'))
    const findings = [fail('loading-csp', 'connect-src'), ...NOBODY]
    expect(linksOf(findings, seen)).toEqual({
      'activation-secured': 'loading-csp',
      'token-keys': 'loading-csp',
      'token-endpoint-origin': 'loading-csp',
      'logout-called': 'loading-csp',
    })
  })

  test('pages that never call activate are the finding of the rule about the chat itself', () => {
    const findings = [...NOBODY, fail('activation-every-page', 'page-without-activation')]
    expect(linksOf(findings, visitWith(LOADED))).toEqual({
      'activation-once': 'activation-secured',
      'activation-every-page': 'activation-secured',
      'token-keys': 'activation-secured',
      'token-endpoint-origin': 'activation-secured',
      'logout-called': 'activation-secured',
    })
  })

  test('an additional anonymous visitor is a separate mistake, even if the tag is blocked elsewhere', () => {
    const findings = [fail('loading-csp', 'script-src'), fail('activation-secured', 'no-activation', 'anonymous')]
    expect(linksOf(findings, visitWith())).toEqual({})
  })

  test('no broken rule follows from a warning, or from a rule that was not checked', () => {
    const doubtful = [warn('loading-csp', 'script-src'), fail('activation-secured', 'no-activation')]
    expect(linksOf(doubtful, visitWith())).toEqual({})
    expect(linksOf([fail('activation-secured', 'no-activation')], visitWith())).toEqual({})
  })

  test('a journey with one visitor is a separate cause, whatever else is wrong', () => {
    const findings = [
      fail('loading-csp', 'script-src'),
      missing('token-user-id-distinct', 'a second visitor in the journey'),
      missing('logout-next-visitor', 'a second visitor in the journey'),
    ]
    expect(linksOf(findings, visitWith())).toEqual({
      'token-user-id-distinct': 'cause-one-visitor',
      'logout-next-visitor': 'cause-one-visitor',
    })
  })

  test('a rule that could not be judged for its own reason follows from nothing', () => {
    const findings = [
      fail('loading-csp', 'script-src'),
      missing('token-endpoint-uncached', 'a second answer with a token'),
    ]
    expect(linksOf(findings, visitWith())).toEqual({})
  })

  test('a tag that does not run, for which there is no rule, is named once', () => {
    const unseen = [
      missing('loading-once', 'a page on which the tag runs'),
      missing('token-keys', 'an activation with a token'),
    ]
    const { findings, causes } = foldConsequences(unseen, visitWith())
    expect(findings.map(({ consequenceOf }) => consequenceOf)).toEqual(Array(2).fill('cause-tag-not-running'))
    expect(causes.map(({ id, title }) => [id, title])).toEqual([['cause-tag-not-running', 'The chat tag did not run']])
  })
})

test('a finding that could not be judged keeps its own words when no other shares its cause', () => {
  const findings = [missing('token-keys', 'an activation with a token'), pass('loading-once')]
  expect(foldConsequences(findings, visitWith())).toEqual({ findings, causes: [] })
})

test('a boxed tag whose frame was not seen is the finding of the rule about the snippet, and the rest follows from it', () => {
  const findings = [
    missing('loading-snippet', 'the bundle of the boxed tag', 'The stand-in does not serve its bundle.'),
    missing('activation-secured', 'the bundle of the boxed tag'),
    missing('token-keys', 'an activation with a token'),
  ]
  expect(linksOf(findings, visitWith())).toEqual({
    'activation-secured': 'loading-snippet',
    'token-keys': 'loading-snippet',
  })
})

test.describe('every token is refused', () => {
  for (const [cause, owner] of [
    ['jws-alg', 'token-signature'],
    ['jwe-enc', 'token-encryption'],
    ['signature-another-key', 'token-keys'],
    ['exp-past', 'token-expiry'],
  ] as const) {
    test(`a token refused for "${cause}" is one finding, and everything that the platform did not read follows from it`, () => {
      const seen = visitWith(LOADED, ASKED, answered('aaaaaaaa'), sent('aaaaaaaa'), refusedFor(cause))
      const findings = [
        fail(owner, cause),
        fail('activation-secured', 'failed'),
        missing('token-claims', `a token without the fault "${cause}"`),
        missing('token-user-id-stable', 'a token that can be opened at each of two sign-ins'),
        missing('logout-called', 'a secured visitor'),
      ]
      expect(new Set(Object.values(linksOf(findings, seen)))).toEqual(new Set([owner]))
      expect(Object.keys(linksOf(findings, seen))).toHaveLength(4)
    })
  }

  test('two rules that are broken by one complaint of the platform are one finding, that of the rule it belongs to', () => {
    const findings = [fail('token-user-id', 'user-id-without-prefix'), fail('token-claims', 'user-id-without-prefix')]
    const seen = visitWith(LOADED, ASKED, answered('aaaaaaaa'), sent('aaaaaaaa'), refusedFor('user-id-without-prefix'))
    expect(linksOf(findings, seen)).toEqual({ 'token-claims': 'token-user-id' })
    const more = [fail('token-user-id', 'user-id-without-prefix'), fail('token-claims', 'claims-not-json')]
    expect(linksOf(more, seen)).toEqual({})
  })
})

test.describe('a visitor was secured', () => {
  const WHOLE = [LOADED, ...secured(), answered('aaaaaaaa'), sent('aaaaaaaa'), judged()]

  test('nothing follows from a broken rule that did not prevent a chat', () => {
    const findings = [fail('loading-csp', 'script-src'), missing('session-another-tab', 'a secured visitor')]
    expect(linksOf(findings, visitWith(...WHOLE))).toEqual({})
  })

  test('without the key of the brand, everything inside the tokens has one cause, which says how to give the key', () => {
    const seen = { ...visitWith(...WHOLE), about: { ...ABOUT, areTokensOpened: false } }
    const findings = [
      missing('token-keys', "the brand's public key, and a token that can be opened"),
      missing('token-user-id-opaque', 'a token that can be opened'),
      pass('token-size'),
    ]
    const told = foldConsequences(findings, seen)
    expect(told.causes.map(({ id }) => id)).toEqual(['cause-no-public-key'])
    expect(told.causes[0]?.fix).toContain('--public-key')
    expect(Object.keys(linksOf(findings, seen))).toEqual(['token-keys', 'token-user-id-opaque'])
  })

  test('a refresh that failed with an earlier token follows from the rule about kept tokens', () => {
    const settled: JournalEvent = {
      type: 'refresh-settled',
      activation: 2,
      status: 'identity-ended',
      code: 'TOKEN_EXPIRED',
      reason: null,
      attempts: 1,
    }
    const refused = refusedFor('exp-past', { token: 'aaaaaaaa' })
    const visit = sceneOf([[VISIT.signsIn, { journal: [...WHOLE, sent('aaaaaaaa', 2), refused, settled] }]])
    const faults = visit.journal.filter(({ type }) => type === 'refresh-settled')
    const lost = findingOf('session-refresh', {
      verdict: 'fail',
      problems: ['identity-lost'],
      summary: 'Lost.',
      evidence: [timeline(visit, 'The visit', faults)],
    })
    const findings = [fail('token-endpoint-uncached', 'same-token'), lost]
    expect(linksOf(findings, { about: ABOUT, visit })).toEqual({ 'session-refresh': 'token-endpoint-uncached' })
    expect(linksOf([pass('token-endpoint-uncached'), lost], { about: ABOUT, visit })).toEqual({})
  })

  test('what is left because logout was never called follows from that, but what the page leaves does not', () => {
    const never = fail('logout-called', 'not-called')
    expect(linksOf([never, fail('logout-nothing-left', 'identity-left')], visitWith(...WHOLE))).toEqual({
      'logout-nothing-left': 'logout-called',
    })
    const shown = fail('logout-nothing-left', 'identity-left', 'shown-on-page')
    expect(linksOf([never, shown], visitWith(...WHOLE))).toEqual({})
  })
})

test.describe('a site that calls activate again after a failure', () => {
  const failedThen = (...answers: readonly JournalEvent[]): Scene => {
    const failed: JournalEvent = {
      type: 'activation-settled',
      activation: 1,
      status: 'authentication-failure',
      code: 'SERVER_ERROR',
      reason: null,
      attempts: 1,
      optionType: 'SECURED_AUTHENTICATION',
    }
    const journal = [LOADED, ASKED, answered('aaaaaaaa'), failed, ...answers]
    return sceneOf([[FAILURE.signsIn, { journal }]])
  }
  const again = (activation: number): JournalEvent => ({ type: 'activation-requested', activation })
  const FINDINGS = [fail('failure-no-anonymous', 'at-once'), fail('failure-no-retry', 'activates-again')]

  test('a site that calls activate again after a failure to go anonymous has one finding', () => {
    const failure = failedThen(again(2), { ...answered(null, 'ANONYMOUS'), activation: 2 } as JournalEvent)
    expect(linksOf(FINDINGS, { about: ABOUT, failure })).toEqual({ 'failure-no-retry': 'failure-no-anonymous' })
  })

  test('a site that calls activate again after a failure with a token and anonymously has two findings', () => {
    const failure = failedThen(again(2), { ...answered('bbbbbbbb'), activation: 2 } as JournalEvent, again(3), {
      ...answered(null, 'ANONYMOUS'),
      activation: 3,
    } as JournalEvent)
    expect(linksOf(FINDINGS, { about: ABOUT, failure })).toEqual({})
  })
})

test.describe('a step of the journey failed', () => {
  const troubleAt = (step: string, reason: string, more: Partial<Trouble> = {}): Trouble => ({
    step,
    sentence: `The step "${step}" failed ${reason}.`,
    png: 'the page',
    ...more,
  })
  const sceneWith = (trouble: Trouble): Scene => sceneOf([], { trouble })
  const at = (query: string): string => `on https://shop.example/sign-in${query}: Timeout 15000ms exceeded`
  const visit = troubleAt(VISIT.signsIn, at('?state=1'))
  const failure = troubleAt(FAILURE.signsIn, at('?state=2'))
  const seen: Sights = { about: ABOUT, visit: sceneWith(visit), failure: sceneWith(failure) }
  const untold = (audit: AuditId, { step, sentence, png }: Trouble): Finding =>
    findingOf(audit, {
      verdict: 'could-not-tell',
      missing: `the step "${step}"`,
      summary: sentence,
      evidence: [{ kind: 'screenshot', caption: 'The page', png: png ?? '' }],
    })

  test('the same sign-in that fails in several scenes is one cause, which shows the page once', () => {
    const findings = [untold('token-keys', visit), untold('token-size', visit), untold('failure-noticed', failure)]
    const told = foldConsequences(findings, seen)
    expect(told.causes).toMatchObject([
      { id: 'cause-sign-in', title: 'The sign-in of the journey failed', summary: visit.sentence },
    ])
    expect(told.causes[0]?.evidence.map(({ kind }) => kind)).toEqual(['screenshot'])
    expect(told.findings.map(({ consequenceOf }) => consequenceOf)).toEqual(Array(3).fill('cause-sign-in'))
    expect(told.findings.flatMap(({ evidence }) => evidence)).toEqual([])
  })

  test('a step that failed for one finding alone stays with it', () => {
    const findings = [untold('token-keys', visit)]
    expect(foldConsequences(findings, seen)).toEqual({ findings, causes: [] })
  })

  test('two steps that failed on two pages are two causes', () => {
    const signOut = troubleAt(PEOPLE.firstOut, 'on https://shop.example/account: no such button')
    const findings = [
      untold('token-keys', visit),
      untold('token-size', visit),
      untold('logout-called', signOut),
      untold('logout-nothing-left', signOut),
    ]
    const { causes } = foldConsequences(findings, { ...seen, people: sceneWith(signOut) })
    expect(causes.map(({ title }) => title)).toEqual([
      'The sign-in of the journey failed',
      `The step "${PEOPLE.firstOut}" of the journey failed`,
    ])
  })

  test('one address that never answered is one cause, and another address is another', () => {
    const open = (audit: AuditId, path: string): Finding =>
      missing(audit, `an answer from https://shop.example/${path}`, 'The page was still waiting.')
    const findings = [
      open('activation-secured', 'api/a'),
      open('failure-noticed', 'api/a'),
      open('token-size', 'api/b'),
    ]
    expect(linksOf(findings, seen)).toEqual({
      'activation-secured': 'cause-no-answer-1',
      'failure-noticed': 'cause-no-answer-1',
    })
    expect(foldConsequences(findings, seen).causes.map(({ title }) => title)).toEqual([
      'No answer came from https://shop.example/api/a in time',
    ])
  })

  test('an address that brought no token in time is the cause of all steps that waited for it', () => {
    const unanswered = 'https://shop.example/api/token'
    const late = { isUnanswered: true, unanswered }
    const signIn = troubleAt(VISIT.signsIn, `on https://shop.example/: ${unanswered} did not answer`, late)
    const also = troubleAt(PEOPLE.firstIn, `on https://shop.example/in: ${unanswered} did not answer`, late)
    const sights: Sights = { about: ABOUT, visit: sceneWith(signIn), people: sceneWith(also) }
    const findings = [
      untold('session-refresh', signIn),
      untold('logout-called', also),
      missing('token-size', `an answer from ${unanswered}`, 'The page was still waiting.'),
    ]
    expect(linksOf(findings, sights)).toEqual({
      'session-refresh': 'cause-no-answer-1',
      'logout-called': 'cause-no-answer-1',
      'token-size': 'cause-no-answer-1',
    })
    const { causes } = foldConsequences(findings, sights)
    expect(causes.map(({ title }) => title)).toEqual([`No answer came from ${unanswered} in time`])
  })

  test('a signed-in browser that an old Playwright cannot copy is one cause, and no fault of the journey', () => {
    const left = { ...troubleAt('copies the signed-in browser', 'because it cannot'), isLeftBehind: true }
    const sights: Sights = { about: ABOUT, failure: sceneWith(left) }
    const { causes } = foldConsequences([untold('failure-noticed', left), untold('failure-page-stays', left)], sights)
    expect(causes).toMatchObject([
      { id: 'cause-left-behind', title: expect.stringContaining('The installed Playwright'), summary: left.sentence },
    ])
  })

  test('a machine that did not answer is no fault of the journey', () => {
    const busy = troubleAt(VISIT.stays, 'on https://shop.example/: no answer', { isUnanswered: true })
    const also = troubleAt(PEOPLE.firstOut, 'on https://shop.example/other: no answer', { isUnanswered: true })
    const sights: Sights = { about: ABOUT, visit: sceneWith(busy), people: sceneWith(also) }
    const { causes } = foldConsequences([untold('session-refresh', busy), untold('logout-called', also)], sights)
    expect(causes.map(({ id }) => id)).toEqual(['cause-machine'])
  })
})
