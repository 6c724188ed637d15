import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The private key is in a script of the page, which signs in the browser.',
  breaks: ['token-private-key'],
  routes: (routes, { signingKeyPem }) => {
    routes.get('/token-signing.js', (_request, response) => {
      // The mistake.
      response.type('text/javascript').send(`window.signingKey = ${JSON.stringify(signingKeyPem())}`)
    })
  },
  page: ({ basePath }) => ({
    markup: (good) => good.replace('</head>', `<script defer src="${basePath}/token-signing.js"></script></head>`),
  }),
}
