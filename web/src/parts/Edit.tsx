// Edit - the facts of a record. When somebody else changed it meanwhile, what was read, what is there now and what I wrote
// stand side by side; only what both changed differently is asked.
import { Button, Modal, Select, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, Problem, type Rec } from '../api'
import { say, Wrong } from '../bits'
import { type Conflict, threeWay } from '../text'

type Values = Record<string, unknown>
export interface Editable {
  plural: string
  texts: readonly string[]
  long: readonly string[]
  choices: Record<string, readonly string[]>
  flags: readonly string[]
}
const tlp = ['clear', 'green', 'amber', 'amber+strict', 'red']
export const reportFields: Editable = {
  plural: 'reports',
  texts: ['title', 'product', 'vendor', 'version', 'product_id', 'site', 'weakness', 'cve', 'cvss'],
  long: ['impact', 'discovery'],
  choices: { exploitation: ['none', 'poc', 'active'], lane: ['product', 'live-site', 'low-trust'], tlp },
  flags: ['public', 'multi_vendor', 'industrial'],
}
export const caseFields: Editable = { plural: 'cases', texts: ['title'], long: ['summary'], choices: { tlp }, flags: [] }
export const incidentFields: Editable = {
  plural: 'incidents',
  texts: ['title', 'type', 'callback'],
  long: ['description'],
  choices: {
    classification: ['abusive-content', 'malicious-code', 'information-gathering', 'intrusion-attempts', 'intrusions', 'availability', 'information-content-security', 'fraud', 'vulnerable', 'other', 'test'],
    severity: ['low', 'medium', 'high', 'critical'],
    tlp,
  },
  flags: ['ransomware', 'personal_data', 'operational_technology', 'law_enforcement', 'cross_border'],
}
const of = (r: Rec, k: Editable): Values => Object.fromEntries([...k.texts, ...Object.keys(k.choices), ...k.flags, ...k.long].map((f) => [f, (r as unknown as Values)[f]]))

export function Compare({ conflicts, theirsOnly, choose }: { conflicts: Conflict[]; theirsOnly: string[]; choose: (v: Values) => void }) {
  const { t } = useTranslation()
  const [picked, setPicked] = useState<Record<string, 'theirs' | 'mine'>>({})
  const shown = (v: unknown) => (v === '' || v === null || v === undefined ? '–' : v === true ? t('ui.yes') : v === false ? t('ui.no') : String(v))
  const ready = conflicts.every((c) => picked[c.field])
  return (
    <Stack gap="sm">
      <p style={{ margin: 0 }}>{t('ui.compare.text')}</p>
      {theirsOnly.length > 0 && <p className="small quiet" style={{ margin: 0 }}>{t('ui.compare.others', { fields: theirsOnly.map((f) => t(`ui.fact.${f}`, f)).join(', ') })}</p>}
      <div style={{ overflowX: 'auto' }}>
        <table className="compare">
          <thead>
            <tr>
              <th scope="col">{t('ui.compare.field')}</th>
              <th scope="col">{t('ui.compare.base')}</th>
              <th scope="col">{t('ui.compare.theirs')}</th>
              <th scope="col">{t('ui.compare.mine')}</th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map((c) => (
              <tr key={c.field}>
                <th scope="row">{t(`ui.fact.${c.field}`, c.field)}</th>
                <td>{shown(c.base)}</td>
                {(['theirs', 'mine'] as const).map((w) => (
                  <td key={w} data-chosen={picked[c.field] === w}>
                    <label>
                      <input type="radio" name={c.field} checked={picked[c.field] === w} onChange={() => setPicked({ ...picked, [c.field]: w })} /> {shown(c[w])}
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button disabled={!ready} onClick={() => choose(Object.fromEntries(conflicts.filter((c) => picked[c.field] === 'mine').map((c) => [c.field, c.mine])))}>
        {t('ui.compare.save')}
      </Button>
    </Stack>
  )
}

function Fields({ kind, v, set }: { kind: Editable; v: Values; set: (k: string, x: unknown) => void }) {
  const { t } = useTranslation()
  return (
    <>
      {kind.texts.map((k) => (
        <TextInput key={k} label={t(`ui.fact.${k}`)} value={String(v[k] ?? '')} onChange={(e) => set(k, e.currentTarget.value)} {...(k === 'title' ? { 'data-autofocus': true } : {})} />
      ))}
      {kind.long.map((k) => (
        <Textarea key={k} label={t(`ui.fact.${k}`)} autosize minRows={2} value={String(v[k] ?? '')} onChange={(e) => set(k, e.currentTarget.value)} />
      ))}
      {Object.entries(kind.choices).map(([k, words]) => (
        <Select key={k} label={t(`ui.fact.${k}`)} allowDeselect={false} value={String(v[k])} onChange={(x) => set(k, x)} data={words.map((w) => ({ value: w, label: k === 'tlp' ? `TLP:${w.toUpperCase()}` : t(`ui.${k}.${w}`) }))} />
      ))}
      {kind.flags.map((k) => (
        <Switch key={k} label={t(`ui.fact.${k}`)} checked={!!v[k]} onChange={(e) => set(k, e.currentTarget.checked)} />
      ))}
    </>
  )
}

// base: what was read when the dialog opened, with its ETag
export function Edit({ kind, base, etag, close }: { kind: Editable; base: Rec; etag: string; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [read, setRead] = useState({ values: of(base, kind), etag })
  const [v, setV] = useState<Values>(of(base, kind))
  const [clash, setClash] = useState<{ conflicts: Conflict[]; merged: Values; theirsOnly: string[]; etag: string } | null>(null)
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const changed = Object.fromEntries(Object.entries(v).filter(([k, x]) => x !== read.values[k]))
  const save = async (what: Values, tag: string) => {
    setBusy(true)
    setError(undefined)
    try {
      if (Object.keys(what).length) await call('PATCH', `/${kind.plural}/${base.id}`, what, { 'If-Match': tag })
      queries.invalidateQueries()
      close()
      say({ text: t('ui.saved') })
    } catch (e) {
      if (!(e instanceof Problem && e.status === 412)) setError(e)
      else await reconcile(what)
    } finally {
      setBusy(false)
    }
  }
  // what they changed elsewhere is kept; where both changed the same field, the person decides
  const reconcile = async (mine: Values) => {
    const now = await call<Rec>('GET', `/${kind.plural}/${base.id}`)
    const w = threeWay(read.values, of(now.data, kind), mine)
    setRead({ values: of(now.data, kind), etag: now.etag ?? '' })
    if (w.conflicts.length) setClash({ ...w, etag: now.etag ?? '' })
    else await save(w.merged, now.etag ?? '')
  }
  return (
    <Modal opened onClose={close} title={clash ? t('ui.compare.title') : t('ui.edit')} size={clash ? 'xl' : 'lg'} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      {clash ? (
        <>
          <Compare conflicts={clash.conflicts} theirsOnly={clash.theirsOnly} choose={(mine) => save({ ...clash.merged, ...mine }, clash.etag)} />
          <Wrong error={error} />
        </>
      ) : (
        <form
          onSubmit={(e: FormEvent) => {
            e.preventDefault()
            save(changed, read.etag)
          }}
        >
          <Stack gap="sm">
            <Fields kind={kind} v={v} set={(k, x) => setV({ ...v, [k]: x })} />
            <Wrong error={error} />
            <Button type="submit" loading={busy}>
              {t('ui.save')}
            </Button>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
