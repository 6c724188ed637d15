/** Why there was no answer, in words for the user. Pure. */

import type { Question } from './request.ts'

type Why = {
  /** Follows the method and the address in a sentence. */
  readonly says: string
  readonly fix: string
}

/** There is no answer to judge. The message is for the user. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError'
  readonly says: string
  readonly fix: string

  constructor({ says, fix }: Why) {
    super(says)
    this.says = says
    this.fix = fix
  }
}

type Met = { readonly limitMs: number } | { readonly error: unknown }

export const whyNoAnswer = ({ url }: Pick<Question, 'url'>, met: Met): NoAnswerError => {
  if ('limitMs' in met) {
    return new NoAnswerError({
      says: `did not answer completely within ${met.limitMs / 1_000} s`,
      fix: 'If the endpoint is slow, give it more time: --limit <seconds>.',
    })
  }
  const { code = '', message } = met.error as { readonly code?: string; readonly message: string }
  const row = CAUSES.find(({ pattern }) => pattern.test(`${code} ${message}`))
  const { says, fix } = row ?? UNKNOWN
  return new NoAnswerError({ says: code === '' ? says : `${says} (${code})`, fix: fix(new URL(url)) })
}

type Cause = { readonly pattern: RegExp; readonly says: string; readonly fix: (url: URL) => string }

const CAUSES: readonly Cause[] = [
  {
    pattern: /ECONNREFUSED/,
    says: 'cannot be reached: nothing listens there',
    fix: () => 'Start the back end, or give the right port.',
  },
  {
    pattern: /ENOTFOUND|EAI_AGAIN/,
    says: 'cannot be reached: there is no such host',
    fix: () => 'Check the spelling of the host, or your network.',
  },
  {
    pattern: /EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EADDRNOTAVAIL/,
    says: 'cannot be reached from here',
    fix: () => 'Check your network, a VPN or a firewall.',
  },
  {
    pattern: /CERT_HAS_EXPIRED/,
    says: 'has a certificate that has expired',
    fix: () => 'Renew the certificate, or give --ignore-https-errors.',
  },
  {
    pattern: /ALTNAME/,
    says: 'has a certificate for another host',
    fix: () => 'Ask the host that the certificate names, or give --ignore-https-errors.',
  },
  {
    pattern: /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/,
    says: 'has a certificate that this machine does not trust',
    fix: () =>
      'Name the certificate of its authority in the variable NODE_EXTRA_CA_CERTS, or give --ignore-https-errors.',
  },
  {
    pattern: /EPROTO|ERR_SSL|wrong version number/,
    says: 'does not speak https',
    fix: ({ host, pathname }) => `Give the address with http: http://${host}${pathname}.`,
  },
  {
    pattern: /HPE_|Parse Error/,
    says: 'does not answer in HTTP',
    fix: ({ host, pathname, protocol }) =>
      protocol === 'http:'
        ? `Give the right port; if it speaks https, the address is https://${host}${pathname}.`
        : 'Give the right port.',
  },
  {
    pattern: /ECONNRESET|socket hang up|EPIPE|aborted|Premature close/,
    says: 'closed the connection before its answer was complete',
    fix: ({ protocol }) =>
      protocol === 'http:'
        ? 'Look into the log of the back end; if it speaks https, give its address with https://.'
        : 'Look into the log of the back end.',
  },
  {
    pattern: /Z_DATA_ERROR|Z_BUF_ERROR|ERR_.*BROTLI|incorrect header check|unexpected end of file/i,
    says: 'has an answer that cannot be unpacked: its Content-Encoding does not fit',
    fix: () => 'Compress the answer as its Content-Encoding says, or not at all.',
  },
]

const UNKNOWN: Omit<Cause, 'pattern'> = {
  says: 'cannot be reached',
  fix: () => 'Look into the log of the back end.',
}
