import { createReadStream } from 'node:fs'
import { Command } from 'commander'
import chain from 'stream-chain'
import { pick } from 'stream-json/filters/pick.js'
import { parser } from 'stream-json/parser.js'
import { streamArray } from 'stream-json/streamers/stream-array.js'
import { streamValues } from 'stream-json/streamers/stream-values.js'
import { compileCatalogue } from '../decision/catalogue.ts'
import type { CatalogueModel } from '../decision/catalogue-model.ts'
import { decide } from '../decision/decide.ts'
import type { Decision, Question } from '../decision/question.ts'
import { precedence } from '../decision/reasons.ts'
import type { Subject } from '../decision/subject.ts'

interface Scenario {
  readonly id: string
  readonly subject: Subject
  readonly request: Question
  readonly expect?: Partial<Pick<Decision, 'effect' | 'reason' | 'law' | 'basis'>>
}

/** `purposegraph conformance` */
export const conformanceCommand = new Command('conformance')
  .description('Decide the scenarios of a file with the code that serves requests.')
  .argument(
    '<file>',
    '{ precedence, catalogue, scenarios } as in conformance/decision-scenarios.json',
  )
  .action(async (file: string) => {
    await requirePrecedence(file)
    const failed = await decideAll(file)
    if (failed.length > 0) {
      process.stderr.write(
        `${failed.length} differ from what is expected: ${failed.slice(0, 20).join(', ')}\n`,
      )
      process.exitCode = 1
    }
  })

/** Prints one line a scenario; ids of those that differ. The file is never in memory as a whole. */
async function decideAll(file: string): Promise<string[]> {
  const catalogue = compileCatalogue(await readCatalogueOf(file))
  const failed: string[] = []
  for await (const scenario of valuesOf<Scenario>(file, 'scenarios', streamArray())) {
    const { id, subject, request, expect } = scenario
    const { effect, reason, law, basis, all, validUntil } = decide(catalogue, subject, request)
    const answer = { id, effect, reason, law, basis, all, validUntil }
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await drained()
    const wanted = Object.entries(expect ?? {}) as [keyof typeof answer, unknown][]
    if (wanted.some(([key, value]) => answer[key] !== value)) failed.push(id)
  }
  return failed
}

/** A suite with another order of reasons expects other answers of us. */
async function requirePrecedence(file: string): Promise<void> {
  for await (const wanted of valuesOf<string[]>(file, 'precedence', streamValues())) {
    const differs = precedence.findIndex((code, i) => wanted[i] !== code)
    if (differs !== -1 || wanted.length !== precedence.length) {
      throw new Error(
        `${file}: "precedence" differs from ours at ${differs}: ${wanted[differs]} there, ${precedence[differs]} here.`,
      )
    }
  }
}

/** The catalogue may stand after the scenarios, so it is read in a pass of its own. */
async function readCatalogueOf(file: string): Promise<CatalogueModel> {
  for await (const model of valuesOf<CatalogueModel>(file, 'catalogue', streamValues()))
    return model
  throw new Error(
    `${file} has no "catalogue". See conformance/decision-scenarios.json for the shape.`,
  )
}

async function* valuesOf<T>(
  file: string,
  key: string,
  streamer: ReturnType<typeof streamArray> | ReturnType<typeof streamValues>,
): AsyncGenerator<T> {
  const values = chain([createReadStream(file), parser(), pick({ filter: key }), streamer])
  for await (const { value } of values as AsyncIterable<{ value: T }>) yield value
}

const drained = () => new Promise<void>((resolve) => void process.stdout.once('drain', resolve))
