import { once } from 'node:events'
import { createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { connect, createServer } from 'node:tls'
import { createIssuer, makeAuthority, type Authority, type ServerCertificate } from '../../certificates/authority.ts'
import { encodeCertificate } from '../../certificates/encode.ts'
import { expectSentence } from './one-sentence.ts'
import { expect, test } from './proxy-test.ts'

const FILES = ['rehearsal-authority.key.pem', 'rehearsal-authority.pem']

test('"ca create" makes a key that only its owner can read, in a folder that only its owner can open', async ({
  rehearsal,
  folder,
}) => {
  const dir = path.join(folder, 'a', 'ca')
  const { code, stdout, stderr } = await rehearsal.run(['ca', 'create', '--dir', dir])
  expect([code, stderr, (await readdir(dir)).toSorted()]).toEqual([0, '', FILES])
  const modes = await Promise.all(
    [dir, path.join(dir, FILES[0] ?? '')].map(async (file) => (await stat(file)).mode & 0o777),
  )
  expect(modes).toEqual([0o700, 0o600])
  expect(stdout).toContain('Covers       iadvize.com and its subdomains')
  expect(stdout).not.toContain('PRIVATE KEY')
})

test('without --dir the authority is in the data folder of the person', async ({ rehearsal, folder }) => {
  const { code } = await rehearsal.run(['ca', 'create'], { XDG_DATA_HOME: folder })
  expect(code).toBe(0)
  expect((await readdir(path.join(folder, 'iadvize-rehearsal', 'authority'))).toSorted()).toEqual(FILES)
})

test('"ca create" never writes over an authority, not even over half of one', async ({ rehearsal, folder }) => {
  const dir = path.join(folder, 'ca')
  await rehearsal.run(['ca', 'create', '--dir', dir])
  const before = await readFile(path.join(dir, 'rehearsal-authority.key.pem'), 'utf8')
  expectSentence(await rehearsal.run(['ca', 'create', '--dir', dir]), {
    code: 3,
    says: /exists, and is not written over/,
  })
  expect(await readFile(path.join(dir, 'rehearsal-authority.key.pem'), 'utf8')).toBe(before)
  const half = path.join(folder, 'half')
  await mkdir(half, { mode: 0o700 })
  await writeFile(path.join(half, 'rehearsal-authority.pem'), 'mine')
  expectSentence(await rehearsal.run(['ca', 'create', '--dir', half]), { code: 3, says: /rehearsal ca remove/ })
})

test('"ca create" refuses a folder inside a git work tree, also one that a link leads to', async ({
  rehearsal,
  folder,
}) => {
  const tree = path.join(folder, 'tree')
  await mkdir(path.join(tree, '.git'), { recursive: true })
  await symlink(tree, path.join(folder, 'link'))
  for (const dir of ['tree/ca', 'tree', 'link/deep/ca']) {
    const ended = await rehearsal.run(['ca', 'create', '--dir', path.join(folder, dir)])
    expectSentence(ended, { code: 3, says: /is in the git work tree .*tree, where the key could be committed/ })
  }
})

test('a folder or a key that others can read is refused, with the command that mends it', async ({
  rehearsal,
  folder,
}) => {
  const open = path.join(folder, 'open')
  await mkdir(open, { mode: 0o755 })
  expectSentence(await rehearsal.run(['ca', 'create', '--dir', open]), { code: 3, says: /run "chmod 700 / })
  const dir = path.join(folder, 'ca')
  await rehearsal.run(['ca', 'create', '--dir', dir])
  const key = path.join(dir, 'rehearsal-authority.key.pem')
  await chmod(key, 0o644)
  expectSentence(await rehearsal.run(['ca', 'show', '--dir', dir]), { code: 3, says: /run "chmod 600 / })
})

test('"ca show" and "ca trust" name the certificate and the hash of its key, and "ca remove" leaves nothing', async ({
  rehearsal,
  folder,
}) => {
  const dir = path.join(folder, 'ca')
  await rehearsal.run(['ca', 'create', '--dir', dir])
  const shown = await rehearsal.run(['ca', 'show', '--dir', dir])
  const hash = /SPKI hash +(\S+)/.exec(shown.stdout)?.[1] ?? 'none'
  const trust = await rehearsal.run(['ca', 'trust', '--dir', dir])
  expect(trust.stdout).toContain(`--ignore-certificate-errors-spki-list=${hash}`)
  expect(trust.stdout).toContain(`NODE_EXTRA_CA_CERTS=${path.join(dir, 'rehearsal-authority.pem')}`)
  for (const place of ['macOS', 'Windows', 'Debian', 'Fedora', 'Firefox', 'Android', 'iOS']) {
    expect(trust.stdout).toContain(place)
  }
  expect((await rehearsal.run(['ca', 'remove', '--dir', dir])).code).toBe(0)
  expect(await readdir(folder)).toEqual([])
  expectSentence(await rehearsal.run(['ca', 'remove', '--dir', dir]), {
    code: 3,
    says: /There is no certificate authority in/,
  })
})

test('an authority that is damaged, or whose key is another one, is refused with the way out', async ({
  rehearsal,
  folder,
}) => {
  const dir = path.join(folder, 'ca')
  await rehearsal.run(['ca', 'create', '--dir', dir])
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const other = privateKey.export({ format: 'pem', type: 'pkcs8' })
  await writeFile(path.join(dir, 'rehearsal-authority.key.pem'), other)
  expectSentence(await rehearsal.run(['ca', 'show', '--dir', dir]), {
    code: 3,
    says: /not that of the certificate.*ca remove/,
  })
  await writeFile(path.join(dir, 'rehearsal-authority.pem'), 'rubbish')
  expectSentence(await rehearsal.run(['ca', 'show', '--dir', dir]), { code: 3, says: /cannot be used/ })
})

for (const { what, args, code, says } of [
  { what: 'without an authority', args: ['--as-vendor', '0'], code: 3, says: /run "rehearsal ca create"/ },
  { what: 'with --only-vendor alone', args: ['--only-vendor'], code: 2, says: /--only-vendor is about the proxy/ },
  { what: 'with --ask-stage alone', args: ['--ask-stage'], code: 2, says: /--ask-stage is about the proxy/ },
]) {
  test(`"start" ${what} ends with ${code} and the way out`, async ({ rehearsal, folder }) => {
    const ended = await rehearsal.run(['start', '--port', '0', '--no-demo', ...args], { XDG_DATA_HOME: folder })
    expectSentence(ended, { code, says })
  })
}

test('"start" refuses a host in the settings that the authority does not cover', async ({ rehearsal, folder }) => {
  const dir = path.join(folder, 'ca')
  await rehearsal.run(['ca', 'create', '--dir', dir])
  const config = path.join(folder, 'settings.json')
  await writeFile(config, '{ "hosts": ["chat.brand.example"] }')
  const ended = await rehearsal.run([
    'start',
    '--port',
    '0',
    '--no-demo',
    '--as-vendor',
    '0',
    '--ca-dir',
    dir,
    '--config',
    config,
  ])
  expectSentence(ended, { code: 2, says: /does not cover chat\.brand\.example/ })
})

/** What a client says that trusts the authority and nothing else. */
const verdictOn = async (
  { chainPem, keyPem }: ServerCertificate,
  authority: Authority,
  servername: string,
): Promise<string> => {
  const server = createServer({ cert: chainPem, key: keyPem }).on('tlsClientError', () => {})
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const ca = authority.certificate.toString()
  // A host is checked by the names in the certificate, an address that it was reached at is not.
  const socket = connect({ port, host: '127.0.0.1', ca, servername, checkServerIdentity: () => undefined })
  const verdict = await once(socket, 'secureConnect').then(() => 'trusted', String)
  socket.destroy()
  server.close()
  return verdict
}

test('a certificate of the authority is good for hosts of the vendor and the brand’s own, and for no other host even if the key is stolen', async () => {
  const authority = await makeAuthority(['chat.brand.example'])
  const issue = await createIssuer(authority)
  for (const host of ['iadvize.com', 'api.iadvize.com', 'a.b.iadvize.com', 'chat.brand.example']) {
    expect(await verdictOn(issue(host), authority, host), host).toBe('trusted')
  }
  expect(() => issue('shop.example')).toThrow('does not cover shop.example')
  const thief = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const stolen = (host: string): ServerCertificate => {
    const certificate = encodeCertificate(
      {
        commonName: host,
        role: { host },
        publicKey: createPublicKey(thief.privateKey),
        validFrom: new Date(Date.now() - 1_000),
        validUntil: new Date(Date.now() + 86_400_000),
        issuer: authority.certificate,
      },
      authority.key,
    )
    const keyPem = thief.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
    return { chainPem: certificate.toString(), keyPem }
  }
  expect(await verdictOn(stolen('api.iadvize.com'), authority, 'api.iadvize.com')).toBe('trusted')
  for (const host of ['shop.example', 'notiadvize.com', 'iadvize.com.example', 'brand.example']) {
    expect(await verdictOn(stolen(host), authority, host), host).toContain('permitted subtree violation')
  }
})

test('an authority is valid for a year, a certificate of a server for 30 days and never longer than its authority', async () => {
  const now = Date.UTC(2030, 0, 1)
  const day = 86_400_000
  const authority = await makeAuthority([], now)
  expect(Date.parse(authority.certificate.validTo)).toBe(now + 365 * day)
  const issue = await createIssuer(authority)
  const endOf = (at: number): number => Date.parse(new X509Certificate(issue('iadvize.com', at).chainPem).validTo)
  expect(endOf(now)).toBe(now + 30 * day)
  expect(endOf(now + 350 * day)).toBe(now + 365 * day)
})
