-- 0132 a webhook that is told of some publications alone: what they are to be about, and of which it was told
ALTER TABLE webhook ADD COLUMN only_of TEXT NOT NULL DEFAULT '';  -- JSON: products, vendors, sectors, kinds, a floor; '': all
CREATE TABLE webhook_told (                    -- its correction and its end are told, whatever they are about
  webhook  TEXT   NOT NULL,                    -- whk_...
  what     TEXT   NOT NULL,                    -- a reference
  PRIMARY KEY (webhook, what)
);
