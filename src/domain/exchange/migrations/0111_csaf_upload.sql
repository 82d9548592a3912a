-- 0111 CSAF documents of others in our tree: who may put them there, and what lies there
CREATE TABLE csaf_publisher (                  -- an administrator allowed it
  id            TEXT   NOT NULL PRIMARY KEY,   -- csp_...: part of the address that csaf_uploader is given
  person        TEXT   NOT NULL,               -- who uploads, while he has a seat at the organisation
  organisation  TEXT   NOT NULL,
  namespace     TEXT   NOT NULL,               -- of the publisher in the documents; no slash at its end
  secret        TEXT   NOT NULL,               -- sealed: the client sends a bcrypt hash of it, which only who knows it can verify
  created_by    TEXT   NOT NULL,
  created_at    BIGINT NOT NULL
);
CREATE UNIQUE INDEX csaf_publisher_person ON csaf_publisher (person, namespace);
CREATE INDEX csaf_publisher_namespace ON csaf_publisher (namespace);
CREATE TABLE csaf_upload (                     -- as it stands in the tree now
  id            TEXT   NOT NULL PRIMARY KEY,
  audience      TEXT,
  organisation  TEXT   NOT NULL,
  namespace     TEXT   NOT NULL,
  file          TEXT   NOT NULL,               -- by its id (CSAF 2.0, 5.1)
  year          BIGINT NOT NULL,               -- of its initial release: its folder
  tlp           TEXT   NOT NULL,
  state         TEXT   NOT NULL,               -- published withdrawn
  why           TEXT   NOT NULL,               -- it was withdrawn
  tracking      TEXT   NOT NULL,               -- its id
  title         TEXT   NOT NULL,
  version       TEXT   NOT NULL,               -- as it stands in the document
  n             BIGINT NOT NULL,               -- uploads so far
  first_at      BIGINT NOT NULL,               -- initial release
  changed_at    BIGINT NOT NULL,               -- current release
  sha256        TEXT   NOT NULL,
  sha512        TEXT   NOT NULL,
  signature     TEXT   NOT NULL,               -- armoured, detached; "": there is none
  signer        TEXT   NOT NULL,               -- fingerprint
  signer_key    TEXT   NOT NULL                -- the publisher's open key, when the signature is his
);
CREATE UNIQUE INDEX csaf_upload_file ON csaf_upload (file);
CREATE INDEX csaf_upload_changed ON csaf_upload (tlp, changed_at, id);
CREATE TABLE csaf_upload_version (             -- each upload as it came, never changed but for who may read it
  upload        TEXT   NOT NULL,
  n             BIGINT NOT NULL,
  audience      TEXT,
  version       TEXT   NOT NULL,
  sha256        TEXT   NOT NULL,
  document      TEXT   NOT NULL,
  by_person     TEXT   NOT NULL,
  at            BIGINT NOT NULL,
  PRIMARY KEY (upload, n)
);
