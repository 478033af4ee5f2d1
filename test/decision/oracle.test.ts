import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { oracle, PRECEDENCE, type Catalogue, type Request, type Subject } from './oracle.ts'

const file = new URL('../../conformance/decision-scenarios.json', import.meta.url)
const {
  precedence,
  catalogue,
  scenarios,
}: {
  precedence: string[]
  catalogue: Catalogue
  scenarios: {
    id: string
    title: string
    subject: Subject
    request: Request
    expect: { effect: string; reason: string; basis: string | null }
  }[]
} = JSON.parse(readFileSync(file, 'utf8'))

describe('the oracle', () => {
  it('ranks the reasons as the scenario file does', () => {
    expect(PRECEDENCE).toEqual(precedence)
  })

  it.each(scenarios)('answers scenario $id: $title', (scenario) => {
    const { effect, reason, basis } = oracle(catalogue, scenario.subject, scenario.request)
    const { expect: expected } = scenario
    expect({ effect, reason, basis }).toEqual({
      effect: expected.effect,
      reason: expected.reason,
      basis: expected.basis,
    })
  })
})
