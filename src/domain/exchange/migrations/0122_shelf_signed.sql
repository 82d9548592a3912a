-- 0122 a signature that comes later changes no list but those that link it
ALTER TABLE shelf ADD COLUMN signed BIGINT NOT NULL DEFAULT 0; -- how often what stood there without a signature got one
