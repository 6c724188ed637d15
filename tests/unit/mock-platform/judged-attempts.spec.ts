import { expect, test } from '../../plain-test.ts'
import { createConversations } from '../../../mock-platform/conversations.ts'
import { createPlatform } from '../../../mock-platform/handle.ts'
import type { LookAhead } from '../../../mock-platform/look-ahead.ts'
import type { Clock, JournalSink } from '../../../mock-platform/ports.ts'
import { createPreparedQueue, type PreparedAnswer } from '../../../mock-platform/prepared-answers.ts'
import type { Project } from '../../../mock-platform/projects.ts'
import { createUsedTokens, MAX_USED_TOKENS } from '../../../mock-platform/used-tokens.ts'
import { DEFAULT_FIDELITY } from '../../../protocol/fidelity.ts'
import { AUTHENTICATE_SECURED_VISITOR, type AuthenticateResponse } from '../../../protocol/graphql.ts'
import type { JournalEvent } from '../../../journal/entries.ts'
import type { TokenPolicy } from '../../../protocol/token-policy.ts'
import { GOOD_CLAIMS, KEYS, mint, NOW_MS, privateKey } from './mint.ts'

const SID = '7316'

/** A platform whose one project has these settings; `attempt` answers the code of the refusal, or the visitor. */
const platform = (policy: Partial<TokenPolicy>) => {
  const entries: JournalEvent[] = []
  const answers = createPreparedQueue<PreparedAnswer>()
  const project: Project = { sid: SID, publicKeys: KEYS.publicKeys, authenticationMode: true, ...policy }
  const journal: JournalSink = {
    write: (event) => entries.push(event),
    writeFromTag: (event) => entries.push(event),
  }
  const clock: Clock = { now: () => NOW_MS, wait: () => Promise.resolve() }
  const lives: number[] = []
  const lookAhead: LookAhead = {
    to: () => {},
    lifeMs: ({ lifeMs, leadMs }) => {
      lives.push(lifeMs, leadMs)
      return 10 * lifeMs
    },
    notTaken: () => void lives.push(0),
  }
  const handle = createPlatform({
    projects: new Map([[SID, project]]),
    answers,
    conversations: createConversations({ clock, journal, replies: [] }),
    journal,
    clock,
    lookAhead,
    keys: { decryption: KEYS.decryption, session: privateKey('platformSession'), publicPem: '' },
    tagScript: () => '',
    dialogPart: () => '',
    tagSettings: () => ({ fidelity: DEFAULT_FIDELITY, projects: {} }),
  })
  const attempt = async (jwe: string, vuid: string | null = null) => {
    const body = JSON.stringify({ query: AUTHENTICATE_SECURED_VISITOR, variables: { projectId: SID, vuid, jwe } })
    const headers = { 'content-type': 'application/json' }
    const request = new Request('http://127.0.0.1/graphql', { method: 'POST', headers, body })
    const { data, errors } = (await (await handle(request, '/graphql')).json()) as AuthenticateResponse
    return errors?.[0]?.extensions.code ?? data?.session?.visitor
  }
  return { entries, answers, attempt, lives }
}

const VISITOR = {
  vuid: expect.stringMatching(/^[0-9a-f]{45}$/) as unknown,
  displayName: 'Camille Moreau',
  conversation: null,
}
const UNOPENED = { vuid: VISITOR.vuid, displayName: 'Visitor (token not opened)', conversation: null }

test.describe('the journal', () => {
  test('the journal names the layer and the cause of a refusal', async () => {
    const { attempt, entries } = platform({})
    await attempt(await mint({ ...GOOD_CLAIMS, exp: undefined }))
    expect(entries).toMatchObject([
      { code: 'TOKEN_EXPIRED', layer: 'claims', cause: 'exp-missing', warnings: [], checked: 'full' },
    ])
  })

  test('the journal has the warnings of a token that was accepted', async () => {
    const { attempt, entries } = platform({})
    expect(await attempt(await mint({ ...GOOD_CLAIMS, loyalty: 'gold' }))).toEqual(VISITOR)
    const detail = 'claims: "loyalty" does not begin with "https://iadvize.com/"'
    expect(entries).toMatchObject([
      { code: null, layer: null, cause: null, warnings: [{ cause: 'claim-without-prefix', detail }], checked: 'full' },
    ])
  })

  test('the journal has the warnings for which a strict project refused a token', async () => {
    const { attempt, entries } = platform({ strict: true })
    expect(await attempt(await mint({ ...GOOD_CLAIMS, loyalty: 'gold' }))).toBe('TOKEN_AGAINST_ADVICE')
    expect(entries).toMatchObject([
      { code: 'TOKEN_AGAINST_ADVICE', cause: 'claim-without-prefix', warnings: [{ cause: 'claim-without-prefix' }] },
    ])
  })

  test('the journal has what is wrong with a token that was accepted because the answer was prepared', async () => {
    const { attempt, answers, entries } = platform({})
    answers.add([{ answer: 'accept', times: 1 }])
    expect(await attempt('x'), 'a visitor of its own for each browser').toEqual(UNOPENED)
    expect(entries).toMatchObject([{ code: null, layer: 'outer JWE', cause: 'jwe-not-compact', checked: 'full' }])
  })

  test('the journal says that no token was checked when the prepared answer did not need one', async () => {
    const { attempt, answers, entries } = platform({})
    answers.add([{ answer: 'refuse', code: 'TOKEN_EXPIRED', times: 1 }])
    await attempt(await mint())
    expect(entries).toMatchObject([{ code: 'TOKEN_EXPIRED', layer: null, cause: null, warnings: [], checked: null }])
  })
})

for (const tokenCheck of ['header-only', 'none'] as const) {
  test.describe(`a token that is judged with ${tokenCheck}`, () => {
    test(`a token checked with ${tokenCheck} is accepted without a user id, and the journal says how little was checked`, async () => {
      const { attempt, entries } = platform({ tokenCheck })
      expect(await attempt(await mint())).toEqual(UNOPENED)
      expect(entries).toMatchObject([{ code: null, userId: null, checked: tokenCheck, warnings: [] }])
    })

    test(`a token checked with ${tokenCheck} makes one visitor of each browser, who stays the same from page to page`, async () => {
      const { attempt } = platform({ tokenCheck })
      const vuidOf = async (known: string | null): Promise<string> => {
        const visitor = await attempt(await mint(), known)
        return typeof visitor === 'object' ? visitor.vuid : String(visitor)
      }
      const [one, two] = [await vuidOf(null), await vuidOf(null)]
      expect(one).not.toBe(two)
      expect([await vuidOf(one), await vuidOf(two)]).toEqual([one, two])
      expect(await vuidOf('f'.repeat(45)), 'a visitor that the platform does not know').not.toBe('f'.repeat(45))
    })
  })
}

test.describe('while somebody looks ahead', () => {
  test('looking ahead asks for the life of a session, with the time before its end at which a tag renews it', async () => {
    const { attempt, lives } = platform({})
    await attempt(await mint(GOOD_CLAIMS))
    expect(lives).toEqual([3_600_000, DEFAULT_FIDELITY.refreshLeadMs])
  })

  test('looking ahead is told of each refused attempt, whatever the reason', async () => {
    const { attempt, answers, lives } = platform({})
    await attempt('no token')
    answers.add([{ answer: 'refuse', times: 1 }])
    await attempt(await mint(GOOD_CLAIMS))
    expect(lives).toEqual([0, 0])
  })

  test('looking ahead does not lengthen a session while counted answers are prepared, because none of them may be skipped', async () => {
    const { attempt, answers, lives } = platform({})
    answers.add([{ answer: 'accept', times: 3 }])
    await attempt(await mint(GOOD_CLAIMS))
    expect(lives).toEqual([])
    await attempt(await mint(GOOD_CLAIMS))
    await attempt(await mint(GOOD_CLAIMS))
    expect(lives).toHaveLength(2)
  })
})

test.describe('the same token a second time', () => {
  test('a token that is sent a second time is accepted by default', async () => {
    const { attempt } = platform({})
    const token = await mint()
    expect([await attempt(token), await attempt(token)]).toEqual([VISITOR, VISITOR])
  })

  test('a token that is sent a second time is refused as used where the project refuses replays, and a fresh one is accepted', async () => {
    const { attempt, entries } = platform({ replay: 'refused' })
    const token = await mint()
    expect([await attempt(token), await attempt(token)]).toEqual([VISITOR, 'TOKEN_REPLAYED'])
    expect(entries.at(-1)).toMatchObject({
      layer: 'whole token',
      cause: 'token-replayed',
      detail: 'whole token: it has been accepted before',
    })
    expect(await attempt(await mint())).toEqual(VISITOR)
  })

  test('of several requests with one token at once, all but one are refused where the project refuses replays', async () => {
    const { attempt } = platform({ replay: 'refused' })
    const token = await mint()
    const answers = await Promise.all(Array.from({ length: 5 }, () => attempt(token)))
    expect(answers.filter((answer) => answer !== 'TOKEN_REPLAYED')).toEqual([VISITOR])
  })

  test('a prepared refusal does not use up the token', async () => {
    const { attempt, answers } = platform({ replay: 'refused' })
    answers.add([{ answer: 'refuse', times: 1 }])
    const token = await mint()
    expect([await attempt(token), await attempt(token)]).toEqual(['SERVER_ERROR', VISITOR])
  })

  test('a token that is sent a second time is refused for its first mistake, not as used', async () => {
    const { attempt } = platform({ replay: 'refused' })
    const token = await mint({ ...GOOD_CLAIMS, exp: 1 })
    expect([await attempt(token), await attempt(token)]).toEqual(['TOKEN_EXPIRED', 'TOKEN_EXPIRED'])
  })
})

test('a stage remembers the tokens that were used last, and forgets the oldest', () => {
  const used = createUsedTokens()
  const areNew = Array.from({ length: MAX_USED_TOKENS }, (_, index) => used.add(`token ${index}`))
  expect(areNew).not.toContain(false)
  expect(used.add('token 0'), 'the oldest is still known').toBe(false)
  expect(used.add('one more')).toBe(true)
  expect(used.add('token 1'), 'the second oldest is still known').toBe(false)
  expect(used.add('token 0'), 'the oldest is forgotten').toBe(true)
})
