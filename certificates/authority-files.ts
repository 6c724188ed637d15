/** The authority on disk: two files in a folder that only their owner can read. */

import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, rmdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { AuthorityError } from './authority-error.ts'
import { makeAuthority, type Authority } from './authority.ts'
import { workTreeAround } from './data-folder.ts'
import { NewFileError, readByOthers, writeNewFiles } from './new-files.ts'

export const certificateFile = (folder: string): string => join(resolve(folder), 'rehearsal-authority.pem')
const keyFile = (folder: string): string => join(resolve(folder), 'rehearsal-authority.key.pem')

/** Throws an `AuthorityError` if there is one already, or if the folder is no place for a key. */
export const createAuthority = async (folder: string, ownHosts: readonly string[]): Promise<Authority> => {
  const existing = [keyFile(folder), certificateFile(folder)].find((file) => existsSync(file))
  if (existing !== undefined) throw alreadyThere(existing)
  const workTree = workTreeAround(folder)
  if (workTree !== null) {
    throw new AuthorityError(
      `${resolve(folder)} is in the git work tree ${workTree}, where the key could be committed: name another folder with --dir <folder>.`,
    )
  }
  await makeFolder(folder)
  const authority = await makeAuthority(ownHosts)
  const keyPem = authority.key.export({ format: 'pem', type: 'pkcs8' }).toString()
  try {
    await writeNewFiles([
      { file: keyFile(folder), text: keyPem, mode: 0o600 },
      { file: certificateFile(folder), text: authority.certificate.toString(), mode: 0o644 },
    ])
  } catch (cause) {
    throw cause instanceof NewFileError ? unwritten(cause) : cause
  }
  return authority
}

/** Throws an `AuthorityError` if there is no authority, or if it cannot be used. */
export const readAuthority = async (folder: string, now = Date.now()): Promise<Authority> => {
  if (![keyFile(folder), certificateFile(folder)].some((file) => existsSync(file))) throw missing(folder)
  await mustBePrivate(keyFile(folder), '600')
  const { certificate, key } = await readPair(folder)
  if (Date.parse(certificate.validTo) <= now) {
    throw new AuthorityError(
      `The certificate authority in ${resolve(folder)} expired on ${dayOf(certificate)}: ${ANEW}, and trust the new one.`,
    )
  }
  const { permittedHostsOf } = await import('./encode.ts')
  return { certificate, key, hosts: permittedHostsOf(certificate) }
}

/** Deletes the two files, and the folder if nothing else is in it. */
export const removeAuthority = async (folder: string): Promise<void> => {
  const files = [keyFile(folder), certificateFile(folder)].filter((file) => existsSync(file))
  if (files.length === 0) throw missing(folder)
  await Promise.all(files.map((file) => rm(file)))
  await rmdir(resolve(folder)).catch(() => {})
}

/** The last day on which it is valid. */
export const dayOf = ({ validTo }: X509Certificate): string => new Date(validTo).toISOString().slice(0, 10)

const ANEW = 'run "rehearsal ca remove" and "rehearsal ca create"'

const missing = (folder: string): AuthorityError =>
  new AuthorityError(`There is no certificate authority in ${resolve(folder)}: run "rehearsal ca create".`)

const alreadyThere = (file: string): AuthorityError =>
  new AuthorityError(`${file} exists, and is not written over: keep it, or run "rehearsal ca remove" first.`)

const makeFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(resolve(folder), { recursive: true, mode: 0o700 })
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException
    throw new AuthorityError(`${resolve(folder)} cannot be made (${code}): name another folder with --dir <folder>.`, {
      cause,
    })
  }
  await mustBePrivate(resolve(folder), '700')
}

const mustBePrivate = async (file: string, mode: '600' | '700'): Promise<void> => {
  if (!existsSync(file)) return
  const complaint = await readByOthers(file, mode)
  if (complaint !== null) throw new AuthorityError(complaint)
}

const unwritten = (cause: NewFileError): AuthorityError => {
  const { file, code } = cause
  if (code === 'EEXIST') return alreadyThere(file)
  return new AuthorityError(`${file} cannot be written (${code}): name another folder with --dir <folder>.`, { cause })
}

type Pair = { readonly certificate: X509Certificate; readonly key: KeyObject }

const readPair = async (folder: string): Promise<Pair> => {
  try {
    const certificate = new X509Certificate(await readFile(certificateFile(folder)))
    const key = createPrivateKey(await readFile(keyFile(folder)))
    if (certificate.checkPrivateKey(key)) return { certificate, key }
    throw new Error('the key is not that of the certificate')
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : ''
    throw new AuthorityError(
      `The certificate authority in ${resolve(folder)} cannot be used (${reason}): ${ANEW}, and trust the new one.`,
      { cause },
    )
  }
}
