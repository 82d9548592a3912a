// Sectors - the words organisations are sorted by, the same for all desks
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, del, get, post, type Sector } from '../api'
import { Box, say, Shown, Wrong } from '../bits'
import { Form, texts, useChange } from './bits'

function Rename({ first, done }: { first: Sector; done: () => void }) {
  const { t } = useTranslation()
  const [v, setV] = useState({ name: first.name })
  const save = useChange(
    () => call('PATCH', `/sectors/${first.code}`, v),
    () => {
      say({ text: t('ui.saved') })
      done()
    },
  )
  return (
    <Form save={save.mutate} busy={save.isPending} label={t('ui.save')} error={save.error}>
      {texts(v, setV)('name', t('ui.people.name'), { required: true, minLength: 2, maxLength: 80, autoFocus: true })}
      <Button variant="default" onClick={done}>
        {t('ui.cancel')}
      </Button>
    </Form>
  )
}

export default function Sectors() {
  const { t } = useTranslation()
  const [open, setOpen] = useState('')
  const [v, setV] = useState({ code: '', name: '' })
  const q = useQuery({ queryKey: ['sectors'], queryFn: () => get<{ sectors: Sector[] }>('/sectors') })
  const add = useChange(
    () => post('/sectors', v),
    () => {
      say({ text: t('ui.saved') })
      setV({ code: '', name: '' })
    },
  )
  const back = useChange((x: Sector) => post('/sectors', x))
  const drop = useChange(
    (x: Sector) => del(`/sectors/${x.code}`),
    (_, x) => say({ text: t('ui.adm.sector.dropped', { name: x.name }), undo: () => back.mutate(x) }),
  )
  const text = texts(v, setV)
  return (
    <>
      <Box title={t('ui.adm.sectors')} count={q.data?.sectors.length}>
        <Shown query={q}>
          {(d) => (
            <ul className="items">
              {d.sectors.map((x) => (
                <li key={x.code}>
                  {open === x.code ? (
                    <Rename first={x} done={() => setOpen('')} />
                  ) : (
                    <div className="line" style={{ justifyContent: 'space-between' }}>
                      <span>
                        <b>{x.name}</b> <span className="small quiet mono">{x.code}</span>
                      </span>
                      <span className="acts">
                        <Button size="compact-sm" variant="default" onClick={() => setOpen(x.code)} aria-label={t('ui.adm.sector.rename', { name: x.name })}>
                          {t('ui.edit')}
                        </Button>
                        <Button size="compact-sm" variant="default" onClick={() => drop.mutate(x)} aria-label={t('ui.adm.sector.drop', { name: x.name })}>
                          {t('ui.drop')}
                        </Button>
                      </span>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Shown>
        <Wrong error={drop.error ?? back.error} />
      </Box>
      <Box title={t('ui.adm.sector.new')}>
        <Form save={add.mutate} busy={add.isPending} label={t('ui.adm.sector.add')} error={add.error}>
          {text('name', t('ui.people.name'), { required: true, minLength: 2, maxLength: 80 })}
          {text('code', t('ui.adm.sector.code'), { required: true, maxLength: 40, description: t('ui.adm.sector.code.hint') })}
        </Form>
      </Box>
    </>
  )
}
