// Keys - every key, each of which has its button
import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export default function Keys({ close }: { close: () => void }) {
  const { t } = useTranslation()
  const groups: [string, [string, string][]][] = [
    [
      t('ui.keys.everywhere'),
      [
        ['/', t('ui.keys.search')],
        ['g h', t('ui.nav.home')],
        ['g i', t('ui.nav.inbox')],
        ['g r', t('ui.nav.reports')],
        ['g n', t('ui.nav.incidents')],
        ['g c', t('ui.nav.cases')],
        ['g a', t('ui.nav.alerts')],
        ['g v', t('ui.nav.advisories')],
        ['g p', t('ui.nav.programmes')],
        ['g e', t('ui.nav.events')],
        ['g f', t('ui.nav.findings')],
        ['g o', t('ui.nav.organisations')],
        ['g m', t('ui.nav.measures')],
        ['N r', t('ui.new')],
        ['N c', t('ui.phone.title')],
        ['N a', t('ui.alert.new')],
        ['N v', t('ui.adv.new')],
        ['?', t('ui.keys.help')],
      ],
    ],
    [
      t('ui.keys.in_list'),
      [
        ['j', t('ui.keys.down')],
        ['k', t('ui.keys.up')],
        ['Enter', t('ui.keys.open')],
        ['x', t('ui.keys.mark')],
        ['t', t('ui.keys.next')],
        ['p', t('ui.keys.preview')],
      ],
    ],
    [
      t('ui.keys.in_inbox'),
      [
        ['1', t('ui.inbox.report')],
        ['2', t('ui.inbox.incident')],
        ['3', t('ui.inbox.attach')],
        ['4', t('ui.inbox.data')],
        ['5', t('ui.inbox.noise')],
      ],
    ],
    [
      t('ui.keys.in_events'),
      [
        ['i', t('ui.event.incident')],
        ['b', t('ui.events.belongs.button')],
        ['o', t('ui.events.outside.button')],
      ],
    ],
    [
      t('ui.keys.in_case'),
      [
        ['t', t('ui.case.propose')],
        ['y', t('ui.case.add_party')],
        ['s', t('ui.case.chase')],
      ],
    ],
    [
      t('ui.keys.on_page'),
      [
        ['c', t('ui.take')],
        ['a', t('ui.assign')],
        ['v', t('ui.act.validate')],
        ['p', t('ui.case.open')],
        ['r', t('ui.act.route')],
        ['d', t('ui.act.decline')],
        ['i', t('ui.act.ask')],
        ['o', t('ui.act.close')],
        ['w', t('ui.wait')],
        ['e', t('ui.snooze')],
        ['l', t('ui.link')],
        ['u', t('ui.alike.key')],
        ['s', t('ui.triage.decide')],
        ['b', t('ui.triage.score')],
        ['n', t('ui.composer.note')],
        ['m', t('ui.composer.reply')],
        [';', t('ui.keys.template')],
      ],
    ],
  ]
  return (
    <Modal opened onClose={close} title={t('ui.keys.title')} size="lg" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <div style={{ display: 'grid', gap: '1rem', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 13rem), 1fr))' }}>
        {groups.map(([title, keys]) => (
          <section key={title} aria-label={title}>
            <h3 style={{ fontSize: '0.95rem', margin: '0 0 0.4rem' }}>{title}</h3>
            <dl className="facts" style={{ gridTemplateColumns: '4rem 1fr' }}>
              {keys.map(([k, what]) => (
                <div key={k} style={{ display: 'contents' }}>
                  <dt>
                    <kbd style={{ margin: 0 }}>{k}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
