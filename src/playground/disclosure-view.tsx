import type { GraphQLSchema } from 'graphql'
import { useMemo, useState } from 'react'
import type { FC } from 'react'
import type { PlaygroundConfig } from './config.ts'
import { AskedLine, DisclosureSummary } from './disclosure-summary.tsx'
import { findDisclosures } from './disclosure.ts'
import type { DisclosedSubject } from './disclosure.ts'
import { FaultList } from './fault-list.tsx'
import type { Answer } from './fetcher.ts'
import { faultsOf } from './plain-words.ts'
import { SubjectTable } from './subject-table.tsx'

interface DisclosureViewProps {
  readonly answer: Answer | undefined
  readonly schema: GraphQLSchema | undefined
  readonly config: PlaygroundConfig
}

/** What was released, what was withheld, and why: the latest answer, read for a person. */
export const DisclosureView: FC<DisclosureViewProps> = ({ answer, schema, config }) => (
  <section className="disclosure" aria-labelledby="disclosure-title">
    <div className="disclosure-head">
      <h2 className="disclosure-title" id="disclosure-title">
        What was released, what was withheld
      </h2>
      {answer !== undefined && <AskedLine answer={answer} config={config} />}
    </div>
    {answer === undefined ? (
      <p className="disclosure-note">
        Run the operation, or choose an example: each customer of the answer is listed here, field
        by field.
      </p>
    ) : (
      <AnswerView answer={answer} schema={schema} />
    )}
  </section>
)

interface AnswerViewProps {
  readonly answer: Answer
  readonly schema: GraphQLSchema | undefined
}

const AnswerView: FC<AnswerViewProps> = ({ answer, schema }) => {
  const subjects = useMemo(
    () => findDisclosures(answer, answer.body.data, schema),
    [answer, schema],
  )
  const faults = useMemo(() => faultsOf(answer.body.errors), [answer])
  // With the tables there, the report of withheld values only repeats them.
  const isRepeated = subjects.length > 0
  const reports = faults.filter(({ isReport }) => isRepeated && isReport)
  const alarms = faults.filter((fault) => !reports.includes(fault))
  return (
    <>
      <DisclosureSummary subjects={subjects} />
      <FaultList faults={alarms} />
      {subjects.length === 0 && faults.length === 0 && (
        <p className="disclosure-note">No customer in this answer.</p>
      )}
      <SubjectList
        subjects={subjects}
        isOfMany={answer.sentHeaders['x-purpose']?.includes(',') === true}
      />
      {reports.length > 0 && (
        <details className="reports">
          <summary>
            The same in <code>errors</code>, as the report level asks
          </summary>
          <FaultList faults={reports} />
        </details>
      )}
    </>
  )
}

const subjectsShownMax = 20

interface SubjectListProps {
  readonly subjects: readonly DisclosedSubject[]
  readonly isOfMany: boolean
}

const SubjectList: FC<SubjectListProps> = ({ subjects, isOfMany }) => {
  const [fullFor, setFullFor] = useState<readonly DisclosedSubject[]>([])
  const shown = fullFor === subjects ? subjects : subjects.slice(0, subjectsShownMax)
  const hasUnexplained = subjects.some(({ rows }) =>
    rows.some(({ outcome }) => outcome === 'unexplained'),
  )
  return (
    <>
      {hasUnexplained && (
        <p className="disclosure-note">
          Some fields are null and the query does not ask why. Add{' '}
          <code>{'withheld { field reason law explanation remedy }'}</code> to the customer.
        </p>
      )}
      {shown.map((subject) => (
        <SubjectTable key={subject.path} subject={subject} isOfMany={isOfMany} />
      ))}
      {shown.length < subjects.length && (
        <button type="button" className="button" onClick={() => setFullFor(subjects)}>
          Show {subjects.length - shown.length} more
        </button>
      )}
    </>
  )
}
