import { randomUUID } from 'node:crypto'
import type { StageClient } from '../../client/entry.ts'
import { createClient } from '../../client/entry.ts'
import { expectStage } from '../../client/expect/expect-stage.ts'
import type { JournalEvent } from '../../journal/entries.ts'
import { endpointsOf } from '../../protocol/endpoints.ts'
import type { RemoteStage } from '../over-http/remote-stage.ts'
import { PAGE, SERVER_ERROR_REASON, SETTLED } from '../unit/journal/journals.ts'
import { expect, test as base } from './contract-test.ts'
import { JSON_BODY, send } from './http.ts'
import { outcomeOf, sessionOf, tokenFor } from './platform-client.ts'

/** The tag of one page tells the stage what it does, as a tag tells it. */
type Tag = (...events: readonly JournalEvent[]) => Promise<void>

/** `there` is the stage of the test, for claims about it. */
const test = base.extend<{ readonly there: StageClient; readonly tag: Tag }>({
  there: async ({ control, stage }, use) =>
    use(createClient({ url: new URL(control.url).origin, token: control.token }).stage(stage.id)),
  tag: async ({ stage }, use) => use(tagOf(stage)),
})

const tagOf = ({ tagUrl }: RemoteStage): Tag => {
  let first = 0
  return async (...events) => {
    const body = JSON.stringify({ page: PAGE, first, events })
    first += events.length
    const { status, text } = await send(endpointsOf(tagUrl).journal, { method: 'POST', headers: JSON_BODY, body })
    expect(status, text).toBeLessThan(300)
  }
}

const LOADED: JournalEvent = { type: 'tag-loaded', sid: '1234', url: 'https://shop.example/' }
const REQUESTED: JournalEvent = { type: 'activation-requested', activation: 1 }
const FAILED: JournalEvent = {
  ...SETTLED,
  status: 'authentication-failure',
  code: 'TOKEN_EXPIRED',
  reason: SERVER_ERROR_REASON,
  attempts: 4,
}

const messageOf = async (claim: Promise<void>): Promise<string> => {
  const error = await claim.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof Error)) throw new Error('The claim held.')
  return error.message
}

test('a claim without Playwright waits until what it claims has happened', async ({ there, tag }) => {
  const claim = expectStage(there).toHaveFailedActivation({ code: 'TOKEN_EXPIRED', attempts: 4 })
  await tag(LOADED, REQUESTED)
  await tag(FAILED)
  await claim
})

test('a claim without Playwright that does not hold in time says what was expected, what came nearest, and what happened', async ({
  there,
  tag,
}) => {
  await tag(LOADED, REQUESTED, FAILED)
  const message = await messageOf(expectStage(there).toHaveActivated({ userId: 'camille', timeout: 500 }))
  expect(message.split('\n').slice(0, 8)).toEqual([
    "expectStage(stage).toHaveActivated({ userId: 'camille', timeout: 500 }) failed",
    '',
    'Expected: at least one secured activation for user camille',
    'Seen:     none',
    expect.stringMatching(/^Nearest: {2}activation 1 failed after 4 attempts: TOKEN_EXPIRED/),
    '',
    'What happened:',
    'Page 1, project 1234:',
  ])
})

test('the error of a failed claim is an assertion, for which every test runner has a place', async ({ there }) => {
  await expect(expectStage(there).toHaveLoggedOut({ timeout: 1 })).rejects.toMatchObject({
    name: 'AssertionError',
    code: 'ERR_ASSERTION',
    expected: 'at least one call of iAdvize.logout()',
    actual: 'none',
  })
})

test('a negative claim without Playwright fails as soon as the thing happens', async ({ there, stage, tag }) => {
  await tag(LOADED)
  const claim = messageOf(expectStage(there).not.toHaveActivatedAnonymously({ timeout: 0, within: '1 h' }))
  await sessionOf(stage, { jwe: null })
  expect(await claim).toMatch(
    /^expectStage\(stage\)\.not\.toHaveActivatedAnonymously\(.*\) failed\n\nExpected: no anonymous/,
  )
})

test('a negative claim without Playwright holds when no activation is under way and nothing new has come', async ({
  there,
  tag,
}) => {
  await tag(LOADED, REQUESTED, FAILED)
  await expectStage(there).not.toHaveActivated({ within: 100 })
  await expectStage(there).toHaveFailedActivation({ times: 1, within: 100 })
  await expectStage(there).not.toHaveJournal(['logout-called'], { within: 0 })
})

test('a negative claim without Playwright waits for the end of an activation', async ({ there, stage, tag }) => {
  await tag(LOADED, REQUESTED)
  const claim = messageOf(expectStage(there).not.toHaveActivated({ within: 0 }))
  await stage.waitFor('activation-requested')
  await outcomeOf(stage, { jwe: await tokenFor('camille') })
  await tag(SETTLED)
  expect(await claim).toContain('Expected: no secured activation')
})

for (const { when, events, unseen } of [
  { when: 'no page has loaded the tag', events: [], unseen: 'no page has loaded the tag of this stage' },
  {
    when: 'an activation has not ended',
    events: [LOADED, REQUESTED],
    unseen: 'activation 1 had not ended yet',
  },
]) {
  test(`a negative claim without Playwright could not tell while ${when}, and does not hold`, async ({
    there,
    tag,
  }) => {
    if (events.length > 0) await tag(...events)
    const message = await messageOf(expectStage(there).not.toHaveActivated({ timeout: 1_000, within: 100 }))
    expect(message).toContain(`\nSeen:     could not tell: ${unseen}\n`)
  })
}

test('a claim about a stage that does not exist, or no longer, says so at once', async ({ control }) => {
  const own = createClient({ url: new URL(control.url).origin, token: control.token }).stage(`own-${randomUUID()}`)
  expect(await messageOf(expectStage(own).toHaveActivated({ timeout: 0 }))).toBe(
    `There is no stage "${own.id}"; create it with PUT.`,
  )
  await own.create()
  const claim = messageOf(expectStage(own).toHaveActivated({ timeout: 0 }))
  await own.drop()
  expect(await claim).toMatch(new RegExp(`"${own.id}"(; create it with PUT| was deleted while a claim waited)\\.$`))
})

test('a claim with a misspelt option, a misplaced one or without a stage is refused with one sentence', async ({
  there,
}) => {
  const claims = expectStage(there)
  expect(await messageOf(claims.toHaveActivated({ userID: '42' } as never))).toBe(
    'toHaveActivated() has no option "userID"; did you mean userId?',
  )
  expect(await messageOf(claims.toHaveActivated({ within: '1 s' }))).toMatch(/: remove within\.$/)
  expect(() => expectStage('main' as never)).toThrow(/^expectStage\(\) takes a stage of createClient\(\)/)
})
