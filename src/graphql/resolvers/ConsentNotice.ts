import type { CatalogueDocument } from '../../catalogue/document.ts'
import type { LiveCatalogue } from '../../catalogue/live.ts'
import { versionInForce, type Catalogue } from '../../decision/catalogue.ts'
import { createTimeline } from '../../decision/timeline.ts'
import type { ConsentNoticeResolvers } from '../generated.ts'
import { purposeSource } from './purpose-source.ts'

type NoticeVersion = CatalogueDocument['notices'][string]['versions'][number]

/** Source of `ConsentNotice`. */
export interface NoticeSource {
  readonly key: string
  readonly document: NoticeVersion
}

/**
 * The notice to show before consent to a purpose is asked for at `at` (epoch ms): of the notices whose
 * newest version names it beside nothing but purposes that can rest on consent, the one that names the
 * fewest, then the newest, then the first by key. Null where there is none: a notice about other
 * matters is no request for consent. GDPR Art. 7(2), recital 43.
 */
export function consentNotice(
  { document, engine }: Pick<LiveCatalogue, 'document' | 'engine'>,
  purpose: string,
  at: number,
): NoticeSource | null {
  const candidates = Object.entries(document.notices).flatMap(([key, { versions }]) => {
    const newest = newestOf(versions, at)
    const isCandidate =
      newest?.purposes.includes(purpose) === true &&
      newest.purposes.every((named) => canRestOnConsent(engine, named, at))
    return isCandidate ? [{ key, document: newest }] : []
  })
  return candidates.toSorted(byFitness)[0] ?? null
}

function byFitness(a: NoticeSource, b: NoticeSource): number {
  const fewer = a.document.purposes.length - b.document.purposes.length
  const newer = Date.parse(b.document.publishedAt) - Date.parse(a.document.publishedAt)
  return fewer || newer || (a.key < b.key ? -1 : 1)
}

const newestOf = (versions: readonly NoticeVersion[], at: number): NoticeVersion | undefined =>
  versions
    .filter(({ publishedAt }) => Date.parse(publishedAt) <= at)
    .toSorted((a, b) => b.version - a.version)[0]

/** In some jurisdiction: a purpose may need consent here and rest on another basis there. */
function canRestOnConsent(engine: Catalogue, purpose: string, at: number): boolean {
  const compiled = engine.purposes.get(purpose)
  const version = compiled && versionInForce(compiled, createTimeline(at, undefined))
  return Object.values(version?.rules ?? {}).some(({ basis }) => basis === 'CONSENT')
}

/** Resolvers of ConsentNotice. */
export const consentNoticeResolvers: ConsentNoticeResolvers = {
  version: ({ document }) => document.version,
  publishedAt: ({ document }) => new Date(document.publishedAt),
  languages: ({ document }) => Object.keys(document.texts).toSorted(),
  text: ({ document: { texts } }, { language }) => {
    const found = [language, 'en', ...Object.keys(texts)].find((one) => Object.hasOwn(texts, one))
    const { title = '', body = '' } = (found === undefined ? undefined : texts[found]) ?? {}
    return { language: found ?? language, title, body }
  },
  purposes: ({ document }, _args, { live }) =>
    document.purposes.flatMap((key) => purposeSource(live, key) ?? []),
  controllers: ({ document }, _args, { live }) =>
    document.controllers.flatMap((key) => {
      const controller = live.document.controllers[key]
      return controller ? [{ ...controller, key }] : []
    }),
  recipients: ({ document }, _args, { live }) =>
    document.recipients.flatMap((key) => {
      const recipient = live.document.recipients[key]
      return recipient ? [{ key, name: recipient.name, country: recipient.country }] : []
    }),
}
