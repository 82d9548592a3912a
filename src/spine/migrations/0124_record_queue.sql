-- 0124 a queue by what is due first, of one kind
CREATE INDEX record_queue ON record (kind, due_at, id) WHERE due_at IS NOT NULL;
