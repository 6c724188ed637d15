/** For the audits, which may import the kit but not the stage. */
export { builtFile, builtPath } from '../stage/built-files.ts'
