/** What the page asks of the graph, and the shapes of the answers; schema.graphql says what they mean. */

export interface Purpose {
  readonly key: string
  readonly title: string
}

export interface Notice {
  readonly key: string
  readonly version: number
  readonly text: { readonly language: string; readonly title: string; readonly body: string }
  readonly controllers: readonly { readonly key: string; readonly legalName: string }[]
  readonly recipients: readonly { readonly key: string; readonly name: string }[]
}

export type Choice =
  'GIVE_CONSENT' | 'WITHDRAW_CONSENT' | 'OBJECT' | 'WITHDRAW_OBJECTION' | 'OPT_OUT' | 'LIFT_OPT_OUT'

export interface Permission {
  readonly purpose: Purpose & {
    readonly description: string
    readonly group: Purpose
    readonly consentNotice: Notice | null
    readonly currentVersion: {
      readonly directMarketing: boolean
      readonly rules: readonly {
        readonly lawfulBasis: string
        readonly specialCondition: string | null
      }[]
    } | null
  }
  readonly controller: {
    readonly key: string
    readonly legalName: string
    readonly contact: string | null
  } | null
  readonly permitted: boolean
  readonly lawfulBasis: string | null
  readonly reason: string | null
  readonly explanation: string | null
  readonly action: string | null
  readonly choices: readonly Choice[]
  readonly since: string | null
  readonly until: string | null
  readonly evidence: readonly string[]
  readonly rights: readonly {
    readonly key: string
    readonly title: string
    readonly description: string
    readonly law: string
  }[]
}

export interface Wish {
  readonly channel: string | null
  readonly topic: string | null
  readonly controller: string | null
  readonly choice: 'IN' | 'OUT' | null
  readonly frequency: string | null
  readonly language: string | null
  readonly quietHours: { readonly from: string; readonly to: string; readonly zone: string } | null
  readonly since: string | null
}

export interface HistoryEntry {
  readonly id: string
  readonly kind: string
  readonly state: string | null
  readonly purposes: readonly Purpose[]
  readonly occurredAt: string
  readonly recordedAt: string
  readonly source: string | null
  readonly notice: string | null
  readonly noticeLanguage: string | null
  readonly method: string | null
  readonly text: string | null
}

export interface HistoryPage {
  readonly nodes: readonly HistoryEntry[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** `customer` of READ; the parts are null where they may not be shown. */
export interface CustomerRecord {
  readonly seq: number | null
  readonly permissions: readonly Permission[] | null
  readonly preferences: readonly Wish[] | null
  readonly privacyHistory: HistoryPage | null
}

const HISTORY = `nodes {
  id kind state purposes { key title(language: $language) } occurredAt recordedAt source
  notice noticeLanguage method text
} pageInfo { hasNextPage endCursor }`

/** Everything the page shows. */
export const READ = `query Preferences($id: ID!, $language: String!, $first: Int!) {
  customer(id: $id) {
    seq
    permissions(language: $language) {
      purpose {
        key title(language: $language) description(language: $language)
        group { key title(language: $language) }
        currentVersion { directMarketing rules { lawfulBasis specialCondition } }
        consentNotice {
          key version text(language: $language) { language title body }
          controllers { key legalName } recipients { key name }
        }
      }
      controller { key legalName contact }
      permitted lawfulBasis reason explanation action choices since until evidence
      rights { key title description law }
    }
    preferences {
      channel topic controller choice frequency language quietHours { from to zone } since
    }
    privacyHistory(first: $first, language: $language) { ${HISTORY} }
  }
}`

/** A further page of the history. */
export const READ_HISTORY = `query History($id: ID!, $language: String!, $first: Int!, $after: String) {
  customer(id: $id) {
    privacyHistory(first: $first, after: $after, language: $language) { ${HISTORY} }
  }
}`
