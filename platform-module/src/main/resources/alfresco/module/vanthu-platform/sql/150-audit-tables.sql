-- Who did what to which record. Rows are only added; the one column that is ever set later is the number of the seal,
-- which chains batches of rows by their hashes (docs/adr/0008-audit-seals.md).
CREATE TABLE vt_audit (
  id bigint NOT NULL,
  agency varchar(35) NOT NULL,
  at_time timestamp(3) NOT NULL,
  actor varchar(100) NOT NULL,
  on_behalf_of varchar(100),
  action varchar(60) NOT NULL,
  subject varchar(120) NOT NULL,
  detail text NOT NULL,
  hash varchar(64) NOT NULL,
  seal_number bigint,
  CONSTRAINT vt_audit_pk PRIMARY KEY (id)
);
CREATE INDEX vt_audit_subject_ix ON vt_audit (subject, id);
CREATE INDEX vt_audit_actor_ix ON vt_audit (actor, id);
CREATE INDEX vt_audit_seal_ix ON vt_audit (seal_number, id);

CREATE TABLE vt_audit_seal (
  seal_number bigint NOT NULL,
  sealed_at timestamp(3) NOT NULL,
  row_count int NOT NULL,
  previous_hash varchar(64) NOT NULL,
  hash varchar(64) NOT NULL,
  CONSTRAINT vt_audit_seal_pk PRIMARY KEY (seal_number)
);
