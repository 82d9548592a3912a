-- :rows system: a test looks; columns as in :page of finding_api.sql
SELECT f.id, f.team, f.organisation, f.class, f.name, f.asset, f.address, f.first_seen, f.last_seen, f.seen, f.sources, f.how, f.confidence, f.counterpart,
       f.source_port, f.barred, f.state, f.state_at, f.until, f.returns, f.told_at, f.next_at, f.revision, '', f.more, f.side, f.destination_port
  FROM finding f WHERE f.asset = $1 AND f.organisation = $2
-- :batches system: a test looks
SELECT b.id, o.body FROM finding_batch b JOIN outbox o ON o.id = b.message ORDER BY b.id
-- :mailbox
UPDATE team SET mailbox = 'desk@cert.example' WHERE id = $1
-- :forget                 of a day: as a store of before has it
UPDATE event SET ports = ''
