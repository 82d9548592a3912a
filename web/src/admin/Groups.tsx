// Groups - sharing groups: who belongs to one sees what is given to it; up to which marking that may be
import { Button, Select, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, del, get, type Group, type GroupMember, type Organisation, type Page, post } from '../api'
import { Box, Shown, Time, Tlp } from '../bits'
import { deskOf, useMay, useMe, useTeamName } from '../me'
import { Form, texts, useChange } from './bits'

const markings = ['clear', 'green', 'amber', 'amber+strict', 'red'] as const
type Draft = { name: string; purpose: string; ceiling: (typeof markings)[number] }

function Fields({ v, setV }: { v: Draft; setV: (v: Draft) => void }) {
  const { t } = useTranslation()
  return (
    <>
      {texts(v, setV)('name', t('ui.people.name'), { required: true, minLength: 3, maxLength: 120 })}
      <Textarea label={t('ui.adm.group.purpose')} autosize minRows={2} value={v.purpose} onChange={(e) => setV({ ...v, purpose: e.currentTarget.value })} />
      <Select label={t('ui.adm.group.ceiling')} description={t('ui.adm.group.ceiling.hint')} allowDeselect={false} value={v.ceiling} onChange={(x) => setV({ ...v, ceiling: (x ?? 'clear') as Draft['ceiling'] })} data={markings.map((m) => ({ value: m, label: `TLP:${m.toUpperCase()}` }))} maw="14rem" />
    </>
  )
}

function Make({ done }: { done: () => void }) {
  const { t } = useTranslation()
  const [v, setV] = useState<Draft>({ name: '', purpose: '', ceiling: 'amber' })
  const make = useChange(() => post('/groups', v), done)
  return (
    <Box title={t('ui.adm.group.new')}>
      <Form save={make.mutate} busy={make.isPending} label={t('ui.adm.group.make')} error={make.error}>
        <Fields v={v} setV={setV} />
      </Form>
    </Box>
  )
}

function Members({ g, keep }: { g: Group; keep: boolean }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [who, setWho] = useState<string | null>(null)
  const q = useQuery({ queryKey: ['group-members', g.id], queryFn: () => get<{ members: GroupMember[] }>(`/groups/${g.id}/members`) })
  const orgs = useQuery({ queryKey: ['organisations', 'pick', words], queryFn: () => get<Page<Organisation>>(`/organisations?limit=50${words ? `&q=${encodeURIComponent(words)}` : ''}`), enabled: keep })
  const add = useChange(
    () => post(`/groups/${g.id}/members`, { member: who }),
    () => setWho(null),
  )
  const end = useChange((m: string) => del(`/groups/${g.id}/members/${m}`))
  const have = new Set(q.data?.members.map((m) => m.member))
  return (
    <>
      <Shown query={q} empty={(d) => (d.members.length ? undefined : <p className="empty">{t('ui.adm.group.empty')}</p>)}>
        {(d) => (
          <ul className="items small">
            {d.members.map((m) => (
              <li key={m.member} className="line" style={{ justifyContent: 'space-between' }}>
                <span>
                  {m.name || <i>{t('ui.adm.group.unseen')}</i>}{' '}
                  <span className="quiet">
                    {t('ui.adm.since')} <Time at={m.since} short />
                  </span>
                </span>
                {keep && (
                  <Button size="compact-sm" variant="default" onClick={() => confirm(t('ui.adm.group.end.sure', { name: m.name })) && end.mutate(m.member)} aria-label={t('ui.adm.group.end', { name: m.name })}>
                    {t('ui.adm.end')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Shown>
      {keep && (
        <Form save={add.mutate} busy={add.isPending} label={t('ui.adm.group.add')} error={add.error ?? end.error} disabled={!who}>
          <Select label={t('ui.adm.group.who')} searchable value={who} onChange={setWho} onSearchChange={setWords} data={(orgs.data?.items ?? []).filter((o) => !have.has(o.id)).map((o) => ({ value: o.id, label: o.title }))} />
        </Form>
      )}
    </>
  )
}

function One({ g }: { g: Group }) {
  const { t } = useTranslation()
  const me = useMe()
  const may = useMay()
  const keep = may('directory') && deskOf(me).includes(g.team ?? '')
  const team = useTeamName(g.team)
  const [editing, setEditing] = useState(false)
  const [v, setV] = useState<Draft>({ name: g.name, purpose: g.purpose, ceiling: g.ceiling })
  const save = useChange(
    () => call('PATCH', `/groups/${g.id}`, v),
    () => setEditing(false),
  )
  return (
    <Box
      title={g.name}
      count={g.members}
      aside={
        keep && (
          <Button size="compact-sm" variant="default" onClick={() => setEditing(!editing)} aria-label={t('ui.adm.group.change', { name: g.name })}>
            {t('ui.edit')}
          </Button>
        )
      }
    >
      {editing ? (
        <Form save={save.mutate} busy={save.isPending} label={t('ui.save')} error={save.error}>
          <Fields v={v} setV={setV} />
        </Form>
      ) : (
        <p className="line" style={{ marginBlockStart: 0 }}>
          <Tlp tlp={g.ceiling} /> <span className="small quiet">{t('ui.adm.group.run_by', { name: team })}</span>
          {g.purpose && <span className="talk">{g.purpose}</span>}
        </p>
      )}
      <Members g={g} keep={keep} />
    </Box>
  )
}

export default function Groups() {
  const { t } = useTranslation()
  const may = useMay()
  const [making, setMaking] = useState(false)
  const q = useQuery({ queryKey: ['groups'], queryFn: () => get<{ groups: Group[] }>('/groups') })
  return (
    <>
      {may('directory') && !making && (
        <div>
          <Button onClick={() => setMaking(true)}>{t('ui.adm.group.new')}</Button>
        </div>
      )}
      {making && <Make done={() => setMaking(false)} />}
      <Shown query={q} empty={(d) => (d.groups.length ? undefined : <p className="empty box">{t('ui.adm.groups.empty')}</p>)}>
        {(d) => (
          <div className="cols">
            {d.groups.map((g) => (
              <One key={`${g.id}${g.revision}`} g={g} />
            ))}
          </div>
        )}
      </Shown>
    </>
  )
}
