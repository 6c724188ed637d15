import { sabotage } from '../site.ts'

export const privateKeyIsServed = sabotage({
  id: 'private-key-is-served',
  mistake: 'The file with the private key lies among those that the web server serves.',
  breaks: ['token-private-key'],
  routes: (routes, { signingKeyPem }) => {
    // The mistake.
    routes.get('/rsaPrivateKey.pem', (_request, response) => void response.type('text').send(signingKeyPem()))
  },
})
