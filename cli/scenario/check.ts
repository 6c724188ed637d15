/** `rehearsal scenario check`: looks for mistakes without a browser. */

import { readFileSync } from 'node:fs'
import process from 'node:process'
import { checkFeatures, problemLine, type FileProblem } from '../../gherkin/check/check-features.ts'
import { readOwnSteps, UNKNOWN_OWN_STEPS, type ReadOwnSteps } from '../../gherkin/check/own-steps.ts'
import { countScenarios } from '../../gherkin/check/written-scenarios.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { CHECK_FORMAT, type CheckedProblem, type CheckReport } from './formats.ts'
import { filesGiven, filesOfProject, readProject, type ScenarioProject } from './project.ts'

export type CheckOptions = { readonly json?: true; readonly config?: string }

export const checkScenarios = async (given: readonly string[], options: CheckOptions): Promise<ExitCode> => {
  const project = await readProject(options.config)
  const files = given.length === 0 ? filesOfProject(project) : filesGiven(given)
  const { steps, trouble } = ownStepsOf(project)
  const problems = checkFeatures(files, process.cwd(), steps)
  const scenarios = files.reduce((count, file) => count + countScenarios(readFileSync(file, 'utf8')), 0)
  const report: CheckReport = {
    format: CHECK_FORMAT,
    files: files.length,
    scenarios,
    problems: problems.map(asWritten),
  }
  process.stdout.write(options.json === true ? `${JSON.stringify(report, null, 2)}\n` : textOf(report, problems))
  if (trouble !== null) {
    const told = options.json === true ? process.stderr : process.stdout
    told.write(`Unknown steps were not reported, because your own steps are not known: ${trouble}\n`)
  }
  return problems.length === 0 ? EXIT.ok : EXIT.usage
}

const ownStepsOf = ({ folder, ownSteps, trouble }: ScenarioProject): ReadOwnSteps =>
  ownSteps === null ? { steps: UNKNOWN_OWN_STEPS, trouble } : readOwnSteps(ownSteps, folder)

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
