import type { Audit } from '../rule.ts'
import { layerRule } from './questions/token-layers.ts'

export const audit: Audit = {
  title: "The token is signed with the brand's key and encrypted with iAdvize's",
  rule: "The token is encrypted with the platform's public key and signed with the private key whose public half is registered.",
  why: 'With a key of another environment every activation fails, and the reason reads like an outage of the server.',
  source: {
    basis: 'documented',
    page: 'BE-SIG',
    says: 'iAdvize publishes its public key; the client makes a pair and hands over the public half.',
  },
  fix: {
    text: 'A token uses two key pairs: sign it with your own private key, and encrypt it with the public key that iAdvize gave you. Compare the fingerprint of each public key with what your contact at iAdvize has.',
    code: {
      language: 'js',
      text: `const fingerprint = (key) =>
  createHash('sha256').update(createPublicKey(key).export({ type: 'spki', format: 'der' })).digest('hex')
console.log('signed with the key pair', fingerprint(yourPrivateKey))
console.log('encrypted with', fingerprint(iAdvizePublicKey))`,
    },
  },
  worst: 'fail',
  weight: 3,
  place: 3,
  ...layerRule({
    causes: [
      'jwe-another-key',
      'project-without-key',
      'signature-another-key',
      'signature-key-not-held',
      'signature-kid-wrong',
    ],
    last: 'signature-kid-wrong',
    good: "The platform's key opened the token, and the brand's key matches the signature.",
  }),
}
