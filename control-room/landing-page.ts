/**
 * What a person sees who opens the stand-in in a browser: where everything is, and what to try. Nothing secret: the
 * control token is printed at start and is nowhere else.
 */

import type { RequestHandler } from 'express'
import { MAIN_STAGE } from '../stage/registry.ts'
import { LANDING_STYLE } from './landing-style.ts'

export type LandingOptions = {
  /** Where a stage can be reached; all of it is ours, so none of it needs escaping. */
  readonly addressesOf: (stage: string) => Addresses
}

export const createLandingPage =
  ({ addressesOf }: LandingOptions): RequestHandler =>
  ({ query }, response) => {
    response.set('Cache-Control', 'no-store')
    response.set('Content-Security-Policy', POLICY)
    // Else the browser would not say where the form comes from.
    response.set('Referrer-Policy', 'same-origin')
    const reason = Object.keys(REASONS).find((name) => name in query)
    response.type('html').send(page(addressesOf(MAIN_STAGE), reason === undefined ? null : (REASONS[reason] ?? null)))
  }

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"

/** Why somebody is here who may have expected the control room, by what the address asks for. */
const REASONS: Readonly<Record<string, string>> = {
  used: 'This link works once, for ten minutes. Run "rehearsal start --open", or sign in with the control token that was printed at start.',
  wrong: 'This is not the control token of this stand-in. It is printed at start, after "Bearer".',
  'signed-out': 'You are signed out.',
}

type Addresses = Readonly<Record<string, string>>

const page = (addresses: Addresses, problem: string | null): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Rehearsal is running</title>
<style>${LANDING_STYLE}</style>
</head>
<body>
<main>
${welcome(addresses)}
${signIn(problem)}
${[embedding, keys, directing, list].map((part) => part(addresses)).join('\n')}
<footer>Not affiliated with iAdvize. Nothing leaves this machine.</footer>
</main>
</body>
</html>
`

const welcome = ({ demoSite }: Addresses): string => `<header>
<p class="mark">Rehearsal</p>
<h1>Ready when you are.</h1>
<p class="lead">This stand-in plays the iAdvize tag and its authentication service, so that you can try your integration, break it on purpose, and see what your site does.</p>
${demoSite === undefined ? '' : `<p><a class="button" href="${demoSite}">Open the demo shop</a></p>`}
</header>`

const signIn = (problem: string | null): string => `<section id="sign-in">
<h2>Open the control room</h2>
<p>See the conversation between your site, the tag and the platform as it happens, and break it with a click. The link that was printed at start signs you in; so does the control token.</p>
${problem === null ? '' : `<p class="problem" role="alert">${problem.replaceAll('"', '&quot;')}</p>`}
<form method="post" action="/enter">
<label for="token">Control token</label>
<div><input id="token" name="token" type="password" autocomplete="off" spellcheck="false" required><button>Sign in</button></div>
</form>
</section>`

const embedding = ({ tag = '' }: Addresses): string => `<section>
<h2>Add it to your site</h2>
<p>This is the vendor's snippet with the address of this stand-in. The project <code>1234</code> exists from the start.</p>
${code(`<script>
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: 1234 }
</script>
<script async src="${tag.replace('http:', '')}"></script>`)}
</section>`

const keys = ({ control }: Addresses): string => `<section>
<h2>Mint tokens for it</h2>
<p>Encrypt for the stand-in's public key: <a href="/keys/platform.pem">as PEM</a>, or <a href="/keys/platform.txt">without the PEM lines</a>, as the vendor publishes its own. Then register the public half of the key you sign with:</p>
${code(`jq -n --rawfile key rsaPublicKey.pem \\
    '{ projects: [{ sid: 1234, publicKeys: [$key] }] }' |
  curl -X PUT ${control} \\
    -H "Authorization: Bearer $TOKEN" -d @-`)}
</section>`

const directing = ({ control }: Addresses): string => `<section>
<h2>Break it and watch</h2>
<p><code>$TOKEN</code> is the control token that was printed at start.</p>
${code(`# refuse every token from now on
curl ${control}/answers \\
  -H "Authorization: Bearer $TOKEN" \\
  -d '[{ "answer": "refuse", "code": "TOKEN_EXPIRED", "times": "always" }]'

# judge honestly again
curl ${control}/answers \\
  -H "Authorization: Bearer $TOKEN" -d '[{ "answer": "judge", "times": "always" }]'

# what happened, in order
curl ${control}/journal \\
  -H "Authorization: Bearer $TOKEN"`)}
</section>`

const list = ({ tag = '', graphql, control, demoSite }: Addresses): string => `<section>
<h2>Addresses</h2>
<dl>
<dt>Tag</dt><dd>${tag}</dd>
<dt>GraphQL</dt><dd>${graphql}</dd>
<dt>Control API</dt><dd>${control} (<a href="/control/reference">reference</a>)</dd>
${demoSite === undefined ? '' : `<dt>Demo shop</dt><dd><a href="${demoSite}">${demoSite}</a></dd>`}
<dt>Your own stage</dt><dd>${new URL(tag).origin}/control/stages/&lt;name&gt;</dd>
</dl>
</section>`

const code = (text: string): string =>
  `<pre><code>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code></pre>`
