/**
 * Two engines, written apart from each other from the same specification, must agree on every world:
 * effect, reason, basis and all failing codes. HISTORIES sets how many (200000 for the published figure).
 */
import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { compileCatalogue, type Catalogue } from '../../src/decision/catalogue.ts'
import type { CatalogueModel } from '../../src/decision/catalogue-model.ts'
import { decide } from '../../src/decision/decide.ts'
import { oracle } from './oracle.ts'
import { worlds } from './worlds.ts'

const numRuns = Number(process.env['HISTORIES'] ?? 3000)

const compiled = new WeakMap<object, Catalogue>()
function engineOf(model: object): Catalogue {
  let engine = compiled.get(model)
  if (!engine) compiled.set(model, (engine = compileCatalogue(model as CatalogueModel)))
  return engine
}

test(
  'the engine and the independent oracle agree on random histories',
  () => {
    let permitted = 0
    fc.assert(
      fc.property(worlds, ({ catalogue, subject, request }) => {
        const ours = decide(engineOf(catalogue), subject as never, request as never)
        const theirs = oracle(catalogue, subject, request)
        if (ours.effect === 'ALLOW') permitted++
        expect({
          effect: ours.effect,
          reason: ours.reason,
          basis: ours.basis,
          all: [...ours.all],
        }).toEqual(theirs)
      }),
      { numRuns, ...(process.env['SEED'] ? { seed: Number(process.env['SEED']) } : {}) },
    )
    // An engine that denied everything would agree with nobody, but a generator could hide it.
    expect(permitted / numRuns).toBeGreaterThan(0.1)
  },
  10 * 60_000,
)
