-- 0034 an answer names the mail that it answers
ALTER TABLE outbox ADD COLUMN in_reply_to TEXT NOT NULL DEFAULT '';  -- Message-ID of that mail, without < and >
ALTER TABLE outbox ADD COLUMN refs TEXT NOT NULL DEFAULT '';         -- Message-IDs before it and its own, oldest first, parted by blanks
ALTER TABLE inmail ADD COLUMN refs TEXT NOT NULL DEFAULT '';         -- what it named in turn
