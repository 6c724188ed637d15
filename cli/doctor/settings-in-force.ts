/** The settings in force, in words, and where each comes from. Nothing secret is repeated. Pure. */

import { plainText } from '../../audits/plain-text.ts'
import { redact } from '../../audits/reports/redact.ts'
import { isKeyInTime, lookAtKey } from '../../diagnosis/key.ts'
import { quotable, sizeOf } from '../../diagnosis/quotable.ts'
import type { PublicKeySetting } from '../../protocol/token-policy.ts'
import { AUDIT_DEFAULTS } from '../../settings/audit.ts'
import { CONTROL_TOKEN_VARIABLE } from '../start/control-token.ts'
import { DEFAULT_HOST, DEFAULT_PORTS } from '../start/default-address.ts'
import type { Setting } from './report.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** `given` is what the settings file exports; empty if there is none. */
export const settingsInForce = (given: object, environment: Environment): readonly Setting[] => {
  const ofFile = Object.entries(given).flatMap(([name, value]) => settingsIn(name, value))
  const named = new Set(ofFile.flatMap(({ name }) => [name, name.replace(/[.[].*/, '')]))
  return [
    ...ofFile,
    ...environmentIn(environment),
    ...Object.entries(DEFAULTS)
      .filter(([name]) => !named.has(name))
      .map(([name, value]): Setting => ({ name, value: String(value), source: 'default' })),
  ]
}

const DEFAULTS = {
  host: DEFAULT_HOST,
  ...DEFAULT_PORTS,
  projects: '1234 of the demo shop alone',
  fidelity: 'those of docs/fidelity.md',
  noTokenChoice: 'no-chat',
  'audit.budget': AUDIT_DEFAULTS.budget,
  'audit.stepLimitSeconds': AUDIT_DEFAULTS.stepLimitSeconds,
}

/** Those that change what Rehearsal, its browser or Node's connections do. */
const VARIABLES = [
  CONTROL_TOKEN_VARIABLE,
  'PLAYWRIGHT_BROWSERS_PATH',
  'NODE_EXTRA_CA_CERTS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
]

const environmentIn = (environment: Environment): readonly Setting[] =>
  VARIABLES.flatMap((name) => {
    const value = environment[name] ?? environment[name.toLowerCase()] ?? ''
    if (value === '') return []
    return [
      { name, value: name === CONTROL_TOKEN_VARIABLE ? 'set, and not shown' : wordsOf(value), source: 'environment' },
    ]
  })

const settingsIn = (name: string, value: unknown): readonly Setting[] => {
  if (/(?:^|\.)publicKeys?$/.test(name)) return [ofFile(name, [value].flat().map(keyWords).join(', ') || 'none')]
  const isList = Array.isArray(value)
  if (isList && !value.some(isObject)) return [ofFile(name, value.map(wordsOf).join(', ') || 'none')]
  if (!isObject(value)) return [ofFile(name, wordsOf(value))]
  return Object.entries(value).flatMap(([key, child]) =>
    settingsIn(isList ? `${name}[${key}]` : `${name}.${key}`, child),
  )
}

const ofFile = (name: string, value: string): Setting => ({ name, value, source: 'file' })

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const LONGEST_VALUE = 200

const wordsOf = (value: unknown): string => {
  const text = redact(plainText(String(value))).replaceAll(/\s+/g, ' ')
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text
}

/** A key that was written into the file is named for what it is. */
const keyWords = (setting: unknown): string => {
  const key: unknown = isKeyInTime(setting as PublicKeySetting) ? (setting as { readonly key: unknown }).key : setting
  const { is, mayBeName = false } = lookAtKey(key)
  if (!mayBeName || typeof key !== 'string') return is
  return quotable(key)?.slice(1, -1) ?? sizeOf(key)
}
