/** The vendor's pages that the rules come from; the keys are those of the fidelity ledger. */

const AUTHENTICATED_MESSAGING = 'https://docs.iadvize.dev/use-cases/visitor-experience/authenticated-messaging'
const WEB_CLIENT = `${AUTHENTICATED_MESSAGING}/web-client-side-implementation`
const WEB_BACKEND = `${AUTHENTICATED_MESSAGING}/web-backend-implementation`

export const VENDOR_PAGES = {
  SEED: {
    title: 'How to deal with activation success or failure',
    url: `${WEB_CLIENT}/how-to-deal-with-activation-success-or-failure`,
  },
  AUTH: {
    title: "How to authenticate with iAdvize in client's website",
    url: `${WEB_CLIENT}/how-to-authenticate-with-iadvize-in-clients-website`,
  },
  FAQ: { title: 'FAQ of the web client side', url: `${WEB_CLIENT}/faq` },
  INTRO: { title: 'Introduction to authenticated messaging', url: `${AUTHENTICATED_MESSAGING}/introduction` },
  'BE-IMP': {
    title: 'Important information and recommendations',
    url: `${WEB_BACKEND}/important-information-and-recommendations`,
  },
  'BE-SIG': {
    title: 'Signature and encryption, the detailed process',
    url: `${WEB_BACKEND}/signature-and-encryption-detailed-process`,
  },
  'BE-TECH': { title: 'Technical backend implementation', url: `${WEB_BACKEND}/technical-backend-implementation` },
  'HC-COOKIE': { title: 'Cookies', url: 'https://help.iadvize.com/hc/en-gb/articles/216438047' },
  SDKDOC: {
    title: 'JavaScript web SDK (docs/javascript-web-sdk.md)',
    url: 'https://github.com/iadvize/documentation',
  },
  CBDOC: {
    title: 'JavaScript callbacks',
    url: 'https://docs.iadvize.dev/technologies/web-and-mobile-sdk/javascript-callbacks/reference',
  },
  BKM: {
    title: "The vendor's bookmarklets",
    url: 'https://github.com/iadvize/integration-bookmarklets-tools',
  },
  GQL: {
    title: 'GraphQL API, authentication',
    url: 'https://docs.iadvize.dev/technologies/graphql-api/authentication',
  },
  'GTM-MAIN': {
    title: "The vendor's tag manager template",
    url: 'https://github.com/iadvize/integration-gtm-main-tool',
  },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly url: `https://${string}` }>>

export type VendorPage = keyof typeof VENDOR_PAGES
