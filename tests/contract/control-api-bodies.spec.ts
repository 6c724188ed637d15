import { expect, test } from './contract-test.ts'

type WrongBody = {
  readonly fault: string
  readonly path: '' | '/answers' | '/token-backend' | '/agent' | '/clock'
  readonly body: unknown
  /** The path of the fault, and words that have to be in the sentence about it: the legal values. */
  readonly at: string
  readonly legal: readonly string[]
}

const WRONG_BODIES: readonly WrongBody[] = [
  {
    fault: 'an unknown field',
    path: '',
    body: { projets: [] },
    at: 'projets',
    legal: ['did you mean projects?'],
  },
  {
    fault: 'an unknown field of a project',
    path: '',
    body: { projects: [{ sid: 1, publicKey: 'x' }] },
    at: 'projects[0].publicKey',
    legal: ['did you mean publicKeys?'],
  },
  {
    fault: 'an unknown switch',
    path: '',
    body: { fidelity: { retries: 1 } },
    at: 'fidelity.retries',
    legal: ['retryCount'],
  },
  {
    fault: 'a switch that is misspelt',
    path: '',
    body: { fidelity: { retryTokens: 'same' } },
    at: 'fidelity.retryTokens',
    legal: ['does not exist; did you mean retryToken?'],
  },
  {
    fault: 'a host that stands for several',
    path: '',
    body: { hosts: ['chat.brand.example', '*.brand.example'] },
    at: 'hosts[1]',
    legal: ['"*.brand.example" stands for several hosts: name each of them, as "onlinecontact.brand.example".'],
  },
  {
    fault: 'an address where a host is wanted',
    path: '',
    body: { hosts: ['https://chat.brand.example/iadvize.js'] },
    at: 'hosts[0]',
    legal: ['is more than a host: write "chat.brand.example".'],
  },
  {
    fault: 'a value that is misspelt',
    path: '',
    body: { projects: [{ sid: 1, tokenCheck: 'headers-only' }] },
    at: 'projects[0].tokenCheck',
    legal: ["is 'headers-only'; did you mean 'header-only'?"],
  },
  { fault: 'a field that is null', path: '', body: { agent: null }, at: 'agent', legal: ['object', 'null'] },
  { fault: 'a list instead of settings', path: '', body: [], at: '(body)', legal: ['object'] },
  { fault: 'projects that are no list', path: '', body: { projects: {} }, at: 'projects', legal: ['list'] },
  {
    fault: 'a project without a sid',
    path: '',
    body: { projects: [{}] },
    at: 'projects[0].sid',
    legal: ['number', 'text', 'missing'],
  },
  {
    fault: 'a sid with a space',
    path: '',
    body: { projects: [{ sid: 'a b' }] },
    at: 'projects[0].sid',
    legal: ['1 to 64 characters', 'space'],
  },
  {
    fault: 'a sid with a fraction',
    path: '',
    body: { projects: [{ sid: 1.5 }] },
    at: 'projects[0].sid',
    legal: ['whole number'],
  },
  {
    fault: 'the same sid twice, as a number and as a string',
    path: '',
    body: { projects: [{ sid: 7 }, { sid: '7' }] },
    at: 'projects',
    legal: ['must not name a sid twice'],
  },
  {
    fault: 'an authentication mode that is no boolean',
    path: '',
    body: { projects: [{ sid: 1, authenticationMode: 'yes' }] },
    at: 'projects[0].authenticationMode',
    legal: ['true or false', "'yes'"],
  },
  {
    fault: 'public keys that are no list',
    path: '',
    body: { projects: [{ sid: 1, publicKeys: 'MII…' }] },
    at: 'projects[0].publicKeys',
    legal: ['list'],
  },
  {
    fault: 'a public key that is none',
    path: '',
    body: { projects: [{ sid: 1 }, { sid: 2, publicKeys: ['rubbish'] }] },
    at: 'projects[1].publicKeys[0]',
    legal: ['SPKI', 'PEM', '-----BEGIN PUBLIC KEY-----', 'bare base64'],
  },
  {
    fault: 'a choice that is none',
    path: '',
    body: { noTokenChoice: 'shrug' },
    at: 'noTokenChoice',
    legal: ['no-chat', 'anonymous-chat'],
  },
  {
    fault: 'a switch with an unknown value',
    path: '',
    body: { fidelity: { retryToken: 'stale' } },
    at: 'fidelity.retryToken',
    legal: ['fresh', 'same'],
  },
  {
    fault: 'an unknown switch of a project',
    path: '',
    body: { projects: [{ sid: 1, fidelity: { retries: 1 } }] },
    at: 'projects[0].fidelity.retries',
    legal: ['retryCount', 'retryToken'],
  },
  {
    fault: 'a switch of a project with an unknown value',
    path: '',
    body: { projects: [{ sid: 1 }, { sid: 2, fidelity: { identityPlaces: ['indexeddb'] } }] },
    at: 'projects[1].fidelity.identityPlaces[0]',
    legal: ['cookie', 'local-storage'],
  },
  {
    fault: 'an explicit consent that is neither true nor false',
    path: '',
    body: { projects: [{ sid: 1, explicitConsent: 'yes' }] },
    at: 'projects[0].explicitConsent',
    legal: ['true or false'],
  },
  {
    fault: 'a reason that the vendor never gave',
    path: '',
    body: { fidelity: { ongoingReason: 'busy' } },
    at: 'fidelity.ongoingReason',
    legal: ['A login is already ongoing', 'An activation is already ongoing'],
  },
  {
    fault: 'too many retries',
    path: '',
    body: { fidelity: { retryCount: 21 } },
    at: 'fidelity.retryCount',
    legal: ['20'],
  },
  {
    fault: 'a delay that is negative',
    path: '',
    body: { fidelity: { retryDelaysMs: [1, -1] } },
    at: 'fidelity.retryDelaysMs[1]',
    legal: ['from 0 to 86400000', 'is -1'],
  },
  {
    fault: 'an unknown place for the identity',
    path: '',
    body: { fidelity: { identityPlaces: ['cookie', 'indexeddb'] } },
    at: 'fidelity.identityPlaces[1]',
    legal: ['cookie', 'local-storage'],
  },
  { fault: 'answers that are no list', path: '/answers', body: { answer: 'accept' }, at: '(body)', legal: ['list'] },
  { fault: 'no answer at all', path: '/answers', body: [], at: '(body)', legal: ['1'] },
  {
    fault: 'an unknown answer',
    path: '/answers',
    body: [{ answer: 'accept' }, { answer: 'explode' }],
    at: '[1].answer',
    legal: ['judge', 'accept', 'refuse', 'server-error', 'drop-connection', 'malformed-body', 'never-answer'],
  },
  {
    fault: 'a code without "refuse"',
    path: '/answers',
    body: [{ answer: 'accept', code: 'TOKEN_EXPIRED' }],
    at: '[0].code',
    legal: ['refuse'],
  },
  {
    fault: 'an unknown code',
    path: '/answers',
    body: [{ answer: 'refuse', code: 'NETWORK_ERROR' }],
    at: '[0].code',
    legal: ['SERVER_ERROR', 'PROJECT_UNKNOWN', 'TOKEN_EXPIRED', 'USER_ID_TOO_LONG'],
  },
  {
    fault: 'zero times',
    path: '/answers',
    body: [{ answer: 'accept', times: 0 }],
    at: '[0].times',
    legal: ['1', 'always'],
  },
  {
    fault: 'more than 1,000 times',
    path: '/answers',
    body: [{ answer: 'accept', times: 1_001 }],
    at: '[0].times',
    legal: ['1000', 'always'],
  },
  {
    fault: 'a word for a number of times',
    path: '/answers',
    body: [{ answer: 'accept', times: 'twice' }],
    at: '[0].times',
    legal: ['number', 'always'],
  },
  {
    fault: 'a delay of more than a day',
    path: '/answers',
    body: [{ answer: 'accept', delayMs: 86_400_001 }],
    at: '[0].delayMs',
    legal: ['86400000'],
  },
  {
    fault: 'an unknown field of an answer',
    path: '/answers',
    body: [{ answer: 'accept', delay: 1 }],
    at: '[0].delay',
    legal: ['delayMs'],
  },
  {
    fault: 'an unknown behaviour',
    path: '/token-backend',
    body: { behaviour: 'sulk' },
    at: 'behaviour',
    legal: ['mint', 'cannot-mint', 'slow', 'unreachable', 'expired-token', 'user-id-too-long'],
  },
  { fault: 'no behaviour', path: '/token-backend', body: {}, at: 'behaviour', legal: ['mint', 'cannot-mint'] },
  {
    fault: 'an unknown status of the agent',
    path: '',
    body: { agent: { status: 'asleep' } },
    at: 'agent.status',
    legal: ['online', 'busy', 'offline'],
  },
  {
    fault: 'a reply without a word',
    path: '',
    body: { agent: { replies: ['Hello', ' '] } },
    at: 'agent.replies[1]',
    legal: ['1'],
  },
  {
    fault: 'a custom button for another status',
    path: '',
    body: { projects: [{ sid: 1, customButtons: { away: '.away' } }] },
    at: 'projects[0].customButtons.away',
    legal: ['online', 'busy', 'offline'],
  },
  {
    fault: 'an agent who shall do nothing',
    path: '/agent',
    body: {},
    at: '(body)',
    legal: ['say', 'askSatisfaction', 'end'],
  },
  { fault: 'an agent who shall not end', path: '/agent', body: { end: false }, at: 'end', legal: ['true'] },
  {
    fault: 'an agent who says too much',
    path: '/agent',
    body: { say: 'x'.repeat(2_001) },
    at: 'say',
    legal: ['2000'],
  },
  { fault: 'a clock that goes back', path: '/clock', body: { advanceMs: -1 }, at: 'advanceMs', legal: ['from 0'] },
  { fault: 'a text for milliseconds', path: '/clock', body: { advanceMs: '1' }, at: 'advanceMs', legal: ['number'] },
  { fault: 'half a millisecond', path: '/clock', body: { advanceMs: 0.5 }, at: 'advanceMs', legal: ['whole number'] },
  { fault: 'a clock without a word', path: '/clock', body: {}, at: 'advanceMs', legal: ['number'] },
]

for (const { fault, path, body, at, legal } of WRONG_BODIES) {
  const method = path === '' ? 'PUT' : 'POST'
  test(`${method} ${path || 'of a stage'} with ${fault} is 400, at ${at}, with what is legal there`, async ({
    control,
    stage,
  }) => {
    const answer = await control.send(`/stages/${stage.id}${path}`, { method, body: JSON.stringify(body) })
    expect(answer.status).toBe(400)
    const { error, complaints } = answer.json() as {
      readonly error: string
      readonly complaints: readonly { readonly path: string; readonly problem: string }[]
    }
    expect(error).toBe('The request has wrong fields.')
    expect(complaints.map((complaint) => complaint.path)).toEqual([at])
    for (const word of legal) expect(complaints[0]?.problem).toContain(word)
  })
}

for (const { query, at } of [
  { query: '?after=soon', at: 'after' },
  { query: '?after=-1', at: 'after' },
  { query: '?after=1.5', at: 'after' },
  { query: '?since=1', at: 'since' },
]) {
  test(`the journal does not take ${query}, and names the parameter`, async ({ control, stage }) => {
    const answer = await control.send(`/stages/${stage.id}/journal${query}`)
    expect(answer.status).toBe(400)
    expect(answer.json()).toMatchObject({ complaints: [{ path: at }] })
  })
}

test('every wrong field of a body is named, not only the first', async ({ control, stage }) => {
  const body = JSON.stringify({ noTokenChoice: 1, projects: [{ sid: 1, authenticationMode: 2 }], extra: 3 })
  const answer = await control.send(`/stages/${stage.id}`, { method: 'PUT', body })
  const { complaints } = answer.json() as { readonly complaints: readonly { readonly path: string }[] }
  expect(complaints.map(({ path }) => path).toSorted()).toEqual([
    'extra',
    'noTokenChoice',
    'projects[0].authenticationMode',
  ])
})

const BODY_ROUTES = [
  ['PUT', ''],
  ['POST', '/reset'],
  ['POST', '/answers'],
  ['POST', '/token-backend'],
  ['POST', '/clock'],
] as const

for (const [method, path] of BODY_ROUTES) {
  test(`${method} ${path || 'of a stage'} says so when the body is not JSON`, async ({ control, stage }) => {
    const answer = await control.send(`/stages/${stage.id}${path}`, { method, body: '{ "advanceMs": ' })
    expect([answer.status, answer.json()]).toEqual([400, { error: 'The body is not JSON.' }])
  })

  test(`${method} ${path || 'of a stage'} does not read a body of more than 64 KB`, async ({ control, stage }) => {
    const answer = await control.send(`/stages/${stage.id}${path}`, { method, body: `"${'x'.repeat(65_536)}"` })
    expect([answer.status, answer.json()]).toEqual([413, { error: 'The body is larger than 64 KB.' }])
  })
}

test('a body that is nested thousands of times is refused like any other that is wrong', async ({ control, stage }) => {
  const nested = `{ "fidelity": ${'['.repeat(30_000)}${']'.repeat(30_000)} }`
  const answer = await control.send(`/stages/${stage.id}`, { method: 'PUT', body: nested })
  expect(answer.json()).toEqual({
    error: 'The request has wrong fields.',
    complaints: [{ path: 'fidelity', problem: 'must be an object, and is a list of 1.' }],
  })
})

test('a body that claims no length is held to 64 KB as well', async ({ control, stage }) => {
  const answer = await control.send(`/stages/${stage.id}/clock`, {
    method: 'POST',
    headers: { authorization: `Bearer ${control.token}`, 'transfer-encoding': 'chunked' },
    body: `"${'x'.repeat(65_536)}"`,
  })
  expect([answer.status, answer.json()]).toEqual([413, { error: 'The body is larger than 64 KB.' }])
})
