// measure - what follows from answers to a decision table, and a CVSS vector put together from its metrics; the hub does the scoring
import type { CvssMetric, SsvcTable } from '../api'

// the outcomes that are still possible; answers by the point's name, one that is missing is open
export function possible(t: Pick<SsvcTable, 'points' | 'rows'>, answers: Record<string, string>): string[] {
  const given = t.points.map((p) => p.values.findIndex((v) => v.word === answers[p.name]))
  const found = new Set<string>()
  t.rows.forEach((outcome, row) => {
    // the first point counts slowest
    let rest = row
    for (let k = t.points.length - 1; k >= 0; k--) {
      const n = t.points[k].values.length
      if (given[k] >= 0 && given[k] !== rest % n) return
      rest = Math.floor(rest / n)
    }
    found.add(outcome)
  })
  return [...found]
}

export type Chosen = Record<string, string> // metric: value

// in the order of the standard, without what is not defined
export function vectorOf(version: string, metrics: CvssMetric[], chosen: Chosen): string {
  const parts = metrics.filter((m) => chosen[m.name] && (m.group === 'base' || chosen[m.name] !== m.values[0])).map((m) => `${m.name}:${chosen[m.name]}`)
  return [`CVSS:${version}`, ...parts].join('/')
}
export function chosenOf(vector: string): Chosen {
  return Object.fromEntries(
    vector
      .split('/')
      .filter((p) => !p.startsWith('CVSS:'))
      .map((p) => p.split(':') as [string, string]),
  )
}
export const versionOf = (vector: string) => vector.match(/^CVSS:(\d\.\d)/)?.[1] ?? '2.0'
export const complete = (metrics: CvssMetric[], chosen: Chosen) => metrics.length > 0 && metrics.every((m) => m.group !== 'base' || chosen[m.name])
// a modified metric is called as the base metric it stands for
export const baseName = (m: CvssMetric) => (m.group === 'environmental' && m.name.startsWith('M') ? m.name.slice(1) : m.name)
// a word of a table as it is read
export const worded = (word: string) => word.replaceAll('_', ' ')
