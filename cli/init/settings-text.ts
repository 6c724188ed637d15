/** The settings file. Pure. */

import { isLocal } from './address.ts'
import { projectText, quoted, VARIABLES, type OwnProject } from '../scenario/templates.ts'

export type SettingsPlan = OwnProject & { readonly url: string | null; readonly journey: string }

/** It imports nothing, so that every command can read it, whatever is installed. */
export const settingsText = ({ url, journey, sid, publicKey }: SettingsPlan): string => `\
// Settings of the command "rehearsal" for this project.
export default {
${sid === null ? '' : `  // The project for which "rehearsal start" and "rehearsal exec" answer.\n  projects: [${startProjectText({ sid, publicKey })}],\n`}\
  // What "rehearsal audit" visits.
  audit: {
${url === null ? `    // The address of your site: write it here, or set ${VARIABLES.url}.\n` : ''}    url: ${url === null ? `process.env[${quoted(VARIABLES.url)}]` : quoted(url)},
    journey: ${quoted(journey)},
${sid === null ? '' : `    sid: ${quoted(sid)},\n`}${publicKey === undefined ? '' : `    publicKey: ${quoted(publicKey)},\n`}\
${isLocalHttps(url) ? '    ignoreHttpsErrors: true,\n' : ''}  },
}
`

/** Certificates of a machine's own are seldom trusted. */
const isLocalHttps = (url: string | null): boolean => url !== null && isLocal(url) && new URL(url).protocol === 'https:'

const startProjectText = ({ sid, publicKey }: OwnProject): string =>
  publicKey === undefined ? projectText({ sid }) : `{ sid: ${quoted(sid ?? '')}, publicKeys: [${quoted(publicKey)}] }`
