-- :any_contact system: the first hour asks whether there is one; no content is read
SELECT 1 FROM contact LIMIT 1
