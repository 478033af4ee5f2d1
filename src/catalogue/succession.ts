import type { CatalogueDocument } from './document.ts'
import type { Fault, FaultPath } from './fault.ts'
import { canonicalJson } from './hash.ts'

const GRACE_MS = 24 * 60 * 60_000

/**
 * What a document owes the one published before it, empty where it may follow: what was published
 * stands there unchanged, and what is new is not for the past. `now` in epoch milliseconds. The
 * database refuses the same; this says it in words, and all of it at once. GDPR Art. 5(2), 13(3).
 */
export function checkSuccession(
  published: CatalogueDocument,
  next: CatalogueDocument,
  now: number,
): Fault[] {
  return [
    ...purposes(published, next, now),
    ...notices(published, next, now),
    ...assessments(published, next, now),
  ]
}

const differs = (a: unknown, b: unknown): boolean => canonicalJson(a) !== canonicalJson(b)

function* purposes(
  published: CatalogueDocument,
  next: CatalogueDocument,
  now: number,
): Generator<Fault> {
  for (const [key, old] of Object.entries(published.purposes)) {
    const path = ['purposes', key]
    const purpose = next.purposes[key]
    if (purpose === undefined) {
      yield { path, message: 'was published and cannot vanish; put it back and add its retirement' }
      continue
    }
    yield* kept(old.versions, purpose.versions, [...path, 'versions'])
    if (old.retirement !== undefined && differs(old.retirement, purpose.retirement)) {
      const message = 'was published and cannot change; use a new purpose key'
      yield { path: [...path, 'retirement'], message }
    }
  }
  for (const [key, { versions, retirement }] of Object.entries(next.purposes)) {
    const path = ['purposes', key]
    const old = published.purposes[key]
    yield* added(old?.versions ?? [], versions, [...path, 'versions'], now)
    if (retirement !== undefined && old?.retirement === undefined) {
      yield* notForThePast(retirement, [...path, 'retirement'], now)
    }
  }
}

function* notices(
  published: CatalogueDocument,
  next: CatalogueDocument,
  now: number,
): Generator<Fault> {
  for (const [key, old] of Object.entries(published.notices)) {
    yield* kept(old.versions, next.notices[key]?.versions ?? [], ['notices', key, 'versions'])
  }
  for (const [key, { versions }] of Object.entries(next.notices)) {
    yield* added(
      published.notices[key]?.versions ?? [],
      versions,
      ['notices', key, 'versions'],
      now,
    )
  }
}

function* assessments(
  published: CatalogueDocument,
  next: CatalogueDocument,
  now: number,
): Generator<Fault> {
  for (const [key, old] of Object.entries(published.assessments)) {
    if (differs(old, next.assessments[key])) {
      const message = 'was published and cannot change or vanish; put it back and add another one'
      yield { path: ['assessments', key], message }
    }
  }
  for (const [key, { recordedAt }] of Object.entries(next.assessments)) {
    if (!Object.hasOwn(published.assessments, key) && Date.parse(recordedAt) < now - GRACE_MS) {
      const message = 'is in the past; nothing is put on file backwards, write today'
      yield { path: ['assessments', key, 'recordedAt'], message }
    }
  }
}

interface Version {
  readonly version: number
  readonly publishedAt: string
  readonly effectiveFrom?: string
}

function* kept(
  old: readonly Version[],
  now: readonly Version[],
  path: FaultPath,
): Generator<Fault> {
  for (const version of old) {
    const index = now.findIndex((candidate) => candidate.version === version.version)
    if (index < 0) {
      const message = `lacks version ${version.version}, which was published; put it back`
      yield { path, message }
    } else if (differs(version, now[index])) {
      const message = `version ${version.version} was published and cannot change; restore it and add a new version`
      yield { path: [...path, index], message }
    }
  }
}

function* added(
  old: readonly Version[],
  next: readonly Version[],
  path: FaultPath,
  now: number,
): Generator<Fault> {
  const known = new Set(old.map((version) => version.version))
  for (const [index, version] of next.entries()) {
    if (!known.has(version.version)) yield* notForThePast(version, [...path, index], now)
  }
}

function* notForThePast(
  what: { readonly publishedAt: string; readonly effectiveFrom?: string },
  path: FaultPath,
  now: number,
): Generator<Fault> {
  if (Date.parse(what.publishedAt) < now - GRACE_MS) {
    const message = 'is in the past; nothing is published backwards, write today or later'
    yield { path: [...path, 'publishedAt'], message }
  }
  if (what.effectiveFrom !== undefined && Date.parse(what.effectiveFrom) < now) {
    const message = 'is in the past; nothing takes effect backwards, choose a later date'
    yield { path: [...path, 'effectiveFrom'], message }
  }
}
