import { settingsInForce } from '../../../../cli/doctor/settings-in-force.ts'
import { spkiOf } from '../../../../diagnosis/key.ts'
import { expect, test } from '../../../plain-test.ts'
import { mint, privateKey, publicKey } from '../../mock-platform/mint.ts'

const valuesOf = (given: object, environment: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(settingsInForce(given, environment).map(({ name, value, source }) => [name, [value, source]]))

test('a setting of the file takes the place of its default, and the other defaults are in force', () => {
  expect(valuesOf({ port: 4080, audit: { budget: 'warn' }, fidelity: { retryDelaysMs: [1, 2] } })).toEqual({
    port: ['4080', 'file'],
    'audit.budget': ['warn', 'file'],
    'fidelity.retryDelaysMs': ['1, 2', 'file'],
    host: ['127.0.0.1', 'default'],
    demoPort: ['4071', 'default'],
    projects: [expect.any(String), 'default'],
    noTokenChoice: ['no-chat', 'default'],
    'audit.stepLimitSeconds': ['15', 'default'],
  })
})

test('the fields of each project are settings of their own, with the names of its key files', () => {
  const projects = [{ sid: 7316, strict: true, publicKeys: ['keys/a.pem', { key: 'keys/b.pem', kid: 'b' }] }]
  expect(valuesOf({ projects })).toMatchObject({
    'projects[0].sid': ['7316', 'file'],
    'projects[0].strict': ['true', 'file'],
    'projects[0].publicKeys': ['keys/a.pem, keys/b.pem', 'file'],
  })
})

test('variables of the environment are settings too, and the control token is not shown', () => {
  const variables = {
    REHEARSAL_CONTROL_TOKEN: 'a-secret-of-this-test',
    https_proxy: 'http://me:word@proxy.example',
    HOME: '/',
  }
  expect(settingsInForce({}, variables).filter(({ source }) => source === 'environment')).toEqual([
    { name: 'REHEARSAL_CONTROL_TOKEN', value: 'set, and not shown', source: 'environment' },
    { name: 'HTTPS_PROXY', value: 'http://proxy.example', source: 'environment' },
  ])
})

test('no key, token or password that is written into a settings file is repeated', async () => {
  const token = await mint()
  const secret = privateKey('brandSigning').export({ format: 'pem', type: 'pkcs8' }).toString()
  const open = spkiOf(publicKey('brandSigning'))
  const text = JSON.stringify(
    settingsInForce(
      {
        projects: [{ sid: token, publicKeys: [secret, open, secret.replaceAll('\n', '').slice(27, 120)] }],
        audit: { url: 'https://me:pass-word@shop.example/', publicKey: { key: secret } },
        agent: { replies: [secret] },
      },
      {},
    ),
  )
  for (const piece of [token.slice(0, 30), secret.slice(100, 130), 'pass-word']) expect(text).not.toContain(piece)
  expect(text).toContain('an RSA private key (PKCS#8), ')
})
