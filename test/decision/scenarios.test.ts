/** The published conformance suite, decided by the code that serves requests. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { compileCatalogue } from '../../src/decision/catalogue.ts'
import type { CatalogueModel } from '../../src/decision/catalogue-model.ts'
import { decide } from '../../src/decision/decide.ts'
import type { Question } from '../../src/decision/question.ts'
import { lawOf, precedence } from '../../src/decision/reasons.ts'
import type { Subject } from '../../src/decision/subject.ts'

interface Suite {
  precedence: string[]
  catalogue: CatalogueModel
  scenarios: {
    id: string
    title: string
    subject: Subject
    request: Question
    expect: { effect: string; reason: string; law?: string | null; basis: string | null }
  }[]
}

const read = (name: string): Suite =>
  JSON.parse(readFileSync(new URL(`../../conformance/${name}`, import.meta.url), 'utf8')) as Suite

describe.each(['decision-scenarios.json', 'more-scenarios.json'])('%s', (name) => {
  const suite = read(name)
  const engine = compileCatalogue(suite.catalogue)

  test.each(suite.scenarios.map((s) => [`${s.id} ${s.title}`, s] as const))('%s', (_, scenario) => {
    const { effect, reason, law, basis } = decide(engine, scenario.subject, scenario.request)
    const wanted = scenario.expect
    expect({ effect, reason, law, basis }).toEqual({
      ...wanted,
      law: wanted.law === undefined ? (reason === 'OK' ? null : lawOf(reason)) : wanted.law,
    })
  })

  test('the order of reasons is the published one', () => {
    expect(precedence).toEqual(suite.precedence)
  })
})

test('every reason code is the primary reason of some scenario', () => {
  const reached = new Set(
    ['decision-scenarios.json', 'more-scenarios.json'].flatMap((name) =>
      read(name).scenarios.map((s) => s.expect.reason),
    ),
  )
  expect(precedence.filter((code) => !reached.has(code))).toEqual([])
})
