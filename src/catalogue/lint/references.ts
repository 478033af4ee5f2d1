import type { CatalogueDocument } from '../document.ts'
import type { Fault, FaultPath } from '../fault.ts'
import { suggestion } from '../suggest.ts'

const CATEGORY_DEPTH_MAX = 8

/** Names that lead nowhere, and names that mean two things. */
export function* lintReferences(document: CatalogueDocument): Generator<Fault> {
  if (document.tenant === '') {
    yield { path: ['tenant'], message: 'is missing; say in one file whose catalogue this is' }
  }
  if (document.languages.length === 0) {
    yield { path: ['languages'], message: 'is missing; list the languages every text must have' }
  }
  yield* categories(document)
  yield* purposes(document)
  yield* parties(document)
  yield* assessments(document)
}

/** One fault for each name in a list that the section does not have. */
function* unknown(
  section: Readonly<Record<string, unknown>>,
  names: readonly string[],
  what: string,
  path: FaultPath,
): Generator<Fault> {
  for (const [index, name] of names.entries()) {
    if (Object.hasOwn(section, name)) continue
    const message = `names the ${what} "${name}", which the catalogue does not have; add or correct it`
    yield { path: [...path, index], message: message + suggestion(name, Object.keys(section)) }
  }
}

/** The same for a single name, which stands at the path itself. */
function* unknownOne(
  section: Readonly<Record<string, unknown>>,
  name: string | undefined,
  what: string,
  path: FaultPath,
): Generator<Fault> {
  if (name === undefined) return
  for (const fault of unknown(section, [name], what, path)) yield { ...fault, path }
}

function* categories({ dataCategories, fields }: CatalogueDocument): Generator<Fault> {
  for (const key of Object.keys(dataCategories)) {
    const path = ['dataCategories', key]
    const parent = key.slice(0, Math.max(0, key.lastIndexOf('.')))
    if (parent !== '') yield* unknownOne(dataCategories, parent, 'parent category', path)
    if (key.split('.').length > CATEGORY_DEPTH_MAX) {
      yield { path, message: `is more than ${CATEGORY_DEPTH_MAX} levels deep; make it flatter` }
    }
  }
  for (const [key, field] of Object.entries(fields)) {
    const path = ['fields', key, 'categories']
    yield* unknown(dataCategories, field.categories, 'category', path)
    if (field.categories.length === 0) {
      // An unclassified field is denied for every purpose, so it would only ever surprise.
      yield {
        path,
        message: 'is empty, so the field is unclassified; name what kind of data it is',
      }
    }
  }
}

function* purposes(document: CatalogueDocument): Generator<Fault> {
  for (const key of Object.keys(document.purposeGroups)) {
    if (Object.hasOwn(document.purposes, key)) {
      // Only leaves can be consented to; a key that is both would make "accept all" ambiguous.
      const message = `"${key}" is a purpose too; a group only presents purposes, rename one of the two`
      yield { path: ['purposeGroups', key], message }
    }
  }
  for (const [key, purpose] of Object.entries(document.purposes)) {
    const path = ['purposes', key]
    yield* unknownOne(document.purposeGroups, purpose.group, 'group', [...path, 'group'])
    for (const [index, version] of purpose.versions.entries()) {
      const at = [...path, 'versions', index]
      yield* unknown(document.controllers, version.controllers, 'controller', [
        ...at,
        'controllers',
      ])
      yield* unknown(document.dataCategories, version.categories, 'category', [...at, 'categories'])
      for (const scope of Object.keys(version.rules)) {
        if (scope !== '*') {
          yield* unknownOne(document.jurisdictions, scope, 'jurisdiction', [...at, 'rules', scope])
        }
      }
    }
  }
}

function* parties(document: CatalogueDocument): Generator<Fault> {
  const { controllers, purposes: known, recipients, clients, notices } = document
  for (const [key, { versions }] of Object.entries(notices)) {
    for (const [index, version] of versions.entries()) {
      const at = ['notices', key, 'versions', index]
      yield* unknown(controllers, version.controllers, 'controller', [...at, 'controllers'])
      yield* unknown(known, version.purposes, 'purpose', [...at, 'purposes'])
      yield* unknown(recipients, version.recipients, 'recipient', [...at, 'recipients'])
    }
  }
  for (const [key, recipient] of Object.entries(recipients)) {
    yield* unknown(known, recipient.purposes, 'purpose', ['recipients', key, 'purposes'])
  }
  for (const [key, client] of Object.entries(clients)) {
    const at = ['clients', key]
    yield* unknownOne(controllers, client.controller, 'controller', [...at, 'controller'])
    yield* unknown(known, client.purposes, 'purpose', [...at, 'purposes'])
    yield* unknownOne(recipients, client.recipient, 'recipient', [...at, 'recipient'])
  }
}

function* assessments(document: CatalogueDocument): Generator<Fault> {
  for (const [key, assessment] of Object.entries(document.assessments)) {
    const at = ['assessments', key]
    if (assessment.kind === 'COMPATIBILITY') {
      yield* unknown(document.purposes, assessment.from, 'purpose', [...at, 'from'])
      yield* unknownOne(document.purposes, assessment.to, 'purpose', [...at, 'to'])
    } else {
      yield* unknown(document.purposes, assessment.purposes, 'purpose', [...at, 'purposes'])
    }
    if (assessment.recordedAt < assessment.approvedAt) {
      yield { path: [...at, 'recordedAt'], message: 'is before approvedAt; correct one of the two' }
    }
  }
}
