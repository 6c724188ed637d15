import { stripVTControlCharacters } from 'node:util'
import { inspectAll } from '../../../../cli/token/inspect.ts'
import { inspectionText, verdictText } from '../../../../cli/token/inspection-text.ts'
import { judgeTokens } from '../../../../cli/token/judge.ts'
import type { Rules } from '../../../../cli/token/rules.ts'
import { TOKEN_CAUSE_NAMES } from '../../../../protocol/token-causes.ts'
import { mintFlawed } from '../../../../token-backend/flaws.ts'
import { expect, test } from '../../../plain-test.ts'
import { encrypt, GOOD_CLAIMS, KEYS, mint, NOW_MS, privateKey, publicKey, USER_ID } from '../../mock-platform/mint.ts'

const RULES: Rules = {
  project: { sid: '1234', authenticationMode: true, publicKeys: KEYS.publicKeys },
  keys: KEYS,
  nowMs: NOW_MS,
}

const NARROW = { columns: 80, hasColours: false }

const shown = async (token: string, rules = RULES, terminal = NARROW): Promise<string> => {
  const [inspection] = await inspectAll([token], rules)
  return inspection === undefined ? '' : inspectionText(inspection, terminal)
}

const flawed = (cause: (typeof TOKEN_CAUSE_NAMES)[number]): Promise<string> =>
  mintFlawed(cause, {
    claims: GOOD_CLAIMS,
    keys: { signing: privateKey('brandSigning'), encryption: publicKey('platformEncryption') },
    wrongKeys: { signing: privateKey('anotherBrandSigning'), encryption: publicKey('anotherPlatformEncryption') },
    nowMs: NOW_MS,
  })

test('whatever is wrong with a token, no line is wider than the terminal, and no piece of the token is repeated', async () => {
  for (const cause of TOKEN_CAUSE_NAMES) {
    const token = await flawed(cause)
    const text = await shown(token)
    expect(Math.max(...text.split('\n').map(({ length }) => length)), cause).toBeLessThanOrEqual(80)
    const pieces = token.match(/[\w-]{60,}/g) ?? []
    expect(
      pieces.filter((piece) => !piece.startsWith('xxxx') && text.includes(piece.slice(0, 40))),
      cause,
    ).toEqual([])
  }
})

test('the text of an accepted token has its layers, its fields and how far its moments are from now', async () => {
  expect((await shown(await mint())).split('\n')).toEqual([
    'Accepted',
    '  Seen         This is a compact JWE, which is the form that an activation',
    '               takes.',
    '  Who          The visitor is b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41.',
    '  Judged       as a token of project 1234, at 2026-01-01T00:00:00Z.',
    '',
    'JWE, encrypted: Opened',
    '  alg          RSA-OAEP-256',
    '  enc          A256GCM',
    '',
    'JWS, signed: Signature fits',
    '  alg          RS256',
    '',
    'Claims: Correct',
    '  userId       b6f1c2de-6f0a-4c57-9b0e-2f1d7a9c8e41',
    '  visitorData',
    '    firstName    Camille',
    '    lastName     Moreau',
    '  iat          1767225600 = 2026-01-01T00:00:00Z, in 0 seconds',
    '  exp          1767225660 = 2026-01-01T00:01:00Z, in 1 minute',
  ])
})

test('what is wrong is said once, with the lines of each language apart', async () => {
  const lines = (await shown(await flawed('jwe-base64'))).split('\n')
  expect(lines[0]).toBe('Refused  jwe-base64')
  for (const language of ['Node.js: ', 'Java: ', 'Python: ', 'PHP: ']) {
    expect(lines.filter((line) => line.trim().startsWith(language))).toHaveLength(1)
  }
  const expired = await shown(await flawed('exp-past'))
  expect(expired.match(/exp passed/g)).toHaveLength(1)
  expect(expired).toContain('\nClaims: Wrong\n  Wrong        exp-past\n')
})

test('a fault of an inner layer is said with its fix although the verdict is about an outer one', async () => {
  const { exp: _left, ...claims } = GOOD_CLAIMS
  const text = await shown(await mint(claims), { ...RULES, project: { ...RULES.project, publicKeys: [] } })
  expect(text).toMatch(/^Refused {2}project-without-key\n/)
  expect(text).toContain('  Wrong        exp-missing. exp is missing.\n  Fix          Give the token an exp')
})

test('a token that was encrypted in quotes is not printed as the text that it was taken for', async () => {
  const token = await flawed('jws-quoted')
  const text = await shown(token)
  expect(text).toMatch(/\nWhat is inside\n {2}Text {9}\d+ characters, with a token among them\.$/)
  expect(await shown(await encrypt('plain words'))).toContain('\n  Text         plain words')
})

test('a token in JSON that has no compact form has no layer, because what was given is not repeated', async () => {
  const [header, encryptedKey, iv, ciphertext, tag] = (await mint()).split('.')
  const token = JSON.stringify({ protected: header, aad: 'AA', encrypted_key: encryptedKey, iv, ciphertext, tag })
  const text = await shown(token)
  expect(text).toMatch(/^Refused {2}jwe-json-serialised\n/)
  expect(text).not.toMatch(/What is inside|encrypted_key/)
})

test('claims cannot move the cursor, write lines of their own or flood the terminal', async () => {
  const text = await shown(
    await mint({ ...GOOD_CLAIMS, [USER_ID]: '\u001b[2Jid\nAccepted\u202e', long: 'y'.repeat(5_000), '\u009bname': 1 }),
  )
  expect(text).not.toMatch(/[\p{Cc}\u202e](?<!\n)/u)
  expect(text.split('\n').filter((line) => line.trim().startsWith('Accepted'))).toHaveLength(1)
  expect(text).toContain('(5000 characters)')
  expect(text.length).toBeLessThan(6_000)
})

test('colours change nothing else of the text', async () => {
  const token = await mint({ ...GOOD_CLAIMS, loyalty: 'gold' })
  const coloured = await shown(token, RULES, { columns: 80, hasColours: true })
  expect(coloured).toContain('\u001b[33m')
  expect(stripVTControlCharacters(coloured)).toBe(await shown(token))
})

test('the verdict of a project without authentication mode is not about the token, and says what to switch on', async () => {
  const [verdict] = await judgeTokens([await mint()], {
    ...RULES,
    project: { ...RULES.project, authenticationMode: false },
  })
  expect(verdict).toMatchObject({ accepted: false, code: 'AUTHENTICATION_MODE_OFF', layer: null, cause: null })
  expect(verdict === undefined ? '' : verdictText(verdict, NARROW)).toMatch(
    /^Refused\n {2}Seen {9}authentication mode is off for project 1234\.\n {2}Fix {10}Switch on authenticated messaging/,
  )
})
