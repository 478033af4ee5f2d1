import type { Catalogue, CompiledVersion } from '../catalogue.ts'
import type { BasisKey } from '../catalogue-model.ts'
import type { Circumstances } from '../question.ts'
import type { ReasonCode } from '../reasons.ts'
import type { Preference, Subject } from '../subject.ts'
import { isVisible, type Timeline } from '../timeline.ts'

/**
 * Everything else is electronic mail or an automated call in the sense of ePrivacy 13(1), unknown
 * channels too; `social` is an advertisement shown there, not a message.
 */
const NOT_ELECTRONIC = new Set(['post', 'postal', 'mail', 'letter', 'in_person', 'store', 'social'])

/** ePrivacy Directive Art. 13, the preferences of the person, and suppressed contact points. */
export function channelGate(facts: {
  readonly catalogue: Catalogue
  readonly subject: Subject
  readonly version: CompiledVersion
  readonly basis: BasisKey
  readonly circumstances: Circumstances
  readonly timeline: Timeline
}): readonly ReasonCode[] {
  const { catalogue, subject, version, basis, circumstances, timeline } = facts
  const { channel, contactHash, controller } = circumstances
  if (channel === undefined) return []
  const reasons: ReasonCode[] = []
  if (version.directMarketing && basis !== 'CONSENT' && !NOT_ELECTRONIC.has(channel)) {
    const optedIn = (subject.softOptIns ?? []).some(
      (s) =>
        s.controller === controller &&
        s.channel === channel &&
        s.sale === true &&
        s.similar === true &&
        s.optOutOffered === true &&
        isVisible(s, timeline),
    )
    if (!optedIn) reasons.push('EPRIVACY_CONSENT_REQUIRED')
  }
  if (
    !version.serviceMessage &&
    newestPreference(subject, circumstances, timeline)?.value === 'OUT'
  ) {
    reasons.push('PREFERENCE_OPTED_OUT')
  }
  const suppressed = [...catalogue.suppressions, ...(subject.suppressions ?? [])].some(
    (s) =>
      s.contactHash === contactHash &&
      (s.channel === undefined || s.channel === channel) &&
      isVisible(s, timeline),
  )
  if (suppressed) reasons.push('CONTACT_SUPPRESSED')
  return reasons
}

/** Of two of one instant the opt-out is the newer. */
function newestPreference(
  subject: Subject,
  { channel, topic, controller }: Circumstances,
  timeline: Timeline,
): Preference | undefined {
  let best: Preference | undefined
  for (const p of subject.preferences ?? []) {
    if (p.channel !== channel || !isVisible(p, timeline)) continue
    if (p.topic !== undefined && p.topic !== topic) continue
    if (p.controller !== undefined && p.controller !== controller) continue
    if (
      !best ||
      p.occurredAt > best.occurredAt ||
      (p.occurredAt === best.occurredAt && p.value === 'OUT')
    ) {
      best = p
    }
  }
  return best
}
