-- The register as evidence: entries are only added, each carries the hash of the one before it in the same register.
CREATE TABLE vt_register_entry (
  register_id varchar(120) NOT NULL,
  seq bigint NOT NULL,
  kind varchar(20) NOT NULL,
  entry_number bigint NOT NULL,
  node_id varchar(36),
  at_time timestamp(3) NOT NULL,
  actor varchar(100) NOT NULL,
  reason varchar(500),
  payload text NOT NULL,
  previous_hash varchar(64) NOT NULL,
  hash varchar(64) NOT NULL,
  CONSTRAINT vt_register_entry_pk PRIMARY KEY (register_id, seq),
  CONSTRAINT vt_register_entry_series_fk FOREIGN KEY (register_id) REFERENCES vt_number_series (id)
);
CREATE INDEX vt_register_entry_node_ix ON vt_register_entry (node_id, at_time);

-- One row per document for lists, counters, duplicates and look-up by number; written with the node in one transaction.
CREATE TABLE vt_document (
  node_id varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  kind varchar(20) NOT NULL,
  state varchar(20) NOT NULL,
  register_id varchar(120),
  register_year int NOT NULL,
  arrival_number bigint,
  arrival_date date NOT NULL,
  received_at timestamp(3) NOT NULL,
  entered_at timestamp(3) NOT NULL,
  entered_by varchar(100) NOT NULL,
  backfilled boolean NOT NULL,
  number_text varchar(60) NOT NULL,
  number_key varchar(60) NOT NULL,
  issued_date date,
  issuer_name varchar(200) NOT NULL,
  issuer_key varchar(200) NOT NULL,
  issuer_code varchar(35),
  type_code varchar(20) NOT NULL,
  type_name varchar(100) NOT NULL,
  subject varchar(500) NOT NULL,
  subject_key varchar(500) NOT NULL,
  urgency int NOT NULL,
  origin varchar(20) NOT NULL,
  source varchar(20) NOT NULL,
  page_amount int,
  to_places varchar(1000),
  due_date date,
  note varchar(500),
  document_id varchar(60),
  sha256 varchar(64),
  duplicate_key varchar(64),
  duplicate_ordinal int NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_document_pk PRIMARY KEY (node_id),
  CONSTRAINT vt_document_number_uq UNIQUE (register_id, arrival_number),
  CONSTRAINT vt_document_duplicate_uq UNIQUE (duplicate_key, duplicate_ordinal)
);
CREATE INDEX vt_document_arrival_ix ON vt_document (agency, kind, register_year, arrival_number);
CREATE INDEX vt_document_received_ix ON vt_document (agency, kind, received_at, node_id);
CREATE INDEX vt_document_issued_ix ON vt_document (agency, kind, issued_date, node_id);
CREATE INDEX vt_document_state_ix ON vt_document (agency, state, received_at, node_id);
CREATE INDEX vt_document_entered_ix ON vt_document (agency, entered_at);
CREATE INDEX vt_document_number_ix ON vt_document (agency, number_key);
CREATE INDEX vt_document_sha_ix ON vt_document (sha256);

-- Issuers that the agency has received from, offered while typing.
CREATE TABLE vt_correspondent (
  agency varchar(35) NOT NULL,
  name_key varchar(200) NOT NULL,
  name varchar(200) NOT NULL,
  code varchar(35),
  CONSTRAINT vt_correspondent_pk PRIMARY KEY (agency, name_key)
);

-- Document types added to, or changed from, the 29 of Decree 30/2020 (data/document-types.tsv).
CREATE TABLE vt_document_type (
  code varchar(20) NOT NULL,
  abbreviation varchar(20) NOT NULL,
  name varchar(100) NOT NULL,
  name_en varchar(100) NOT NULL,
  sort_order int NOT NULL,
  active boolean NOT NULL,
  CONSTRAINT vt_document_type_pk PRIMARY KEY (code)
);
