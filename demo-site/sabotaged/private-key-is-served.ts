import { sabotage } from '../site.ts'

export const privateKeyIsServed = sabotage({
  id: 'private-key-is-served',
  mistake: 'The folder with the keys lies among the files that the web server serves.',
  breaks: ['token-private-key'],
  routes: (routes, { signingKeyPem }) => {
    // The mistake.
    routes.get('/keys/rsaPrivateKey.pem', (_request, response) => void response.type('text').send(signingKeyPem()))
  },
})
