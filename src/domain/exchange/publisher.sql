-- :publisher
SELECT id, person, organisation, namespace, secret FROM csaf_publisher WHERE id = $1
-- :publishers_of           a person
SELECT id, person, organisation, namespace FROM csaf_publisher WHERE person = $1 ORDER BY id LIMIT 100
-- :publishers
SELECT p.id, p.person, COALESCE(n.name, ''), p.organisation, p.namespace, p.created_at
  FROM csaf_publisher p LEFT JOIN person n ON n.id = p.person ORDER BY p.namespace, p.id LIMIT 1000
-- :person
SELECT id, name FROM person WHERE email = $1 AND state = 'active'
-- :namespace_of_another
SELECT id FROM csaf_publisher WHERE namespace = $1 AND organisation <> $2 LIMIT 1
-- :publisher_insert
INSERT INTO csaf_publisher (id, person, organisation, namespace, secret, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (person, namespace) DO NOTHING RETURNING id
-- :publisher_delete
DELETE FROM csaf_publisher WHERE id = $1 RETURNING person
