/**
 * What must hold for every history. Each property is run against the engine and against an engine with
 * a planted fault, which it must find: a property that cannot fail proves nothing.
 */
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { compileCatalogue, type Catalogue } from '../../src/decision/catalogue.ts'
import type { CatalogueModel } from '../../src/decision/catalogue-model.ts'
import { decide } from '../../src/decision/decide.ts'
import type { Decision, Question } from '../../src/decision/question.ts'
import type { Subject } from '../../src/decision/subject.ts'
import { worlds } from './worlds.ts'

type Decide = typeof decide
interface World {
  catalogue: Catalogue
  subject: Subject
  request: Question
}

const compiled = new WeakMap<object, Catalogue>()
const world = worlds.map(({ catalogue, subject, request }): World => {
  let engine = compiled.get(catalogue)
  if (!engine) {
    engine = compileCatalogue(catalogue as unknown as CatalogueModel)
    // A counterexample is read by people, and the catalogue is long.
    Object.defineProperty(engine, fc.toStringMethod, { value: () => 'catalogue' })
    compiled.set(catalogue, engine)
  }
  return { catalogue: engine, subject: subject as Subject, request: request as Question }
})

/** A world that is asked about now, as known now, which is what standings are made of. */
const present = world.map((w) => ({ ...w, request: { ...w.request, asKnownAt: undefined } }))

const lists = [
  'expressions',
  'contracts',
  'triggers',
  'notices',
  'objections',
  'restrictions',
  'erasures',
  'emergencies',
  'optOuts',
  'softOptIns',
  'preferences',
  'merges',
] as const

const mapLists = (subject: Subject, change: <T>(list: readonly T[]) => readonly T[]): Subject => ({
  ...subject,
  ...Object.fromEntries(lists.map((name) => [name, change<unknown>(subject[name] ?? [])])),
})

const answer = ({ effect, reason, all, basis, evidence }: Decision) => ({
  effect,
  reason,
  all,
  basis,
  evidence,
})

/** Runs the property on the engine, and demands that it fails on the faulty one. */
function holds(
  name: string,
  property: (decide: Decide) => fc.IProperty<unknown>,
  faulty: Decide,
  numRuns = 1500,
): void {
  test(name, () => {
    fc.assert(property(decide) as fc.IRawProperty<unknown, false>, { numRuns })
  })
  test(`... and the planted fault against "${name}" is found`, () => {
    const run = () =>
      fc.assert(property(faulty) as fc.IRawProperty<unknown, false>, {
        numRuns: 20_000,
        seed: 1,
        endOnFailure: true,
      })
    expect(run).toThrow()
  })
}

describe('the decision', () => {
  holds(
    'does not depend on the order in which evidence arrived',
    (sut) =>
      fc.property(world, fc.infiniteStream(fc.nat()), ({ catalogue, subject, request }, random) => {
        const shuffled = mapLists(subject, (list) =>
          list
            .map((item) => ({ item, key: random.next().value as number }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ item }) => item),
        )
        expect(sut(catalogue, shuffled, request)).toEqual(sut(catalogue, subject, request))
      }),
    // Takes the last one that arrived for the newest.
    (catalogue, subject, request) =>
      decide(
        catalogue,
        { ...subject, expressions: (subject.expressions ?? []).slice(-2) },
        request,
      ),
  )

  holds(
    'counts repeated evidence once',
    (sut) =>
      fc.property(world, ({ catalogue, subject, request }) => {
        const twice = mapLists(subject, (list) => [...list, ...list])
        const once = sut(catalogue, subject, request)
        expect(sut(catalogue, twice, request)).toEqual(once)
      }),
    (catalogue, subject, request) =>
      (subject.contracts?.length ?? 0) > 3
        ? decide(catalogue, { ...subject, contracts: [] }, request)
        : decide(catalogue, subject, request),
  )

  holds(
    'is not changed by a verified merge: merging is the union of the evidence',
    (sut) =>
      fc.property(world, ({ catalogue, subject, request }) => {
        const merges = subject.merges ?? []
        const verified = { occurredAt: request.at - 1, confidence: 'VERIFIED' }
        expect(
          answer(sut(catalogue, { ...subject, merges: [...merges, verified] }, request)),
        ).toEqual(answer(sut(catalogue, subject, request)))
      }),
    // Lets a merge settle every doubt.
    (catalogue, subject, request) =>
      decide(
        catalogue,
        subject.merges?.some((m) => m.confidence === 'VERIFIED')
          ? { ...subject, merges: [] }
          : subject,
        request,
      ),
  )

  holds(
    'is after an unmerge what it was without the merge',
    (sut) =>
      fc.property(world, ({ catalogue, subject, request }) => {
        const at = Math.min(request.at, request.asKnownAt ?? request.at)
        const undone = { occurredAt: at - 2, confidence: 'PROBABLE', undoneAt: at - 1 }
        const merges = subject.merges ?? []
        expect(
          answer(sut(catalogue, { ...subject, merges: [...merges, undone] }, request)),
        ).toEqual(answer(sut(catalogue, subject, request)))
      }),
    // Forgets that a merge was undone.
    (catalogue, subject, request) =>
      decide(
        catalogue,
        {
          ...subject,
          merges:
            subject.merges?.map((m) => ({ occurredAt: m.occurredAt, confidence: m.confidence })) ??
            [],
        },
        request,
      ),
  )

  holds(
    'is DENY on the basis of consent once a withdrawal newer than everything is known',
    (sut) =>
      fc.property(present, ({ catalogue, subject, request }) => {
        const { purpose, controller, at } = request
        fc.pre(sut(catalogue, subject, request).basis === 'CONSENT')
        const withdrawal = {
          id: 'withdrawal',
          state: 'WITHDRAWN' as const,
          purpose: purpose!,
          controllers: [controller],
          occurredAt: at,
          source: 'paper',
        }
        const expressions = [withdrawal, ...(subject.expressions ?? [])]
        expect(sut(catalogue, { ...subject, expressions }, request).effect).toBe('DENY')
      }),
    // Believes one source only.
    (catalogue, subject, request) =>
      decide(
        catalogue,
        { ...subject, expressions: subject.expressions?.filter((e) => e.source !== 'paper') ?? [] },
        request,
      ),
  )

  holds(
    'does not change before validUntil without new evidence',
    (sut) =>
      fc.property(present, fc.double({ min: 0, max: 1, noNaN: true }), (w, part) => {
        const { catalogue, subject, request } = w
        const now = sut(catalogue, subject, request)
        const end = now.validUntil ?? request.at + 10 * 365 * 86_400_000
        const later = Math.min(end - 1, Math.floor(request.at + (end - request.at) * part))
        expect(answer(sut(catalogue, subject, { ...request, at: later }))).toEqual(answer(now))
      }),
    (catalogue, subject, request) => {
      const decision = decide(catalogue, subject, request)
      return {
        ...decision,
        validUntil: decision.validUntil && decision.validUntil + 86_400_000 * 30,
      }
    },
  )

  holds(
    'has a validUntil that is no earlier than need be: at it, the answer is another',
    (sut) =>
      fc.property(present, ({ catalogue, subject, request }) => {
        const now = sut(catalogue, subject, request)
        fc.pre(now.validUntil !== null)
        const then = sut(catalogue, subject, { ...request, at: now.validUntil! })
        expect({ ...answer(then), version: then.purposeVersion }).not.toEqual({
          ...answer(now),
          version: now.purposeVersion,
        })
      }),
    (catalogue, subject, request) => {
      const decision = decide(catalogue, subject, request)
      return { ...decision, validUntil: decision.validUntil && decision.validUntil - 1 }
    },
    600,
  )

  holds(
    'as known at an instant sees nothing that was recorded later',
    (sut) =>
      fc.property(world, ({ catalogue, subject, request }) => {
        const horizon = request.asKnownAt ?? request.at
        const known = mapLists(subject, (list) =>
          list.filter((item) => {
            const e = item as {
              recordedAt?: number
              occurredAt?: number
              startsAt?: number
              deliveredAt?: number
            }
            return (e.recordedAt ?? e.occurredAt ?? e.startsAt ?? e.deliveredAt ?? 0) <= horizon
          }),
        )
        const fixed = { ...request, asKnownAt: horizon }
        expect(answer(sut(catalogue, known, fixed))).toEqual(answer(sut(catalogue, subject, fixed)))
      }),
    // Takes the time of the event for the time of learning.
    (catalogue, subject, request) =>
      decide(
        catalogue,
        mapLists(subject, (l) => l.map((e) => ({ ...e, recordedAt: undefined }) as typeof e)),
        request,
      ),
  )
})

describe('a prohibition', () => {
  const prohibitions: Record<string, (w: World) => Subject> = {
    withdrawal: ({ subject, request }) => ({
      ...subject,
      expressions: [
        ...(subject.expressions ?? []),
        {
          id: 'p',
          state: 'WITHDRAWN',
          purpose: request.purpose ?? '',
          controllers: [request.controller],
          occurredAt: request.at - 3,
        },
      ],
    }),
    'objection to direct marketing': ({ subject, request }) => ({
      ...subject,
      objections: [
        ...(subject.objections ?? []),
        { kind: 'DIRECT_MARKETING', occurredAt: request.at - 3 },
      ],
    }),
    'general objection': ({ subject, request }) => ({
      ...subject,
      objections: [...(subject.objections ?? []), { kind: 'GENERAL', occurredAt: request.at - 3 }],
    }),
    restriction: ({ subject, request }) => ({
      ...subject,
      restrictions: [...(subject.restrictions ?? []), { occurredAt: request.at - 3 }],
    }),
    erasure: ({ subject, request }) => ({
      ...subject,
      erasures: [...(subject.erasures ?? []), { occurredAt: request.at - 3 }],
    }),
    'opt-out': ({ subject, request }) => ({
      ...subject,
      optOuts: [...(subject.optOuts ?? []), { kind: 'ALL', occurredAt: request.at - 3 }],
    }),
    'channel opt-out': ({ subject, request }) => ({
      ...subject,
      preferences: [
        ...(subject.preferences ?? []),
        { channel: request.channel ?? 'email', value: 'OUT', occurredAt: request.at - 3 },
      ],
    }),
    suppression: ({ subject, request }) => ({
      ...subject,
      suppressions: [
        {
          contactHash: request.contactHash ?? 'h',
          channel: request.channel ?? 'email',
          occurredAt: request.at - 3,
        },
      ],
    }),
  }

  for (const [name, add] of Object.entries(prohibitions)) {
    holds(
      `of the kind "${name}" never permits what was denied`,
      (sut) =>
        fc.property(world, (w) => {
          fc.pre(sut(w.catalogue, w.subject, w.request).effect === 'DENY')
          expect(sut(w.catalogue, add(w), w.request).effect).toBe('DENY')
        }),
      // Answers whoever complains most.
      (catalogue, subject, request) => {
        const complaints = lists.reduce((sum, list) => sum + (subject[list]?.length ?? 0), 0)
        const decision = decide(catalogue, subject, request)
        return complaints % 2 === 1 || subject.suppressions
          ? { ...decision, effect: 'ALLOW' }
          : { ...decision, effect: 'DENY' }
      },
      400,
    )
  }
})
