import { expect, test } from '../../plain-test.ts'
import type { JournalEvent } from '../../../journal/entries.ts'
import { AUTHENTICATE_ANONYMOUS_VISITOR, AUTHENTICATE_SECURED_VISITOR } from '../../../protocol/graphql.ts'
import { REFUSAL_CODES, REFUSALS } from '../../../protocol/refusals.ts'
import { DEFAULT_FIDELITY } from '../../../protocol/fidelity.ts'
import { createConversations } from '../../../mock-platform/conversations.ts'
import { createPlatform } from '../../../mock-platform/handle.ts'
import type { Clock, JournalSink } from '../../../mock-platform/ports.ts'
import { createPreparedQueue, type PreparedAnswer } from '../../../mock-platform/prepared-answers.ts'
import { GOOD_CLAIMS, KEYS, mint, NOW_MS, privateKey, publicKey } from './mint.ts'
import { judged } from '../journal/journals.ts'

const ORIGIN = 'http://127.0.0.1:4070'
const SID = '7316'
const pem = publicKey('platformEncryption').export({ type: 'spki', format: 'pem' }).toString()

const platform = () => {
  const entries: JournalEvent[] = []
  const answers = createPreparedQueue<PreparedAnswer>()
  const waits: number[] = []
  const journal: JournalSink = {
    write: (event) => entries.push(event),
    writeFromTag: (event) => entries.push(event),
  }
  const clock: Clock = {
    now: () => NOW_MS,
    // As the stage's clock: a wait ends when the other side gives up.
    wait: (ms, signal) =>
      new Promise((resolve) => {
        waits.push(ms)
        signal.addEventListener('abort', () => resolve())
      }),
  }
  const handle = createPlatform({
    projects: new Map([[SID, { sid: SID, publicKeys: KEYS.publicKeys, authenticationMode: true }]]),
    answers,
    conversations: createConversations({ clock, journal, replies: [] }),
    journal,
    clock,
    keys: { decryption: KEYS.decryption, session: privateKey('platformSession'), publicPem: pem },
    tagScript: (settings) => `start(${JSON.stringify(settings)})`,
    dialogPart: () => 'export {}',
    tagSettings: () => ({ fidelity: DEFAULT_FIDELITY, projects: { [SID]: { authenticationMode: true } } }),
  })
  return {
    entries,
    answers,
    waits,
    handle,
    ask: (path: string, init?: RequestInit) => handle(new Request(`${ORIGIN}${path}`, init), path),
  }
}

const post = (body: unknown, init: RequestInit = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
  ...init,
})
const secured = (jwe: string, projectId: unknown = SID) => ({
  query: AUTHENTICATE_SECURED_VISITOR,
  variables: { projectId, vuid: null, jwe },
})
const ANONYMOUS = { query: AUTHENTICATE_ANONYMOUS_VISITOR, variables: { projectId: SID, vuid: null } }

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-max-age': '600',
  'cross-origin-resource-policy': 'cross-origin',
}

const headersOf = (response: Response): Readonly<Record<string, string>> => Object.fromEntries(response.headers)

/** The next turn of the event loop, until something is so: no time, and a test that hangs is ended by its own limit. */
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}

test.describe('a path', () => {
  for (const path of ['/iadvize.js', '/chat_init.js', '/pixel.php']) {
    test(`the script address ${path} returns the tag with its settings and own address, to any page and never from an old cache`, async () => {
      const response = await platform().ask(path)
      expect(response.status).toBe(200)
      expect(headersOf(response)).toMatchObject({
        ...CORS,
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'no-cache',
      })
      expect(await response.text()).toBe(
        `start(${JSON.stringify({
          fidelity: DEFAULT_FIDELITY,
          projects: { [SID]: { authenticationMode: true } },
          home: `http://127.0.0.1:4070${path}`,
        })})`,
      )
    })
  }

  test("the address of the platform's key returns it as PEM and, like the vendor, as bare base64", async () => {
    const { ask } = platform()
    expect(await (await ask('/keys/platform.pem')).text()).toBe(pem)
    const bare = publicKey('platformEncryption').export({ type: 'spki', format: 'der' }).toString('base64')
    expect(await (await ask('/keys/platform.txt')).text()).toBe(`${bare}\n`)
  })

  for (const path of ['/', '/nothing', '/iadvize.js/', '/graphql/x', '/__proto__', '/constructor', '/../graphql']) {
    test(`an unknown path (${path}) is answered with 404 and a list of the known ones`, async () => {
      const { handle } = platform()
      const response = await handle(new Request(ORIGIN), path)
      expect(response.status).toBe(404)
      expect(await response.json()).toEqual({
        error: `The stand-in has nothing at ${path}; it has /iadvize.js, /chat_init.js, /pixel.php, /iadvize-chat.js, /keys/platform.pem, /keys/platform.txt, /keys/session.pem, /.well-known/jwks.json, /schema.graphql, /graphql, /conversation, /journal.`,
      })
    })
  }

  for (const { path, method, takes } of [
    { path: '/graphql', method: 'GET', takes: 'POST' },
    { path: '/graphql', method: 'PUT', takes: 'POST' },
    { path: '/journal', method: 'DELETE', takes: 'POST' },
    { path: '/iadvize.js', method: 'POST', takes: 'GET' },
    { path: '/keys/platform.pem', method: 'PATCH', takes: 'GET' },
  ]) {
    test(`a path that takes ${takes} refuses ${method} ${path} with 405 and says so`, async () => {
      const response = await platform().ask(path, { method })
      expect(response.status).toBe(405)
      expect(headersOf(response)).toMatchObject({ ...CORS, allow: takes })
      expect(await response.json()).toEqual({ error: `${path} takes ${takes}, not ${method}.` })
    })
  }

  test('a path that takes GET also takes HEAD', async () => {
    expect((await platform().ask('/iadvize.js', { method: 'HEAD' })).status).toBe(200)
  })

  for (const path of ['/iadvize.js', '/graphql', '/journal']) {
    test(`the preflight (OPTIONS) of ${path} allows any page, and the headers that the request needs`, async () => {
      const response = await platform().ask(path, {
        method: 'OPTIONS',
        headers: {
          origin: 'https://shop.example',
          'access-control-request-headers': 'content-type, x-any',
          'access-control-request-private-network': 'true',
        },
      })
      expect(response.status).toBe(204)
      expect(headersOf(response)).toEqual({
        ...CORS,
        'access-control-allow-headers': 'content-type, x-any',
        'access-control-allow-private-network': 'true',
      })
    })
  }
})

test.describe('a GraphQL request', () => {
  test('a GraphQL request with a good token is answered with a session, which the journal records', async () => {
    const { ask, entries } = platform()
    const response = await ask('/graphql', post(secured(await mint())))
    expect(headersOf(response)).toMatchObject(CORS)
    expect(await response.json()).toEqual({
      data: {
        session: {
          visitorSessionToken: { accessToken: expect.any(String) },
          visitor: { vuid: expect.stringMatching(/^[0-9a-f]{45}$/), displayName: 'Camille Moreau', conversation: null },
        },
      },
    })
    expect(entries).toEqual([
      {
        ...judged({ sid: SID, lifeMs: 60_000, sessionMs: 3_600_000 }),
        token: expect.stringMatching(/^[0-9a-f]{8}$/),
        userId: GOOD_CLAIMS['https://iadvize.com/userId'],
        vuid: expect.stringMatching(/^[0-9a-f]{45}$/),
      },
    ])
  })

  test('a GraphQL request may give the project id as a number', async () => {
    const response = await platform().ask('/graphql', post(secured(await mint(), Number(SID))))
    expect(await response.json()).toMatchObject({ data: { session: { visitor: { displayName: 'Camille Moreau' } } } })
  })

  test('a GraphQL request without a token is answered with an anonymous session', async () => {
    const { ask, entries } = platform()
    expect(await (await ask('/graphql', post(ANONYMOUS))).json()).toMatchObject({
      data: { session: { visitor: { displayName: null } } },
    })
    expect(entries).toMatchObject([{ type: 'attempt-answered', optionType: 'ANONYMOUS', token: null, userId: null }])
  })

  for (const { what, request, code, detail } of [
    { what: 'a bad token', request: secured('x'), code: 'TOKEN_MALFORMED', detail: /^outer JWE: / },
    {
      what: 'an unknown project',
      request: secured('x', '999'),
      code: 'PROJECT_UNKNOWN',
      detail: /no project "999" .* known: 7316$/,
    },
  ] as const) {
    test(`a GraphQL request with ${what} is refused with the reason for the site and the code for the tag`, async () => {
      const { ask, entries } = platform()
      const response = await ask('/graphql', post(request))
      expect(await response.json()).toMatchObject({
        data: { session: null },
        errors: [{ message: REFUSALS[code].reason, extensions: { code, retried: true } }],
      })
      expect(entries).toMatchObject([{ answer: 'judge', code, detail: expect.stringMatching(detail), vuid: null }])
    })
  }

  for (const { what, query, message } of [
    { what: 'a syntax error', query: 'mutation {', message: 'Syntax Error: Expected Name, found <EOF>.' },
    {
      what: 'an unknown mutation',
      query: 'mutation { drop }',
      message: 'Cannot query field "drop" on type "Mutation".',
    },
  ]) {
    test(`a GraphQL request with ${what} is answered with a GraphQL error, and no attempt is made`, async () => {
      const { ask, entries } = platform()
      expect(await (await ask('/graphql', post({ query }))).json()).toMatchObject({ errors: [{ message }] })
      expect(entries).toEqual([])
    })
  }

  for (const { what, init, status } of [
    { what: 'that is not JSON', init: post('{"query":'), status: 400 },
    { what: 'that is null', init: post('null'), status: 400 },
    { what: 'that is an array', init: post('[]'), status: 400 },
    { what: 'without a query', init: post({}), status: 400 },
    {
      what: 'in another content type',
      init: post(ANONYMOUS, { headers: { 'content-type': 'text/xml' } }),
      status: 415,
    },
    { what: 'with a query nested 20,000 deep', init: post({ query: '{a'.repeat(20_000) }), status: 400 },
    { what: 'with a list nested 30,000 deep', init: post({ query: `{a(b:${'['.repeat(30_000)})}` }), status: 400 },
    { what: 'with JSON nested 30,000 deep', init: post(`${'['.repeat(30_000)}${']'.repeat(30_000)}`), status: 400 },
  ]) {
    test(`a GraphQL request ${what} is answered with ${status}, and no attempt is made`, async () => {
      const { ask, entries } = platform()
      const response = await ask('/graphql', init)
      expect(response.status).toBe(status)
      expect(entries).toEqual([
        {
          type: 'request-refused',
          path: '/graphql',
          method: 'POST',
          status,
          problem: expect.stringMatching(/^\S.*\.$/),
        },
      ])
    })
  }
})

test.describe('a body', () => {
  const large = (bytes: number): string => JSON.stringify({ query: 'x'.repeat(bytes - '{"query":""}'.length) })

  for (const path of ['/graphql', '/journal']) {
    test(`a body of 64 KB is read, and one byte more is refused (${path})`, async () => {
      const { ask } = platform()
      expect((await ask(path, post(large(65_536)))).status).not.toBe(413)
      const response = await ask(path, post(large(65_537)))
      expect(response.status).toBe(413)
      expect(await response.json()).toEqual({ error: 'The body is larger than 65536 bytes.' })
      expect(headersOf(response)).toMatchObject(CORS)
    })
  }

  test('a body whose declared length is too large is not read at all', async () => {
    const { ask } = platform()
    let pulled = 0
    const body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          pulled += 1
          controller.enqueue(new Uint8Array(1_024))
        },
      },
      { highWaterMark: 0 },
    )
    const init = { method: 'POST', headers: { 'content-length': '65537' }, body, duplex: 'half' } as RequestInit
    expect((await ask('/journal', init)).status).toBe(413)
    expect(pulled).toBe(0)
  })

  test('a body that is longer than it declares is dropped as soon as it is too large', async () => {
    const { ask } = platform()
    let pulled = 0
    let isCancelled = false
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1
        controller.enqueue(new Uint8Array(16_384))
      },
      cancel: () => {
        isCancelled = true
      },
    })
    const init = { method: 'POST', headers: { 'content-length': '5' }, body, duplex: 'half' } as RequestInit
    expect((await ask('/journal', init)).status).toBe(413)
    expect(pulled).toBeLessThan(10)
    expect(isCancelled).toBe(true)
  })
})

test.describe('a prepared answer', () => {
  for (const code of REFUSAL_CODES) {
    test(`a prepared answer refuses with ${code} whatever the token`, async () => {
      const { ask, answers, entries } = platform()
      answers.add([{ answer: 'refuse', code, times: 1 }])
      const request = post(secured(await mint()))
      const { errors } = (await (await ask('/graphql', request)).json()) as { readonly errors: readonly unknown[] }
      const { reason, retried } = REFUSALS[code]
      expect(errors).toMatchObject([{ message: reason, extensions: { code, retried } }])
      expect(entries).toMatchObject([{ answer: 'refuse', code }])
      // It held once.
      expect(await (await ask('/graphql', request)).json()).not.toHaveProperty('errors')
    })
  }

  test('a prepared answer accepts any token, and the journal records what the check would have said', async () => {
    const { ask, answers, entries } = platform()
    answers.add([{ answer: 'accept', times: 1 }])
    expect(await (await ask('/graphql', post(secured('x')))).json()).not.toHaveProperty('errors')
    expect(entries).toMatchObject([
      { answer: 'accept', code: null, detail: expect.stringContaining('would have been TOKEN_MALFORMED: outer JWE') },
    ])
  })

  test('the prepared answer "server-error" is a 500 that a page can read', async () => {
    const { ask, answers } = platform()
    answers.add([{ answer: 'server-error', times: 1 }])
    const response = await ask('/graphql', post(ANONYMOUS))
    expect(response.status).toBe(500)
    expect(headersOf(response)).toMatchObject(CORS)
    expect(await response.text()).toBe('Internal Server Error')
  })

  test('the prepared answer "malformed-body" is a 200 that is not JSON', async () => {
    const { ask, answers } = platform()
    answers.add([{ answer: 'malformed-body', times: 1 }])
    const response = await ask('/graphql', post(ANONYMOUS))
    expect(response.status).toBe(200)
    await expect(response.json()).rejects.toThrow(SyntaxError)
  })

  test('the prepared answer "drop-connection" is a network error', async () => {
    const { ask, answers, entries } = platform()
    answers.add([{ answer: 'drop-connection', times: 1 }])
    expect((await ask('/graphql', post(ANONYMOUS))).type).toBe('error')
    expect(entries).toMatchObject([{ answer: 'drop-connection', code: null }])
  })

  test('the prepared answer "never-answer" ends when the client gives up, and not before', async () => {
    const { ask, answers, entries } = platform()
    answers.add([{ answer: 'never-answer', times: 1 }])
    const abort = new AbortController()
    let isAnswered = false
    const answer = ask('/graphql', post(ANONYMOUS, { signal: abort.signal })).then((response) => {
      isAnswered = true
      return response
    })
    await until(() => entries.length > 0)
    expect(isAnswered).toBe(false)
    abort.abort()
    expect((await answer).type).toBe('error')
  })

  test('the prepared answer "never-answer" with a delay also ends when the client gives up during the delay', async () => {
    const { ask, answers, waits } = platform()
    answers.add([{ answer: 'never-answer', delayMs: 3_000, times: 1 }])
    const abort = new AbortController()
    const answer = ask('/graphql', post(ANONYMOUS, { signal: abort.signal }))
    await until(() => waits.length > 0)
    abort.abort()
    expect((await answer).type).toBe('error')
    expect(waits).toEqual([3_000])
  })
})

test.describe('a report of a tag', () => {
  const report = (events: readonly unknown[], first = 0) => ({ page: '0'.repeat(32), first, events })
  const requested = (activation: number) => ({ type: 'activation-requested', activation })

  test('the report of a tag is written to the journal, each event once', async () => {
    const { ask, entries } = platform()
    expect((await ask('/journal', post(report([requested(1)])))).status).toBe(204)
    expect((await ask('/journal', post(report([requested(1), requested(2)])))).status).toBe(204)
    expect(entries).toEqual([requested(1), requested(2)])
  })

  test('a report that comes with an attempt is written before the answer to it', async () => {
    const { ask, entries } = platform()
    await ask('/graphql', post({ ...ANONYMOUS, extensions: { rehearsal: { journal: report([requested(1)]) } } }))
    expect(entries.map(({ type }) => type)).toEqual(['activation-requested', 'attempt-answered'])
  })

  test('a report that cannot be read is answered with 400 and what is wrong, and none of it is written', async () => {
    const { ask, entries } = platform()
    const response = await ask('/journal', post(report([requested(1), { type: 'rubbish' }])))
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: expect.stringMatching(/^Not a journal report: /) })
    expect(entries).toMatchObject([{ type: 'request-refused', path: '/journal', status: 400 }])
  })

  test('a report that cannot be read does not harm the attempt that carries it', async () => {
    const { ask } = platform()
    // What a page writes whose pushed function throws an error with a long message.
    const events = [{ type: 'function-threw', message: 'x'.repeat(2_001) }]
    const response = await ask(
      '/graphql',
      post({ ...ANONYMOUS, extensions: { rehearsal: { journal: report(events) } } }),
    )
    expect(await response.json()).toMatchObject({ data: { session: { visitor: { displayName: null } } } })
  })

  for (const extensions of [null, 5, 'x', [], { rehearsal: null }, { rehearsal: 5 }, { rehearsal: {} }, { other: 1 }]) {
    test(`an attempt needs no report: it is accepted with the extensions ${JSON.stringify(extensions)}`, async () => {
      const { ask, entries } = platform()
      await ask('/graphql', post({ ...ANONYMOUS, extensions }))
      expect(entries.filter(({ type }) => type !== 'attempt-answered' && type !== 'request-refused')).toEqual([])
    })
  }
})
