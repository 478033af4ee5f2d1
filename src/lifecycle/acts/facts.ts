import type { EvidenceDetail } from '../../evidence/kinds.ts'
import type { Act } from '../act.ts'
import type { Envelope } from '../envelope.ts'
import { channelOf } from '../channel.ts'
import { noticeOf } from '../proof.ts'
import { isBounded, textOf } from '../problems.ts'

/** A fact that starts a legal obligation. */
export interface TriggerInput extends Envelope {
  readonly kind: string
  readonly reference?: string | null | undefined
}

/** A notice that reached a customer. */
export interface NoticeInput extends Envelope {
  readonly notice: string
  readonly language: string
  readonly purposes?: readonly string[] | null | undefined
}

/** The conditions of writing about similar products, as they were met. */
export interface SoftOptInInput extends Envelope {
  readonly channel: string
  readonly sale: boolean
  readonly similar: boolean
  readonly optOutOffered: boolean
}

const NAME_LENGTH_MAX = 100
const LIST_MAX = 100

/** GDPR Art. 6(1)(c). */
export const recordTrigger: Act<TriggerInput> = {
  name: 'recordTrigger',
  ofController: true,
  needs: () => ['TRIGGER'],
  bySubject: () => false,
  draft(input, { live, caller, problems }) {
    const known = new Set(
      [...live.engine.purposes.values()].flatMap((purpose) =>
        purpose.versions.flatMap((v) =>
          Object.values(v.rules).flatMap((r) => (r.obligation ? [r.obligation.trigger] : [])),
        ),
      ),
    )
    if (!known.has(input.kind)) {
      const told = [...known].toSorted().join(', ')
      problems.add(
        ['kind'],
        'TRIGGER_UNKNOWN',
        `No obligation starts with it; name one of: ${told}.`,
      )
    }
    const reference = textOf(problems, ['reference'], input.reference, NAME_LENGTH_MAX)
    const detail: EvidenceDetail['TRIGGER'] = {
      kind: input.kind,
      controller: caller.controller,
      ...(reference !== undefined && { reference }),
    }
    return [{ kind: 'TRIGGER', detail }]
  },
}

/** GDPR Art. 13, 14. */
export const recordNotice: Act<NoticeInput> = {
  name: 'recordNotice',
  needs: () => ['NOTICE'],
  bySubject: () => false,
  draft(input, scope) {
    const notice = noticeOf(input.notice, input.language, [], scope)
    if (!notice) return []
    if (input.purposes && !isBounded(scope.problems, ['purposes'], input.purposes, LIST_MAX)) {
      return []
    }
    input.purposes?.forEach((key, i) => {
      if (notice.purposes.includes(key)) return
      const message = `The notice does not tell of it; it tells of: ${notice.purposes.join(', ')}.`
      scope.problems.add(['purposes', i], 'NOT_IN_NOTICE', message)
    })
    const purposes = [...new Set(input.purposes ?? notice.purposes)]
    const detail = { purposes, noticeId: notice.id, language: notice.language }
    return [{ kind: 'NOTICE', detail }]
  },
}

/** ePrivacy Directive Art. 13(2). What was not met is put on file as it was, and permits nothing. */
export const recordSoftOptIn: Act<SoftOptInInput> = {
  name: 'recordSoftOptIn',
  ofController: true,
  needs: () => ['SOFT_OPT_IN'],
  bySubject: () => false,
  draft({ channel, sale, similar, optOutOffered }, scope) {
    const name = channelOf(channel, ['channel'], scope)
    if (name === undefined) return []
    const { controller } = scope.caller
    const detail = { controller, channel: name, sale, similar, optOutOffered }
    return [{ kind: 'SOFT_OPT_IN', detail }]
  },
}
