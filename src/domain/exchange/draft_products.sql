-- :known                  products that organisations declared, as far as the viewer sees them; longer names first
SELECT t.vendor, t.product FROM technology t WHERE {see:entry t} GROUP BY t.vendor, t.product ORDER BY LENGTH(t.product) DESC, t.vendor, t.product LIMIT $1
