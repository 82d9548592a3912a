-- :keys system: mail that leaves or came is sealed and verified by the keys of its address, whoever may see the contact
SELECT k.armored, CASE WHEN EXISTS (SELECT 1 FROM contact n WHERE n.record = k.record AND n.email = $1 AND n.openpgp = k.fingerprint) THEN 0
                       WHEN k.uid LIKE '%<' || $1 || '>%' THEN 1 ELSE 2 END AS rank
  FROM openpgp_key k
 WHERE $1 <> '' AND (k.record IN (SELECT m.record FROM contact m WHERE m.email = $1) OR ($2 <> '' AND k.record = $2))
   AND ($2 = '' OR k.record = $2)
 ORDER BY rank, k.id DESC LIMIT 10
