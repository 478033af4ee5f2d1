import { evidence as de } from './de/evidence.ts'
import { evidence as en } from './en/evidence.ts'
import type { EvidenceEntry, EvidenceSentences } from './evidence-entry.ts'
import type { Language } from './language.ts'
import { evidence as pl } from './pl/evidence.ts'
import type { InEachLanguage } from './texts.ts'

const sentences: InEachLanguage<EvidenceSentences> = { en, pl, de }

/**
 * One sentence that tells the customer of one piece of evidence, for a history page; when it happened
 * stands beside it. Of the entry only titles and unknown channels are repeated as they are, so a page
 * has to escape them as any text.
 */
export function tellEvidence(entry: EvidenceEntry, language: Language): string {
  // The table pairs each kind with its own details, which TypeScript cannot follow through a union.
  const tell = sentences[language][entry.kind] as (details: EvidenceEntry) => string
  return tell(entry)
}
