-- :sectors
SELECT code, name FROM sector ORDER BY code
