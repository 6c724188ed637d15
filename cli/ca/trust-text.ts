/** How systems, browsers and tools are made to trust the authority, and how that is undone. Pure. */

export type Trusted = {
  /** The certificate, with its whole path. */
  readonly file: string
  /** The name in lists of trusted authorities. */
  readonly name: string
  readonly spkiHash: string
}

export const trustText = (trusted: Trusted): string => {
  const sections = PLACES.map(({ place, lines }) => [place, ...lines(quoted(trusted)).map((line) => `  ${line}`)])
  return [INTRODUCTION, ...sections.map((lines) => lines.join('\n'))].join('\n\n')
}

const INTRODUCTION =
  'Choose the place that your tool trusts. The smallest one that works is best: a browser that you start for tests, or a process.\nThe first two are tested; the others are written from the documentation of each system.'

/** As the shell needs it. */
const quoted = ({ file, name, spkiHash }: Trusted): Trusted => ({
  file: /^[\w@%+=:,./-]+$/.test(file) ? file : `"${file}"`,
  name: `"${name}"`,
  spkiHash,
})

type Place = { readonly place: string; readonly lines: (trusted: Trusted) => readonly string[] }

/** The smallest first. */
const PLACES: readonly Place[] = [
  {
    place: 'Chromium, Chrome and Edge, one run (Selenium, Puppeteer, WebdriverIO, Cypress); nothing to undo',
    lines: ({ spkiHash }) => [
      `--ignore-certificate-errors-spki-list=${spkiHash}`,
      'The browser needs a --user-data-dir of its own as well, which these tools give it.',
    ],
  },
  {
    place: 'Node.js, one process; nothing to undo',
    lines: ({ file }) => [`NODE_EXTRA_CA_CERTS=${file}`],
  },
  {
    place: 'Firefox',
    lines: ({ file, name }) => [
      'Settings > Privacy & Security > Certificates > View Certificates > Authorities > Import: "identify websites".',
      `Or, for the profile in <folder>: certutil -d sql:<folder> -A -t C,, -n ${name} -i ${file}`,
      `Undo: certutil -d sql:<folder> -D -n ${name}`,
    ],
  },
  {
    place: 'Chrome and Chromium on Linux (NSS; certutil is in libnss3-tools on Debian, nss-tools on Fedora)',
    lines: ({ file, name }) => [
      `certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n ${name} -i ${file}`,
      `Undo: certutil -d sql:$HOME/.pki/nssdb -D -n ${name}`,
    ],
  },
  {
    place: 'macOS (Safari, Chrome, Edge)',
    lines: ({ file }) => [
      `security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db ${file}`,
      `Undo: security remove-trusted-cert ${file}`,
    ],
  },
  {
    place: 'Windows (Chrome, Edge)',
    lines: ({ file, name }) => [`certutil -user -addstore Root ${file}`, `Undo: certutil -user -delstore Root ${name}`],
  },
  {
    place: 'Debian and Ubuntu (curl, and what else uses the list of the system)',
    lines: ({ file }) => [
      `sudo cp ${file} /usr/local/share/ca-certificates/iadvize-rehearsal.crt && sudo update-ca-certificates`,
      'Undo: sudo rm /usr/local/share/ca-certificates/iadvize-rehearsal.crt && sudo update-ca-certificates --fresh',
    ],
  },
  {
    place: 'Fedora (curl, and what else uses the list of the system)',
    lines: ({ file }) => [
      `sudo cp ${file} /etc/pki/ca-trust/source/anchors/iadvize-rehearsal.pem && sudo update-ca-trust`,
      'Undo: sudo rm /etc/pki/ca-trust/source/anchors/iadvize-rehearsal.pem && sudo update-ca-trust',
    ],
  },
  {
    place: 'Android',
    lines: ({ file }) => [
      `adb push ${file} /sdcard/Download/rehearsal-authority.crt`,
      'Then, on the device: Settings > Security > Encryption & credentials > Install a certificate > CA certificate.',
      'Chrome trusts it. An app does so only if its network security configuration has <certificates src="user"/>.',
      'Undo: Settings > Security > Encryption & credentials > User credentials.',
    ],
  },
  {
    place: 'iOS',
    lines: ({ file }) => [
      `In a simulator: xcrun simctl keychain booted add-root-cert ${file}`,
      'On a device: send the file to it, install it under Settings > General > VPN & Device Management, then switch it on',
      'under Settings > General > About > Certificate Trust Settings.',
      'Undo: delete the profile; in a simulator, xcrun simctl keychain booted reset.',
    ],
  },
]
