-- :schema system: made once in a store of its own, which holds nothing else; see day.c
CREATE TABLE IF NOT EXISTS batch (id {key}, given TEXT NOT NULL, actor TEXT NOT NULL, team TEXT NOT NULL, format TEXT NOT NULL, name TEXT NOT NULL,
  at BIGINT NOT NULL, lines BIGINT NOT NULL, accepted BIGINT NOT NULL, duplicates BIGINT NOT NULL, quarantined BIGINT NOT NULL, skipped BIGINT NOT NULL,
  state TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS batch_given ON batch (actor, given);
CREATE TABLE IF NOT EXISTS chunk (id {key}, batch BIGINT NOT NULL, first BIGINT NOT NULL, last BIGINT NOT NULL, hash {sqlite:BLOB}{postgres:BYTEA} NOT NULL,
  bytes {sqlite:BLOB}{postgres:BYTEA} NOT NULL);
CREATE INDEX IF NOT EXISTS chunk_batch ON chunk (batch, first);
CREATE TABLE IF NOT EXISTS line (minute BIGINT NOT NULL, hash {sqlite:BLOB}{postgres:BYTEA} NOT NULL, batch BIGINT NOT NULL, n BIGINT NOT NULL,
  event BIGINT NOT NULL, PRIMARY KEY (minute, hash)) {sqlite:WITHOUT ROWID};
CREATE TABLE IF NOT EXISTS word (id {key}, text TEXT NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS word_text ON word (text);
CREATE TABLE IF NOT EXISTS event (id {key}, hour BIGINT NOT NULL, sum {sqlite:BLOB}{postgres:BYTEA} NOT NULL, scope BIGINT NOT NULL,
  first BIGINT NOT NULL, last BIGINT NOT NULL, count BIGINT NOT NULL, class BIGINT NOT NULL, name BIGINT NOT NULL, feed BIGINT NOT NULL,
  source {sqlite:BLOB}{postgres:BYTEA}, destination {sqlite:BLOB}{postgres:BYTEA}, source_port BIGINT, destination_port BIGINT,
  how BIGINT NOT NULL, confidence BIGINT NOT NULL, names TEXT NOT NULL, more TEXT NOT NULL, batch BIGINT NOT NULL, n BIGINT NOT NULL,
  about BIGINT NOT NULL DEFAULT 0, source_net BIGINT NOT NULL DEFAULT 0, destination_net BIGINT NOT NULL DEFAULT 0, ports TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS fresh (hour BIGINT NOT NULL, sum {sqlite:BLOB}{postgres:BYTEA} NOT NULL, event BIGINT NOT NULL,
  PRIMARY KEY (hour, sum)) {sqlite:WITHOUT ROWID};
CREATE TABLE IF NOT EXISTS told (segment BIGINT NOT NULL, hour BIGINT NOT NULL, sum {sqlite:BLOB}{postgres:BYTEA} NOT NULL, event BIGINT NOT NULL,
  PRIMARY KEY (segment, hour, sum)) {sqlite:WITHOUT ROWID};
CREATE TABLE IF NOT EXISTS sieve (segment BIGINT NOT NULL PRIMARY KEY, first_hour BIGINT NOT NULL, last_hour BIGINT NOT NULL,
  bits {sqlite:BLOB}{postgres:BYTEA} NOT NULL);
CREATE TABLE IF NOT EXISTS bad (id {key}, batch BIGINT NOT NULL, n BIGINT NOT NULL, code TEXT NOT NULL, why TEXT NOT NULL, pointer TEXT NOT NULL,
  raw {sqlite:BLOB}{postgres:BYTEA} NOT NULL, hash {sqlite:BLOB}{postgres:BYTEA});
CREATE INDEX IF NOT EXISTS bad_batch ON bad (batch, n);
CREATE TABLE IF NOT EXISTS reading (batch BIGINT NOT NULL PRIMARY KEY, mapping TEXT NOT NULL, report TEXT NOT NULL, heading TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS segment (id BIGINT NOT NULL PRIMARY KEY, first_event BIGINT NOT NULL, last_event BIGINT NOT NULL);
CREATE TABLE IF NOT EXISTS posting (segment BIGINT NOT NULL, value {sqlite:BLOB}{postgres:BYTEA} NOT NULL, event BIGINT NOT NULL,
  PRIMARY KEY (segment, value, event)) {sqlite:WITHOUT ROWID};
-- :has_column_sqlite
SELECT 1 FROM pragma_table_info($1) WHERE name = $2
-- :has_column_postgres
SELECT 1 FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 AND column_name = $2
-- :day_seen               a day takes in what was observed in these hours
INSERT INTO event_day (day, first_hour, last_hour) VALUES ($1, $2, $3) ON CONFLICT (day) DO UPDATE SET
       first_hour = CASE WHEN excluded.first_hour < event_day.first_hour THEN excluded.first_hour ELSE event_day.first_hour END,
       last_hour = CASE WHEN excluded.last_hour > event_day.last_hour THEN excluded.last_hour ELSE event_day.last_hour END
-- :day_hours
SELECT first_hour, last_hour FROM event_day WHERE day = $1
-- :days_with              others that may hold a line of these hours
SELECT day FROM event_day WHERE day <> $1 AND first_hour <= $3 AND last_hour >= $2 ORDER BY day DESC
-- :batch_put
INSERT INTO batch (given, actor, team, format, name, at, lines, accepted, duplicates, quarantined, skipped, state)
VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0, 0, 0, 'running') RETURNING id
-- :batch_count
UPDATE batch SET lines = lines + $2, accepted = accepted + $3, duplicates = duplicates + $4, quarantined = quarantined + $5, skipped = skipped + $6,
       state = $7 WHERE id = $1
-- :batch_given
SELECT id, lines, accepted, duplicates, quarantined, skipped FROM batch WHERE actor = $1 AND given = $2 AND state = 'done' ORDER BY id LIMIT 1
-- :reading                by what it was read, for reading again what was not understood
INSERT INTO reading (batch, mapping, report, heading) VALUES ($1, $2, $3, $4) ON CONFLICT (batch) DO NOTHING
-- :batch_broken
UPDATE batch SET state = 'broken off' WHERE id = $1
-- :known                  CROSS: SQLite then takes the one row of k as it comes, without a table for it
WITH k(minute, hash, i) AS ({set:int,blob,int}) SELECT k.i FROM k CROSS JOIN line l WHERE l.minute = k.minute AND l.hash = k.hash
-- :event_put_sqlite       nobody else writes meanwhile: the numbers that follow are free
INSERT INTO event (id, hour, sum, scope, first, last, count, class, name, feed, source, destination, source_port, destination_port, how, confidence,
       names, more, batch, n, about, source_net, destination_net, ports)
    {set:int,int,blob,int,int,int,int,int,int,int,blob,blob,int,int,int,int,text,text,int,int,int,int,int,text}
-- :event_put_postgres     they come back in the order in which they were given; the sum is compared
INSERT INTO event (hour, sum, scope, first, last, count, class, name, feed, source, destination, source_port, destination_port, how, confidence,
       names, more, batch, n, about, source_net, destination_net, ports)
    {set:int,blob,int,int,int,int,int,int,int,blob,blob,int,int,int,int,text,text,int,int,int,int,int,text} RETURNING id, sum
-- :newest
SELECT COALESCE(MAX(id), 0) FROM event
-- :event_count            told again; where no ports are written all came from that of the row; of very many those before give way
WITH k(id, n, first, last, ports) AS ({rows:int,int,int,int,text})
UPDATE event SET count = event.count + k.n, first = CASE WHEN k.first < event.first THEN k.first ELSE event.first END,
       last = CASE WHEN k.last > event.last THEN k.last ELSE event.last END,
       ports = CASE WHEN k.ports = '' THEN event.ports
                    WHEN LENGTH(event.ports) > 360 THEN k.ports
                    WHEN event.ports = '' AND event.source_port IS NOT NULL
                    THEN CAST(event.first / 1000000 % 3600 AS TEXT) || ':' || CAST(event.source_port AS TEXT) || ' ' || k.ports
                    ELSE event.ports || k.ports END
  FROM k WHERE event.id = k.id
-- :line_put
INSERT INTO line (minute, hash, batch, n, event) {set:int,blob,int,int,int}
-- :chunk_put
INSERT INTO chunk (batch, first, last, hash, bytes) VALUES ($1, $2, $3, $4, $5)
-- :bad_put
INSERT INTO bad (batch, n, code, why, pointer, raw, hash) {set:int,int,text,text,text,blob,blob}
