import { sabotage } from '../site.ts'

/** It knows nothing of the shop's own code, and the shop's own code nothing of it. */
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

export const fallbackByASecondSnippet = sabotage({
  id: 'fallback-by-a-second-snippet',
  mistake:
    'A second script on the page looks whether the chat is secured after half a minute, and activates anonymously if not.',
  breaks: ['failure-no-anonymous'],
  mayBreak: ['activation-needs-token', 'failure-no-retry', 'failure-every-reason'],
  page: ({ basePath }) => ({
    markup: (good) => good.replace('</head>', `<script defer src="${basePath}/chat-rescue.js"></script></head>`),
  }),
  routes: (routes) => {
    routes.get('/chat-rescue.js', (_request, response) => void response.type('text/javascript').send(RESCUE))
  },
})
