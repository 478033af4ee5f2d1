import type { FC } from 'react'
import type { Denial, DisclosedSubject, DisclosureRow } from './disclosure.ts'
import { OutcomeBadge } from './outcome-badge.tsx'
import { humanise } from './plain-words.ts'

interface SubjectTableProps {
  readonly subject: DisclosedSubject
  /** Several purposes were declared, so each denial says whose it is. */
  readonly isOfMany: boolean
}

/** One customer: a line for each field asked for, and for each that was withheld besides. */
export const SubjectTable: FC<SubjectTableProps> = ({ subject, isOfMany }) => (
  <div className="subject">
    <table className="subject-table">
      <caption>
        Customer {subject.id !== undefined && <code>{subject.id}</code>}
        <span className="subject-path">{subject.path}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Outcome</th>
          <th scope="col">Value, or why not</th>
          <th scope="col">Law</th>
          <th scope="col">What would change it</th>
        </tr>
      </thead>
      <tbody>
        {subject.rows.length === 0 && (
          <tr>
            <td colSpan={5}>No field but the id was asked for.</td>
          </tr>
        )}
        {subject.rows.map((row) => (
          <FieldRow key={row.field} row={row} isOfMany={isOfMany} />
        ))}
      </tbody>
    </table>
  </div>
)

const FieldRow: FC<{ row: DisclosureRow; isOfMany: boolean }> = ({ row, isOfMany }) => {
  const [denial] = row.denials
  return (
    <tr>
      <th scope="row">
        <code>{row.field}</code>
        {denial?.category !== undefined && <span className="category">{denial.category}</span>}
      </th>
      <td>
        <OutcomeBadge outcome={row.outcome} />
      </td>
      <td>
        {(row.outcome === 'released' || row.outcome === 'partly') && <Value value={row.value} />}
        {grouped(row.denials).map(({ denial: one, purposes }) => (
          <Why key={purposes.join()} denial={one} purposes={isOfMany ? purposes : []} />
        ))}
      </td>
      <td>
        {distinct(row.denials.map(({ law }) => law)).map((law) => (
          <span key={law} className="line">
            {law}
          </span>
        ))}
      </td>
      <td>
        {distinct(row.denials.map(({ remedy }) => remedy)).map((remedy) => (
          <span key={remedy} className="line">
            {remedyWords(remedy)}
          </span>
        ))}
      </td>
    </tr>
  )
}

interface DenialGroup {
  readonly denial: Denial
  readonly purposes: readonly string[]
}

/** Denials that say the same for several purposes, as one. */
const grouped = (denials: readonly Denial[]): DenialGroup[] => {
  const groups = new Map<string, { denial: Denial; purposes: string[] }>()
  for (const denial of denials) {
    const same = `${denial.reason} ${denial.explanation}`
    const group = groups.get(same) ?? { denial, purposes: [] }
    if (denial.purpose !== undefined) group.purposes.push(denial.purpose)
    groups.set(same, group)
  }
  return [...groups.values()]
}

/** Purposes often agree on law and remedy: said once, it reads as one. */
const distinct = (texts: readonly (string | undefined)[]): string[] =>
  [...new Set(texts)].filter((text) => text !== undefined)

/** A remedy is a sentence, or a code like `ASK_FOR_CONSENT`. */
const remedyWords = (remedy: string): string =>
  /^[A-Z][A-Z0-9_]+$/.test(remedy) ? humanise(remedy) : remedy

const valueShownMax = 240

const Value: FC<{ value: unknown }> = ({ value }) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return (
    <span className="value" title={text.length > valueShownMax ? text : ''}>
      {text.length > valueShownMax ? `${text.slice(0, valueShownMax)}…` : text}
    </span>
  )
}

const Why: FC<DenialGroup> = ({ denial, purposes }) => (
  <span className="why">
    {purposes.length > 0 && <code className="why-purpose">{purposes.join(', ')}</code>}
    <strong title={denial.reason ?? ''}>
      {denial.reason === undefined ? 'Reason not asked for' : humanise(denial.reason)}
    </strong>
    {denial.explanation !== undefined && <span>. {denial.explanation}</span>}
  </span>
)
