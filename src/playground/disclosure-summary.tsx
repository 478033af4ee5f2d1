import type { FC } from 'react'
import type { PlaygroundConfig } from './config.ts'
import type { DisclosedSubject, Outcome } from './disclosure.ts'
import type { Answer } from './fetcher.ts'
import { outcomeWords } from './outcome-badge.tsx'

interface DisclosureSummaryProps {
  readonly subjects: readonly DisclosedSubject[]
}

const order: readonly Outcome[] = ['released', 'partly', 'withheld', 'empty', 'unexplained']

/** The proportion of outcomes as a bar with its numbers; nothing where there is no customer. */
export const DisclosureSummary: FC<DisclosureSummaryProps> = ({ subjects }) => {
  const outcomes = subjects.flatMap(({ rows }) => rows.map(({ outcome }) => outcome))
  const counts = order
    .map((outcome) => ({ outcome, count: outcomes.filter((one) => one === outcome).length }))
    .filter(({ count }) => count > 0)
  if (counts.length === 0) return null
  return (
    <div className="summary">
      <div className="summary-bar" aria-hidden="true">
        {counts.map(({ outcome, count }) => (
          <span
            key={outcome}
            className={`summary-part is-${outcome}`}
            style={{ flexGrow: count }}
          />
        ))}
      </div>
      <p className="summary-counts" role="status">
        {counts.map(({ outcome, count }) => (
          <span key={outcome} className="summary-count">
            <span className={`dot is-${outcome}`} aria-hidden="true" />
            <strong>{count}</strong> {outcomeWords[outcome].toLowerCase()}
          </span>
        ))}
        <span className="summary-count">
          {subjects.length === 1 ? 'for 1 customer' : `for ${subjects.length} customers`}
        </span>
      </p>
    </div>
  )
}

/** Who asked for what. Says what was sent, not what is chosen now: the panel may have changed since. */
export const AskedLine: FC<{ answer: Answer; config: PlaygroundConfig }> = ({ answer, config }) => {
  const { authorization, 'x-purpose': purposes } = answer.sentHeaders
  const client = config.clients.find(({ token }) => authorization === `Bearer ${token}`)
  return (
    <p className="summary-asked">
      Asked by <strong>{client?.name ?? 'an unknown client'}</strong>{' '}
      {purposes === undefined ? (
        'without a purpose'
      ) : (
        <>
          for <code>{purposes.replaceAll(',', ', ')}</code>
        </>
      )}
      {answer.status === 0 ? '' : ` · HTTP ${answer.status} · ${answer.elapsedMs} ms`}
    </p>
  )
}
