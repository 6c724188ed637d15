import type { Sabotage } from '../../site.ts'

export const variant: Sabotage = {
  mistake: 'The web server serves the file with the private key.',
  breaks: ['token-private-key'],
  routes: (routes, { signingKeyPem }) => {
    // The mistake.
    routes.get('/rsaPrivateKey.pem', (_request, response) => void response.type('text').send(signingKeyPem()))
  },
}
