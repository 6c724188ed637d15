import { expect, test } from './contract-test.ts'

type WrongBody = {
  readonly fault: string
  readonly path: '' | '/answers' | '/token-backend' | '/agent' | '/clock' | '/network'
  readonly body: unknown
  /** The path of the fault, and words that have to be in the sentence about it: the legal values. */
  readonly at: string
  readonly legal: readonly string[]
}

/** That a route checks its body; what a field may be is held by the tests of the settings. */
const WRONG_BODIES: readonly WrongBody[] = [
  {
    fault: 'an unknown switch of a project',
    path: '',
    body: { projects: [{ sid: 1, fidelity: { retries: 1 } }] },
    at: 'projects[0].fidelity.retries',
    legal: ['retryCount', 'retryToken'],
  },
  { fault: 'a list instead of settings', path: '', body: [], at: '(body)', legal: ['object'] },
  {
    fault: 'a public key that is none',
    path: '',
    body: { projects: [{ sid: 1 }, { sid: 2, publicKeys: ['rubbish'] }] },
    at: 'projects[1].publicKeys[0]',
    legal: ['of project 2 is the text "rubbish"', 'SPKI', 'PEM', '-----BEGIN PUBLIC KEY-----', 'bare base64'],
  },
  {
    fault: 'an unknown answer',
    path: '/answers',
    body: [{ answer: 'accept' }, { answer: 'explode' }],
    at: '[1].answer',
    legal: ['judge', 'accept', 'refuse', 'server-error', 'drop-connection', 'malformed-body', 'never-answer'],
  },
  {
    fault: 'an unknown behaviour',
    path: '/token-backend',
    body: { behaviour: 'sulk' },
    at: 'behaviour',
    legal: ['mint', 'cannot-mint', 'slow', 'unreachable', 'expired-token', 'user-id-too-long'],
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
  { fault: 'a string for milliseconds', path: '/clock', body: { advanceMs: '1' }, at: 'advanceMs', legal: ['number'] },
  { fault: 'half a millisecond', path: '/clock', body: { advanceMs: 0.5 }, at: 'advanceMs', legal: ['whole number'] },
  {
    fault: 'a network to which nothing is done',
    path: '/network',
    body: {},
    at: '(body)',
    legal: ['isBlocked', 'slowMs'],
  },
  { fault: 'a network that is slow for ever', path: '/network', body: { slowMs: 1e9 }, at: 'slowMs', legal: ['60000'] },
  { fault: 'an unknown status', path: '/agent', body: { status: 'away' }, at: 'status', legal: ['online', 'busy'] },
  {
    fault: 'a clock that does not return',
    path: '/clock',
    body: { returnToNow: false },
    at: 'returnToNow',
    legal: ['true'],
  },
  { fault: 'a clock without a word', path: '/clock', body: {}, at: 'advanceMs', legal: ['number'] },
]

for (const { fault, path, body, at, legal } of WRONG_BODIES) {
  const method = path === '' ? 'PUT' : 'POST'
  test(`${method} ${path || 'of a stage'} with ${fault} is 400, at ${at}, with the legal values`, async ({
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
  test(`the journal refuses the query ${query}, and names the parameter`, async ({ control, stage }) => {
    const answer = await control.send(`/stages/${stage.id}/journal${query}`)
    expect(answer.status).toBe(400)
    expect(answer.json()).toMatchObject({ complaints: [{ path: at }] })
  })
}

test('every wrong field of a body is named, not only the first one', async ({ control, stage }) => {
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
  test(`${method} ${path || 'of a stage'} reports a body that is not JSON`, async ({ control, stage }) => {
    const answer = await control.send(`/stages/${stage.id}${path}`, { method, body: '{ "advanceMs": ' })
    expect([answer.status, answer.json()]).toEqual([400, { error: 'The body is not JSON.' }])
  })

  test(`${method} ${path || 'of a stage'} does not read a body of more than 64 KB`, async ({ control, stage }) => {
    const answer = await control.send(`/stages/${stage.id}${path}`, { method, body: `"${'x'.repeat(65_536)}"` })
    expect([answer.status, answer.json()]).toEqual([413, { error: 'The body is larger than 64 KB.' }])
  })
}

test('a body that is nested thousands of levels deep is refused like any other wrong body', async ({
  control,
  stage,
}) => {
  const nested = `{ "fidelity": ${'['.repeat(30_000)}${']'.repeat(30_000)} }`
  const answer = await control.send(`/stages/${stage.id}`, { method: 'PUT', body: nested })
  expect(answer.json()).toEqual({
    error: 'The request has wrong fields.',
    complaints: [{ path: 'fidelity', problem: 'must be an object, but is a list of 1.' }],
  })
})

test('a body without a declared length is limited to 64 KB as well', async ({ control, stage }) => {
  const answer = await control.send(`/stages/${stage.id}/clock`, {
    method: 'POST',
    headers: { authorization: `Bearer ${control.token}`, 'transfer-encoding': 'chunked' },
    body: `"${'x'.repeat(65_536)}"`,
  })
  expect([answer.status, answer.json()]).toEqual([413, { error: 'The body is larger than 64 KB.' }])
})
