// Chart - small bars: what they show stands in words beside them, and in a table; a bar chart begins at zero
import { useId } from 'react'

// one after the other in time; the last one is the period that is looked at. From right to left where the page goes so.
export function Bars({ values, title, desc }: { values: (number | null)[]; title: string; desc: string }) {
  const id = useId()
  const most = Math.max(1, ...values.map((v) => v ?? 0))
  return (
    <svg className="bars" role="img" aria-labelledby={`${id}t ${id}d`} viewBox={`0 0 ${values.length * 16} 40`} preserveAspectRatio="none">
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{desc}</desc>
      {values.map((v, i) => {
        const high = v ? Math.max(1, (v / most) * 38) : 0
        // biome-ignore lint/suspicious/noArrayIndexKey: a place in time has no other name
        return <rect key={i} x={i * 16 + 2} y={39 - high} width={12} height={high} className={i === values.length - 1 ? 'last' : undefined} />
      })}
      <line x1={0} x2={values.length * 16} y1={39.5} y2={39.5} />
    </svg>
  )
}

// one of several that are compared: how long beside the longest; the number stands in the cell before it
export function Bar({ value, most }: { value: number; most: number }) {
  return (
    <svg className="bars across" aria-hidden viewBox="0 0 100 10" preserveAspectRatio="none">
      <rect x={0} y={1} width={most > 0 ? (value / most) * 100 : 0} height={8} />
    </svg>
  )
}
