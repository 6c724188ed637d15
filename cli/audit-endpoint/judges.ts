/** Who judges the tokens: the project that the options name, or one that reads less where a key is missing. */

import type { ReadToken } from '../../audits/endpoint/calls.ts'
import type { About } from '../../audits/seen.ts'
import { loadKeys } from '../../environment/keys.ts'
import { readProjects } from '../../stage/stage.ts'
import { withDemoProject } from '../../environment/demo-project.ts'
import type { EndpointOptions } from '../../settings/endpoint.ts'
import { rulesFor, type Rules } from '../token/rules.ts'
import { tokenReader } from './read-token.ts'

export type Judges = {
  readonly read: (token: string) => Promise<ReadToken>
  /** As it is after the first token. */
  readonly project: () => Pick<About, 'sid' | 'areTokensOpened'>
}

export const judgesFor = async (options: Omit<EndpointOptions, 'json'>): Promise<Judges> => {
  const rules = await rulesFor(options)
  const full = tokenReader(rules)
  let current = { read: full, isOpening: isOpening(rules) }
  const isKeyGiven = options.publicKeys !== undefined || !isOfDemo(rules)
  return {
    read: async (token) => {
      const read = withPlainWords(await current.read(token), options)
      // Nobody has said that the demo shop's key is theirs. The header of a token can be judged without a key.
      if (read.entry.cause !== 'signature-another-key' || isKeyGiven) return read
      const unopened = { ...rules, project: { ...rules.project, tokenCheck: 'header-only' } } as const
      current = { read: tokenReader(unopened), isOpening: false }
      return current.read(token)
    },
    project: () => ({ sid: rules.project.sid, areTokensOpened: current.isOpening }),
  }
}

/** A token for iAdvize itself is no mistake in production, so the user has to hear both ways on. */
const withPlainWords = (read: ReadToken, { decryptionKey }: Omit<EndpointOptions, 'json'>): ReadToken =>
  read.entry.cause === 'jwe-another-key' && decryptionKey === undefined
    ? { ...read, entry: { ...read.entry, ...FOR_ANOTHER_KEY } }
    : read

const FOR_ANOTHER_KEY = {
  detail: 'outer JWE: it is encrypted for another key than that of the stand-in, so it cannot be opened here',
  fix: 'While you develop, encrypt for the key that "rehearsal keys platform" prints. A token that is meant for iAdvize itself is judged from the outside only: --token-check header-only.',
} as const

const isOpening = ({ project: { tokenCheck = 'full' } }: Rules): boolean => tokenCheck === 'full'

/** Whether the only key is that of the demo shop, which holds where nothing else was given. */
const isOfDemo = ({ project: { publicKeys, sid } }: Rules): boolean => {
  const keys = loadKeys()
  const [demo] = readProjects(withDemoProject(keys, {}).projects).values()
  const [own, ...others] = publicKeys
  const [known] = demo?.publicKeys ?? []
  return (
    sid === demo?.sid && others.length === 0 && own !== undefined && known !== undefined && own.key.equals(known.key)
  )
}
