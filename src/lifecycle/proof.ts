import type { ConsentProof } from '../evidence/kinds.ts'
import type { ActScope } from './act.ts'
import { textOf } from './problems.ts'
import { decodeGpp, decodeTcf } from './signals.ts'

/** How a consent can be proved. GDPR Art. 7(1). */
export interface ConsentProofInput {
  readonly notice: string
  readonly language: string
  readonly method: string
  readonly interface?: string | null | undefined
  readonly givenBy?: string | null | undefined
  readonly utcOffset?: string | null | undefined
  readonly tcf?: string | null | undefined
  readonly gpp?: string | null | undefined
}

/** A version of a notice as it was shown. */
export interface ShownNotice {
  /** `key@version`. */
  readonly id: string
  readonly purposes: readonly string[]
  readonly controllers: readonly string[]
  readonly recipients: readonly string[]
  readonly language: string
  /** SHA-256 of the words shown. */
  readonly textHash: string
}

const INTERFACE_LENGTH_MAX = 200
const OFFSET = /^[+-](?:0\d|1[0-4]):[0-5]\d$/

/** The notice named `key@version` in a language it has; undefined with a problem noted. */
export function noticeOf(
  id: string,
  language: string,
  path: readonly string[],
  { live, occurredAt, problems }: ActScope,
): ShownNotice | undefined {
  const [key = '', number, ...rest] = id.split('@')
  const known = Object.hasOwn(live.document.notices, key) ? live.document.notices[key] : undefined
  const version =
    rest.length === 0 ? known?.versions.find((v) => String(v.version) === number) : undefined
  if (!version) {
    const message = 'Is not a published notice; write it as key@version, e.g. newsletter@2.'
    problems.add([...path, 'notice'], 'UNKNOWN_NOTICE', message)
    return undefined
  }
  if (Date.parse(version.publishedAt) > occurredAt) {
    const message = 'Was not published when the act happened; name the version that was shown.'
    problems.add([...path, 'notice'], 'UNKNOWN_NOTICE', message)
  }
  const text = Object.hasOwn(version.texts, language) ? version.texts[language] : undefined
  if (!text) {
    const languages = Object.keys(version.texts).toSorted().join(', ')
    const message = `Is not a language of the notice; it has: ${languages}.`
    problems.add([...path, 'language'], 'UNKNOWN_LANGUAGE', message)
    return undefined
  }
  const { purposes, controllers, recipients } = version
  return { id, purposes, controllers, recipients, language, textHash: text.bodyHash }
}

/** The proof to keep; what is not well formed is noted. */
export function proofOf(
  input: ConsentProofInput,
  notice: ShownNotice,
  { problems, gpc }: ActScope,
): ConsentProof {
  const place = textOf(problems, ['proof', 'interface'], input.interface, INTERFACE_LENGTH_MAX)
  const offset = input.utcOffset ?? undefined
  if (offset !== undefined && !OFFSET.test(offset)) {
    const message = 'Is not an offset of a clock; write it as +02:00.'
    problems.add(['proof', 'utcOffset'], 'NOT_AN_OFFSET', message)
  }
  const tcf = decodeTcf(input.tcf, ['proof', 'tcf'], problems)
  const gpp = decodeGpp(input.gpp, ['proof', 'gpp'], problems)
  return {
    language: notice.language,
    textHash: notice.textHash,
    ...(place !== undefined && { interface: place }),
    ...(offset !== undefined && { utcOffset: offset }),
    ...(gpc && { gpc: true }),
    ...(tcf && { tcf }),
    ...(gpp && { gpp }),
  }
}
