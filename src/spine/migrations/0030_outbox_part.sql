-- 0030 a message knows the part it is for, and what became of it after it left
ALTER TABLE outbox ADD COLUMN part TEXT;
ALTER TABLE outbox ADD COLUMN bounced_at BIGINT;                 -- a delivery report said that it did not arrive
ALTER TABLE outbox ADD COLUMN answered_at BIGINT;                -- the first answer by a person
ALTER TABLE outbox ADD COLUMN auto_replied_at BIGINT;            -- a machine answered (absent, received): the state stays
ALTER TABLE outbox ADD COLUMN crypto_reason TEXT NOT NULL DEFAULT ''; -- why it goes as it goes
