-- :desk_of
SELECT name, signature FROM team WHERE id = $1
-- :answered                 only of the one who is written to: nobody learns of a mail that is not his own
SELECT i.message_id, i.refs FROM inmail i
 WHERE i.sender = $2 AND i.team = $3 AND i.message_id <> ''
   AND (i.record = $1 OR i.record IN (SELECT l.target FROM link l WHERE l.source = $1 AND l.type = 'opened-from')
                      OR i.record IN (SELECT l.source FROM link l WHERE l.target = $1 AND l.type = 'related-to'))
 ORDER BY i.id DESC LIMIT 1
