import { isUnder } from '../../decision/catalogue.ts'
import type { CatalogueDocument, Purpose, PurposeVersionDocument } from '../document.ts'
import type { Fault, FaultPath } from '../fault.ts'

/** What the versions of one purpose, or of one notice, owe each other. */
export function* lintVersions(document: CatalogueDocument): Generator<Fault> {
  for (const [key, purpose] of Object.entries(document.purposes)) {
    const path = ['purposes', key]
    if (purpose.versions.length === 0) {
      yield { path: [...path, 'versions'], message: 'is empty; a purpose needs a first version' }
    }
    for (const [index, version] of purpose.versions.entries()) {
      const at = [...path, 'versions', index]
      yield* period(version, at)
      yield* reconsent(version, at)
      const previous = purpose.versions[index - 1]
      if (previous !== undefined) {
        yield* succession(previous, version, at)
        yield* widening(previous, version, at)
      }
    }
    yield* swaps(purpose, path)
    yield* retirement(purpose, path)
  }
  for (const [key, { versions }] of Object.entries(document.notices)) {
    const path = ['notices', key, 'versions']
    if (versions.length === 0) yield { path, message: 'is empty; a notice needs a first version' }
    for (const [index, version] of versions.entries()) {
      const previous = versions[index - 1]
      if (previous !== undefined) yield* ascending(previous, version, [...path, index])
    }
  }
}

/** GDPR Art. 13(3): people are told before the processing starts, so nothing takes effect backwards. */
function* period(version: PurposeVersionDocument, at: FaultPath): Generator<Fault> {
  const { publishedAt, effectiveFrom, effectiveTo } = version
  if (effectiveFrom < publishedAt) {
    const message = 'is before publishedAt; a version cannot be back-dated, choose a later date'
    yield { path: [...at, 'effectiveFrom'], message }
  }
  if (effectiveTo !== undefined && effectiveTo <= effectiveFrom) {
    const message = 'is not after effectiveFrom; choose a later date or leave it out'
    yield { path: [...at, 'effectiveTo'], message }
  }
}

function* ascending(
  previous: { version: number; publishedAt: string },
  version: { version: number; publishedAt: string },
  at: FaultPath,
): Generator<Fault> {
  if (version.version <= previous.version) {
    const message = `is ${version.version} after ${previous.version}; number versions upwards, each once`
    yield { path: [...at, 'version'], message }
  }
  if (version.publishedAt < previous.publishedAt) {
    const message = 'is before that of the version above; publish versions in their order'
    yield { path: [...at, 'publishedAt'], message }
  }
}

function* succession(
  previous: PurposeVersionDocument,
  version: PurposeVersionDocument,
  at: FaultPath,
): Generator<Fault> {
  yield* ascending(previous, version, at)
  if (version.effectiveFrom <= previous.effectiveFrom) {
    const message = `is not after that of version ${previous.version}; the two would overlap, choose a later date`
    yield { path: [...at, 'effectiveFrom'], message }
  } else if (previous.effectiveTo !== undefined && previous.effectiveTo > version.effectiveFrom) {
    const message = `is before version ${previous.version} ends; the two would overlap, choose its effectiveTo or later`
    yield { path: [...at, 'effectiveFrom'], message }
  }
}

const asksConsent = (version: PurposeVersionDocument): boolean =>
  Object.values(version.rules).some((rule) => rule.basis === 'CONSENT')

/** Consent is specific (GDPR Art. 4(11)): what changed materially has to be asked for again. */
function* reconsent(version: PurposeVersionDocument, at: FaultPath): Generator<Fault> {
  const { reconsentCutoff, material } = version
  if (reconsentCutoff !== undefined && reconsentCutoff > version.version) {
    const message = `is above version ${version.version}, so no consent could ever count; lower it`
    yield { path: [...at, 'reconsentCutoff'], message }
  }
  if (material === true && asksConsent(version) && reconsentCutoff !== version.version) {
    const message = `needs reconsentCutoff: ${version.version}, or consent to the old scope would count for the new one`
    yield { path: [...at, 'material'], message }
  }
}

/** A wider version under consent must say whether the change matters, and not forget an older cut-off. */
function* widening(
  previous: PurposeVersionDocument,
  version: PurposeVersionDocument,
  at: FaultPath,
): Generator<Fault> {
  if ((version.reconsentCutoff ?? 0) < (previous.reconsentCutoff ?? 0)) {
    const message = `was ${previous.reconsentCutoff} in version ${previous.version}; keep it, or outdated consent would revive`
    yield { path: [...at, 'reconsentCutoff'], message }
  }
  if (version.material !== undefined || !asksConsent(version)) return
  const added = [
    ...version.categories.filter(
      (c) => !previous.categories.some((covered) => isUnder(c, covered)),
    ),
    ...version.controllers.filter((c) => !previous.controllers.includes(c)),
  ]
  if (added.length > 0) {
    const message = `adds ${added.join(', ')} to what people consented to; say material: true or false`
    yield { path: at, message }
  }
}

/**
 * EDPB 05/2020: whoever asked for consent must not carry on with another basis when it is missing.
 * The last basis known for a jurisdiction counts, even where a version between had none.
 */
function* swaps(purpose: Purpose, path: FaultPath): Generator<Fault> {
  const scopes = new Set(purpose.versions.flatMap((version) => Object.keys(version.rules)))
  for (const scope of scopes) {
    let before: { basis: string; version: number } | undefined
    for (const [index, version] of purpose.versions.entries()) {
      const basis = (version.rules[scope] ?? version.rules['*'])?.basis
      if (basis === undefined) continue
      if (before?.basis === 'CONSENT' && basis !== 'CONSENT' && version.override === undefined) {
        const written = Object.hasOwn(version.rules, scope) ? scope : '*'
        const message = `rests on ${basis} where version ${before.version} asked for consent; use a new purpose key, or record override: { reason, approvedBy }`
        yield { path: [...path, 'versions', index, 'rules', written], message }
      }
      before = { basis, version: version.version }
    }
  }
}

function* retirement({ versions, retirement: end }: Purpose, path: FaultPath): Generator<Fault> {
  if (end === undefined) return
  const at = [...path, 'retirement', 'effectiveFrom']
  if (end.effectiveFrom < end.publishedAt) {
    yield { path: at, message: 'is before publishedAt; a purpose cannot be retired backwards' }
  }
  const last = versions.at(-1)
  if (last !== undefined && end.effectiveFrom <= last.effectiveFrom) {
    const message = `is not after version ${last.version} takes effect; choose a later date`
    yield { path: at, message }
  }
}
