/** What each step of the conversation says on the French page. What the judge says of a token is English, as everywhere. */

import type { EntryOf, EntryType, JournalEntry } from '../../journal/entries.ts'
import type { MessageAuthor } from '../../protocol/conversation.ts'
import { durationText } from '../../protocol/duration.ts'
import type { Answer } from '../../protocol/misbehaviours.ts'

export const frenchWordsOf = (entry: JournalEntry): string =>
  (STEPS[entry.type] as unknown as (entry: JournalEntry) => string)(entry)

const STEPS: { readonly [Type in EntryType]: (entry: EntryOf<Type>) => string } = {
  'tag-loaded': ({ url }) => `le tag a été chargé par ${url}`,
  'activation-requested': ({ activation }) => `activation ${activation} : le site a appelé activate`,
  'provider-called': ({ attempt }) => `tentative ${attempt} : le tag a demandé un jeton au site`,
  'provider-answered': (entry) => provided(entry),
  'attempt-sent': ({ attempt, token }) =>
    `tentative ${attempt} : le tag a envoyé ${token === null ? 'une demande sans jeton, pour un visiteur anonyme' : `le jeton ${token}`}`,
  'retry-scheduled': ({ delayMs, code }) => `le tag fera un nouvel essai dans ${frenchDuration(delayMs)} : ${code}`,
  'activation-settled': (entry) => `l’activation ${entry.activation} ${settled(entry)}`,
  'identity-stored': ({ kind }) =>
    `le navigateur garde l’identité ${kind === 'secured' ? 'sécurisée' : 'anonyme'} du visiteur`,
  'identity-cleared': () => 'le navigateur a oublié l’identité du visiteur',
  'logout-called': () => 'le site a appelé logout',
  'tag-ended': () => 'la page a rechargé le tag, et celui-ci a pris fin',
  'function-threw': ({ message }) => `une fonction ajoutée par le site a levé une erreur : ${message}`,
  'property-set': ({ name }) => `le site a défini ${name}`,
  navigated: ({ screen }) => `le site a appelé navigate("${screen}")`,
  'transaction-recorded': ({ id, amount }) => `le site a enregistré la transaction ${id} de ${amount}`,
  'refresh-scheduled': ({ delayMs }) => `le tag renouvellera la session dans ${frenchDuration(delayMs)}`,
  'refresh-started': ({ activation }) => `renouvellement ${activation} : le tag a commencé à renouveler la session`,
  'refresh-settled': ({ activation, status, code, attempts }) =>
    `le renouvellement ${activation} ${
      status === 'refreshed'
        ? `a réussi${after(attempts)}`
        : `a échoué${after(attempts)} : ${code} ; l’identité du visiteur a pris fin`
    }`,
  'attempt-answered': (entry) => `la tentative ${answered(entry)}`,
  'conversation-started': ({ conversationId }) => `la conversation ${conversationId} a commencé`,
  'message-sent': ({ by, length }) => `${AUTHORS[by]} a écrit ${length} caractères`,
  'conversation-moved': ({ kind }) => `la conversation est passée à un visiteur ${KINDS[kind]}`,
  'conversation-ended': ({ by }) => `${AUTHORS[by]} a terminé la conversation`,
  'satisfaction-asked': () => 'on a demandé au visiteur s’il est satisfait',
  'satisfaction-answered': ({ score }) => `le visiteur a répondu ${score}`,
  'request-refused': ({ method, path, status, problem }) =>
    `la plateforme a refusé ${method} ${path} avec ${status} : ${problem}`,
  'token-asked': ({ behaviour, status }) =>
    `on a demandé un jeton au serveur de jetons (${behaviour}) ; ${status === null ? 'il n’a pas répondu' : `il a répondu ${status}`}`,
}

const AUTHORS: Readonly<Record<MessageAuthor, string>> = {
  visitor: 'le visiteur',
  agent: 'l’agent',
  system: 'le chat',
}

const KINDS: Readonly<Record<EntryOf<'conversation-moved'>['kind'], string>> = {
  anonymous: 'anonyme',
  simple: 'identifié sans jeton',
  secured: 'sécurisé',
  unopened: 'dont le jeton n’a pas été ouvert',
}

const FAULTS: Readonly<Record<Exclude<EntryOf<'provider-answered'>['outcome'], 'option'>, string>> = {
  threw: 'la fonction du site a levé une erreur',
  'timed-out': 'la fonction du site n’a pas répondu à temps',
  invalid: 'le tag n’a pas reçu d’option valide',
}

const provided = ({ outcome, token, detail }: EntryOf<'provider-answered'>): string => {
  if (outcome !== 'option') return `${FAULTS[outcome]}${aside(detail)}`
  return token === null ? 'le site a choisi de continuer anonymement' : `le site a répondu par un jeton (${token})`
}

const FATES: Readonly<Record<Exclude<Answer, 'judge' | 'accept' | 'refuse'>, string>> = {
  'server-error': 'a reçu une erreur du serveur (préparée)',
  'drop-connection': 'a vu sa connexion coupée (préparé)',
  'malformed-body': 'a reçu la moitié d’un document (préparée)',
  'never-answer': 'est restée sans réponse (préparé)',
}

const answered = ({ answer, code, detail, optionType, userId }: EntryOf<'attempt-answered'>): string => {
  if (answer !== 'judge' && answer !== 'accept' && answer !== 'refuse') return FATES[answer]
  if (code !== null) return `a été refusée : ${code}${aside(detail)}`
  const named = userId === null ? 'sans savoir pour qui' : `pour l’utilisateur ${userId}`
  return `a été acceptée ${optionType === 'ANONYMOUS' ? 'pour un visiteur anonyme' : named}${aside(detail)}`
}

const settled = ({ status, code, attempts }: EntryOf<'activation-settled'>): string => {
  if (status === 'authentication-success') return `a réussi${after(attempts)}`
  return attempts === 0 ? `a été refusée sans tentative : ${code}` : `a échoué${after(attempts)} : ${code}`
}

const aside = (detail: string | null | undefined): string => (detail ? ` (${detail})` : '')

const after = (attempts: number): string => ` après ${attempts} tentative${attempts > 1 ? 's' : ''}`

/** The units are the same but for the day, and the comma. */
export const frenchDuration = (ms: number): string =>
  durationText(ms)
    .replace('.', ',')
    .replace(/day(s?)$/, 'jour$1')
