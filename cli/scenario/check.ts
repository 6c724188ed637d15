/** `rehearsal scenario check`: looks for mistakes without a browser. */

import { readFileSync } from 'node:fs'
import process from 'node:process'
import { checkFeatures, problemLine, type FileProblem } from '../../gherkin/check-features.ts'
import { readOwnSteps, UNREADABLE_OWN_STEPS } from '../../gherkin/own-steps.ts'
import { countScenarios } from '../../gherkin/written-scenarios.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { CheckOptions } from '../scenario.ts'
import { CHECK_FORMAT, type CheckedProblem, type CheckReport } from './formats.ts'
import { filesGiven, filesOfProject, readProject } from './project.ts'

export const checkScenarios = async (given: readonly string[], options: CheckOptions): Promise<ExitCode> => {
  const project = await readProject(options.config)
  const files = given.length === 0 ? filesOfProject(project) : filesGiven(given)
  const { folder, ownSteps } = project
  const isOwn = ownSteps === null ? UNREADABLE_OWN_STEPS : readOwnSteps(ownSteps, folder)
  const problems = checkFeatures(files, process.cwd(), { own: isOwn })
  const scenarios = files.reduce((count, file) => count + countScenarios(readFileSync(file, 'utf8')), 0)
  const report: CheckReport = {
    format: CHECK_FORMAT,
    files: files.length,
    scenarios,
    problems: problems.map(asWritten),
  }
  const text = `${textOf(report, problems)}${isOwn === UNREADABLE_OWN_STEPS ? UNLOOKED_FOR : ''}`
  process.stdout.write(options.json === true ? `${JSON.stringify(report, null, 2)}\n` : text)
  return problems.length === 0 ? EXIT.ok : EXIT.usage
}

const UNLOOKED_FOR =
  'Unknown steps were not looked for: the steps of your own cannot be read without running them. The tests themselves tell.\n'

const asWritten = ({ file, line, column, sentence, nearest }: FileProblem): CheckedProblem => ({
  file,
  line,
  column,
  sentence,
  nearest,
})

const textOf = ({ files, scenarios }: CheckReport, problems: readonly FileProblem[]): string => {
  if (problems.length === 0) {
    return `${counted(scenarios, 'scenario')} in ${counted(files, 'file')} ${scenarios === 1 ? 'is' : 'are'} fine.\n`
  }
  const wrong = new Set(problems.map(({ file }) => file)).size
  const where = files === 1 ? '1 file' : `${wrong} of ${files} files`
  return `${problems.map(problemLine).join('\n')}\n\n${counted(problems.length, 'mistake')} in ${where}.\n`
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`
