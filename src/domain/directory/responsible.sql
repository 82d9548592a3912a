-- :holding                $1 keys of all that contains it, $2 at; longest first
SELECT a.id, a.record, r.title, a.type, a.value, a.since, a.until, a.proof, a.proof_note, a.length, a.exact
  FROM asset a JOIN record r ON r.id = a.record
 WHERE a.exact IN ({list:$1}) AND (a.since IS NULL OR a.since <= $2) AND (a.until IS NULL OR a.until > $2) AND {see:entry a} AND {see:record r}
 ORDER BY a.length DESC, CASE WHEN a.type = 'mail-domain' THEN 0 ELSE 1 END, CASE a.proof WHEN 'none' THEN 3 WHEN 'claimed' THEN 2 WHEN 'desk' THEN 1 ELSE 0 END, a.since, a.id LIMIT 200
-- :below                   the nearest before it in order of key, of one family
SELECT a.id, a.record, r.title, a.type, a.value, a.since, a.until, a.proof, a.proof_note, a.length, a.exact FROM asset a JOIN record r ON r.id = a.record
 WHERE a.low <= $1 AND a.low >= $2 AND (a.since IS NULL OR a.since <= $3) AND (a.until IS NULL OR a.until > $3) AND {see:entry a} AND {see:record r}
 ORDER BY a.low DESC, a.length DESC LIMIT 1
-- :above
SELECT a.id, a.record, r.title, a.type, a.value, a.since, a.until, a.proof, a.proof_note, a.length, a.exact FROM asset a JOIN record r ON r.id = a.record
 WHERE a.low > $1 AND a.low < $2 AND (a.since IS NULL OR a.since <= $3) AND (a.until IS NULL OR a.until > $3) AND {see:entry a} AND {see:record r}
 ORDER BY a.low, a.length DESC LIMIT 1
-- :below_few               the same from the side of a viewer with few grants: one seek for each record he sees
SELECT a.id, a.record, r.title, a.type, a.value, a.since, a.until, a.proof, a.proof_note, a.length, a.exact
  FROM {see:few g} g CROSS JOIN record r CROSS JOIN asset a
 WHERE r.id = g.id AND r.kind = 'organisation'
   AND a.id = (SELECT x.id FROM asset x WHERE x.record = r.id AND x.low <= $1 AND x.low >= $2 AND (x.since IS NULL OR x.since <= $3)
                AND (x.until IS NULL OR x.until > $3) AND {see:entry x} ORDER BY x.low DESC, x.length DESC LIMIT 1)
 ORDER BY a.low DESC, a.length DESC LIMIT 1
-- :above_few
SELECT a.id, a.record, r.title, a.type, a.value, a.since, a.until, a.proof, a.proof_note, a.length, a.exact
  FROM {see:few g} g CROSS JOIN record r CROSS JOIN asset a
 WHERE r.id = g.id AND r.kind = 'organisation'
   AND a.id = (SELECT x.id FROM asset x WHERE x.record = r.id AND x.low > $1 AND x.low < $2 AND (x.since IS NULL OR x.since <= $3)
                AND (x.until IS NULL OR x.until > $3) AND {see:entry x} ORDER BY x.low, x.length DESC LIMIT 1)
 ORDER BY a.low, a.length DESC LIMIT 1
-- :using                   who uses a product; every word must be there
SELECT r.id, r.title, t.vendor, t.product, t.version, t.since, t.until, t.origin FROM technology t JOIN record r ON r.id = t.record
 WHERE t.folded LIKE $1 AND t.folded LIKE $2 AND t.folded LIKE $3 AND t.folded LIKE $4 AND t.folded LIKE $5 AND t.folded LIKE $6
   AND (t.since IS NULL OR t.since <= $7) AND (t.until IS NULL OR t.until > $7) AND {see:entry t} AND {see:record r} ORDER BY r.title, t.id LIMIT 200
