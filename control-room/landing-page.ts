/**
 * What a person sees who opens the stand-in in a browser: where everything is, and what to try. Nothing secret: the
 * control token is printed at start and stands nowhere else.
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
  (_request, response) => {
    response.set('Cache-Control', 'no-store')
    response.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
    response.type('html').send(page(addressesOf(MAIN_STAGE)))
  }

type Addresses = Readonly<Record<string, string>>

const page = (addresses: Addresses): string => `<!doctype html>
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
${[welcome, embedding, keys, directing, list].map((part) => part(addresses)).join('\n')}
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

const embedding = ({ tag = '' }: Addresses): string => `<section>
<h2>Put it into your site</h2>
<p>The vendor's snippet, with the address of this stand-in in place of theirs. The project <code>1234</code> is there from the start.</p>
${code(`<script>
window.iAdvizeInterface = window.iAdvizeInterface || [];
iAdvizeInterface.config = { sid: 1234 }
</script>
<script async src="${tag.replace('http:', '')}"></script>`)}
</section>`

const keys = ({ control }: Addresses): string => `<section>
<h2>Mint tokens for it</h2>
<p>Encrypt for this public key: <a href="/keys/platform.pem">as PEM</a>, or <a href="/keys/platform.txt">bare</a>, as the vendor publishes theirs. Then register your own public key, the one that fits the private key you sign with:</p>
${code(`jq -n --rawfile key rsaPublicKey.pem \\
    '{ projects: [{ sid: 1234, publicKeys: [$key] }] }' |
  curl -X PUT ${control} \\
    -H "Authorization: Bearer $TOKEN" -d @-`)}
</section>`

const directing = ({ control }: Addresses): string => `<section>
<h2>Break it, and look</h2>
<p><code>$TOKEN</code> is the control token that was printed at start.</p>
${code(`# refuse every token from now on
curl ${control}/answers \\
  -H "Authorization: Bearer $TOKEN" \\
  -d '[{ "answer": "refuse", "code": "TOKEN_EXPIRED", "times": "always" }]'

# judge honestly again
curl ${control}/answers \\
  -H "Authorization: Bearer $TOKEN" -d '[{ "answer": "judge", "times": "always" }]'

# what happened, in order
curl ${control}/journal -H "Authorization: Bearer $TOKEN"`)}
</section>`

const list = ({ tag = '', graphql, control, demoSite }: Addresses): string => `<section>
<h2>Addresses</h2>
<dl>
<dt>Tag</dt><dd>${tag}</dd>
<dt>GraphQL</dt><dd>${graphql}</dd>
<dt>Control API</dt><dd>${control}</dd>
${demoSite === undefined ? '' : `<dt>Demo shop</dt><dd><a href="${demoSite}">${demoSite}</a></dd>`}
<dt>A stage of your own</dt><dd>${new URL(tag).origin}/control/stages/&lt;name&gt;</dd>
</dl>
</section>`

const code = (text: string): string =>
  `<pre><code>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code></pre>`
