import type { CatalogueDocument, PurposeVersionDocument } from '../document.ts'
import type { Fault, FaultPath } from '../fault.ts'

/** What people must have been able to read, and in every language. GDPR Art. 12(1), 13, 14. */
export function* lintInformation(document: CatalogueDocument): Generator<Fault> {
  const missing = (texts: Readonly<Record<string, unknown>>) =>
    document.languages.filter((language) => !Object.hasOwn(texts, language))
  for (const section of ['dataCategories', 'purposeGroups'] as const) {
    for (const [key, entry] of Object.entries(document[section])) {
      yield* untranslated(missing(entry.titles), [section, key, 'titles'])
    }
  }
  for (const [key, purpose] of Object.entries(document.purposes)) {
    for (const [index, version] of purpose.versions.entries()) {
      const at = ['purposes', key, 'versions', index]
      yield* untranslated(missing(version.texts), [...at, 'texts'])
      yield* unannounced(document, key, version, at)
    }
  }
  for (const [key, notice] of Object.entries(document.notices)) {
    for (const [index, version] of notice.versions.entries()) {
      yield* untranslated(missing(version.texts), ['notices', key, 'versions', index, 'texts'])
    }
  }
  yield* unnamedThirdParties(document)
}

function* untranslated(languages: readonly string[], path: FaultPath): Generator<Fault> {
  if (languages.length > 0) {
    yield { path, message: `has no text in ${languages.join(', ')}; add it` }
  }
}

type NoticeVersion = CatalogueDocument['notices'][string]['versions'][number]

const noticesFor = (document: CatalogueDocument, purpose: string): NoticeVersion[] =>
  Object.values(document.notices)
    .flatMap((notice) => notice.versions)
    .filter((version) => version.purposes.includes(purpose))

/**
 * Consent counts only for the purpose and the controllers a notice named (Art. 4(11), 7(2), rec. 42),
 * a legitimate interest only for people told of it (Art. 13(1)(d), 21(4)).
 */
function* unannounced(
  document: CatalogueDocument,
  purpose: string,
  version: PurposeVersionDocument,
  at: FaultPath,
): Generator<Fault> {
  const inTime = noticesFor(document, purpose).filter((n) => n.publishedAt <= version.effectiveFrom)
  for (const [scope, { basis }] of Object.entries(version.rules)) {
    if (basis !== 'CONSENT' && basis !== 'LEGITIMATE_INTEREST') continue
    const silent = version.controllers.filter((c) => !inTime.some((n) => n.controllers.includes(c)))
    if (silent.length > 0) {
      const message = `rests on ${basis}, but no notice published before it takes effect names this purpose for ${silent.join(', ')}; add it to a version of a notice`
      yield { path: [...at, 'rules', scope], message }
    }
  }
}

/** Third parties are named where consent is asked. GDPR Art. 13(1)(e), rec. 42. */
function* unnamedThirdParties(document: CatalogueDocument): Generator<Fault> {
  for (const [key, recipient] of Object.entries(document.recipients)) {
    if (!recipient.thirdParty) continue
    for (const [index, purpose] of recipient.purposes.entries()) {
      const rules =
        document.purposes[purpose]?.versions.flatMap((v) => Object.values(v.rules)) ?? []
      const isNamed = noticesFor(document, purpose).some((n) => n.recipients.includes(key))
      if (rules.some((rule) => rule.basis === 'CONSENT') && !isNamed) {
        const message = `no notice for "${purpose}" names this third party, so no consent could reach it; add it to the recipients of a notice`
        yield { path: ['recipients', key, 'purposes', index], message }
      }
    }
  }
}
