import type { Sabotage } from '../../site.ts'

/** A second snippet. It and the shop's own code do not know of each other. */
const RESCUE = `
if (document.documentElement.dataset.signedIn === 'true') {
  setTimeout(() => {
    window.iAdvizeInterface.push((iAdvize) => {
      if (iAdvize.get('tag:version') === 'FULL') return
      iAdvize.activate(() => ({ authenticationOption: { type: 'ANONYMOUS' } }))
    })
  }, 30_000)
}
`

export const variant: Sabotage = {
  mistake:
    'A second script on the page checks after half a minute whether the chat is secured, and activates anonymously if not.',
  breaks: ['failure-no-anonymous'],
  mayBreak: ['activation-needs-token', 'failure-no-retry', 'failure-every-reason'],
  page: ({ basePath }) => ({
    markup: (good) => good.replace('</head>', `<script defer src="${basePath}/chat-rescue.js"></script></head>`),
  }),
  routes: (routes) => {
    routes.get('/chat-rescue.js', (_request, response) => void response.type('text/javascript').send(RESCUE))
  },
}
