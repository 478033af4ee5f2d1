import { useState } from 'react'
import type { FC } from 'react'
import { humanise } from './plain-words.ts'
import type { DeniedCount, Fault } from './plain-words.ts'

const faultsShownMax = 10

/** The errors of an answer in words, with what to do. A report of withheld values is not an alarm. */
export const FaultList: FC<{ faults: readonly Fault[] }> = ({ faults }) => {
  const [isFull, setFull] = useState(false)
  if (faults.length === 0) return null
  const shown = isFull ? faults : faults.slice(0, faultsShownMax)
  return (
    <div className="faults">
      <ul aria-label="Errors in the answer">
        {shown.map((fault) => (
          <FaultItem key={`${fault.code} ${fault.message}`} fault={fault} />
        ))}
      </ul>
      {shown.length < faults.length && (
        <button type="button" className="button" onClick={() => setFull(true)}>
          Show {faults.length - shown.length} more errors
        </button>
      )}
    </div>
  )
}

const FaultItem: FC<{ fault: Fault }> = ({ fault }) => {
  const { isReport } = fault
  return (
    <li className={isReport ? 'fault is-report' : 'fault'}>
      <p className="fault-title">
        <strong>{fault.title}</strong>
        {fault.code !== undefined && <code>{fault.code}</code>}
        {fault.times > 1 && <span>{fault.times} times</span>}
      </p>
      <p>{fault.message}</p>
      {fault.denied.length > 0 && (
        <ul className="denied">
          {fault.denied.map((denied) => (
            <li key={JSON.stringify(denied)}>
              <DeniedLine denied={denied} />
            </li>
          ))}
        </ul>
      )}
      {fault.advice !== undefined && !isReport && <p className="fault-advice">{fault.advice}</p>}
    </li>
  )
}

const DeniedLine: FC<{ denied: DeniedCount }> = ({ denied }) => (
  <>
    {denied.count !== undefined && `${denied.count} × `}
    <code>{denied.fields}</code>
    {denied.reason !== undefined && ` ${humanise(denied.reason).toLowerCase()}`}
  </>
)
