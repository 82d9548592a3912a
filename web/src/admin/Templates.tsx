// Templates - the texts of my desks, with places that are filled in when they are used
import { Button, Select, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, del, get, post, type Template } from '../api'
import { Box, say, Shown, Wrong } from '../bits'
import { deskOf, useMe, useTeams } from '../me'
import { Form, texts, useChange } from './bits'

const acts = ['', 'acknowledge', 'ask', 'validate', 'decline', 'route', 'close']
type Draft = { id?: string; team: string; name: string; language: string; act: string; body: string; revision?: number }

function Editor({ first, done }: { first: Draft; done: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const teams = useTeams().filter((x) => deskOf(me).includes(x.id))
  const [v, setV] = useState<Draft>(first)
  const save = useChange(
    () => {
      const { id, team, revision, ...more } = v
      return id ? call('PATCH', `/templates/${id}`, { ...more, revision }) : post('/templates', { ...more, team })
    },
    () => {
      say({ text: t('ui.saved') })
      done()
    },
  )
  const text = texts(v, setV)
  return (
    <Box title={first.id ? first.name : t('ui.adm.template.new')}>
      <Form save={save.mutate} busy={save.isPending} label={t('ui.save')} error={save.error}>
        {!first.id && teams.length > 1 && <Select label={t('ui.people.team')} allowDeselect={false} value={v.team} onChange={(x) => setV({ ...v, team: x ?? v.team })} data={teams.map((x) => ({ value: x.id, label: x.name }))} />}
        {text('name', t('ui.people.name'), { required: true, maxLength: 80 })}
        <div className="line" style={{ alignItems: 'end' }}>
          {text('language', t('ui.adm.language'), { w: '8rem' })}
          <Select label={t('ui.adm.template.act')} allowDeselect={false} value={v.act} onChange={(x) => setV({ ...v, act: x ?? '' })} data={acts.map((a) => ({ value: a, label: a ? t(`ui.act.${a}`, a) : t('ui.adm.template.everywhere') }))} />
        </div>
        <Textarea label={t('ui.adm.template.body')} description={t('ui.adm.template.body.hint')} autosize minRows={8} required value={v.body} onChange={(e) => setV({ ...v, body: e.currentTarget.value })} />
        <Button variant="default" onClick={done}>
          {t('ui.cancel')}
        </Button>
      </Form>
    </Box>
  )
}

export default function Templates() {
  const { t } = useTranslation()
  const me = useMe()
  const teams = useTeams()
  const [open, setOpen] = useState<Draft | null>(null)
  const q = useQuery({ queryKey: ['templates'], queryFn: () => get<{ templates: Template[] }>('/templates') })
  const back = useChange((x: Template) => post('/templates', { team: x.team, name: x.name, language: x.language, act: x.act, body: x.body }))
  const drop = useChange(
    (x: Template) => del(`/templates/${x.id}`),
    (_, x) => say({ text: t('ui.adm.template.dropped', { name: x.name }), undo: () => back.mutate(x) }),
  )
  const fresh = { team: deskOf(me)[0], name: '', language: 'en', act: '', body: '' }
  if (open) return <Editor key={open.id ?? 'new'} first={open} done={() => setOpen(null)} />
  return (
    <Box
      title={t('ui.adm.templates')}
      count={q.data?.templates.length}
      aside={
        <Button size="compact-sm" onClick={() => setOpen(fresh)}>
          {t('ui.adm.template.new')}
        </Button>
      }
    >
      <Shown query={q} empty={(d) => (d.templates.length ? undefined : <p className="empty">{t('ui.adm.templates.empty')}</p>)}>
        {(d) => (
          <ul className="items">
            {d.templates.map((x) => (
              <li key={x.id}>
                <div className="line" style={{ justifyContent: 'space-between' }}>
                  <span>
                    <b lang={x.language} dir="auto">{x.name}</b>{' '}
                    <span className="small quiet">
                      {[x.language, x.act ? t(`ui.act.${x.act}`, x.act) : t('ui.adm.template.everywhere'), teams.find((y) => y.id === x.team)?.name].filter(Boolean).join(', ')}
                    </span>
                  </span>
                  <span className="acts">
                    <Button size="compact-sm" variant="default" onClick={() => setOpen({ id: x.id, team: x.team ?? '', name: x.name, language: x.language, act: x.act, body: x.body, revision: x.revision })} aria-label={t('ui.adm.template.change', { name: x.name })}>
                      {t('ui.edit')}
                    </Button>
                    <Button size="compact-sm" variant="default" onClick={() => drop.mutate(x)} aria-label={t('ui.adm.template.drop', { name: x.name })}>
                      {t('ui.drop')}
                    </Button>
                  </span>
                </div>
                <p className="talk small quiet" style={{ margin: '0.2rem 0 0', maxBlockSize: '4.5em', overflow: 'hidden' }}>
                  {x.body}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Shown>
      <Wrong error={drop.error ?? back.error} />
    </Box>
  )
}
