-- Documents of our own, from the draft to the issuing; the node holds what everybody reads after that.
CREATE TABLE vt_outgoing (
  node_id varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  kind varchar(20) NOT NULL,
  state varchar(20) NOT NULL,
  drafter varchar(100) NOT NULL,
  unit varchar(30) NOT NULL,
  type_code varchar(20) NOT NULL,
  type_name varchar(100) NOT NULL,
  subject varchar(500) NOT NULL,
  subject_key varchar(500) NOT NULL,
  urgency int NOT NULL,
  language varchar(10) NOT NULL,
  signer varchar(100) NOT NULL,
  signer_position varchar(200) NOT NULL,
  competence varchar(60) NOT NULL,
  controller varchar(100) NOT NULL,
  series varchar(200) NOT NULL,
  notation varchar(60) NOT NULL,
  submission text NOT NULL,
  issue_mode varchar(20) NOT NULL,
  mode_reason varchar(500) NOT NULL,
  reply_requested boolean NOT NULL,
  reply_due date,
  reply_note varchar(500) NOT NULL,
  reply_closed_at timestamp(3),
  reply_closed_by varchar(100),
  wide boolean NOT NULL,
  important boolean NOT NULL,
  copies int NOT NULL,
  note varchar(500) NOT NULL,
  branch varchar(64),
  draft_version int NOT NULL,
  page_amount int NOT NULL,
  returned_reason varchar(500),
  approved_hash varchar(64),
  approved_at timestamp(3),
  approved_by varchar(100),
  signed_at timestamp(3),
  signed_by varchar(100),
  signature varchar(20),
  series_id varchar(120),
  ordinal bigint,
  number_text varchar(60),
  number_key varchar(60),
  number_year int,
  issued_date date,
  numbered_at timestamp(3),
  numbered_by varchar(100),
  document_id varchar(60),
  sealed_at timestamp(3),
  sealed_by varchar(100),
  issued_at timestamp(3),
  issued_by varchar(100),
  created_at timestamp(3) NOT NULL,
  changed_at timestamp(3) NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_outgoing_pk PRIMARY KEY (node_id),
  CONSTRAINT vt_outgoing_number_uq UNIQUE (series_id, ordinal),
  CONSTRAINT vt_outgoing_text_uq UNIQUE (agency, number_year, number_text),
  CONSTRAINT vt_outgoing_document_uq UNIQUE (agency, document_id)
);
CREATE INDEX vt_outgoing_state_ix ON vt_outgoing (agency, state, changed_at, node_id);
CREATE INDEX vt_outgoing_drafter_ix ON vt_outgoing (agency, drafter, changed_at, node_id);
CREATE INDEX vt_outgoing_numbered_ix ON vt_outgoing (agency, numbered_at, node_id);
CREATE INDEX vt_outgoing_reply_ix ON vt_outgoing (agency, reply_requested, reply_closed_at, reply_due);

-- To whom a document goes, and how far it has come there.
CREATE TABLE vt_outgoing_recipient (
  node_id varchar(36) NOT NULL,
  ordinal int NOT NULL,
  kind varchar(20) NOT NULL,
  code varchar(100) NOT NULL,
  name varchar(300) NOT NULL,
  purpose varchar(20) NOT NULL,
  copies int NOT NULL,
  issue_mode varchar(20) NOT NULL,
  delivery varchar(20) NOT NULL,
  delivered_at timestamp(3),
  delivery_note varchar(500) NOT NULL,
  dispatched_on date,
  envelopes int NOT NULL,
  CONSTRAINT vt_outgoing_recipient_pk PRIMARY KEY (node_id, ordinal)
);
CREATE INDEX vt_outgoing_dispatch_ix ON vt_outgoing_recipient (dispatched_on, node_id);

-- What a document has to do with others: answers, amends, replaces, corrects, copyOf.
CREATE TABLE vt_outgoing_link (
  node_id varchar(36) NOT NULL,
  ordinal int NOT NULL,
  kind varchar(20) NOT NULL,
  target_id varchar(36),
  target_text varchar(500) NOT NULL,
  CONSTRAINT vt_outgoing_link_pk PRIMARY KEY (node_id, ordinal)
);
CREATE INDEX vt_outgoing_link_target_ix ON vt_outgoing_link (target_id, kind);

-- Files of a document, each a node of its own that is never written again: versions of the draft, the submission, attachments, the signed file.
CREATE TABLE vt_outgoing_file (
  file_id varchar(36) NOT NULL,
  node_id varchar(36) NOT NULL,
  kind varchar(20) NOT NULL,
  ordinal int NOT NULL,
  name varchar(255) NOT NULL,
  mimetype varchar(100) NOT NULL,
  size_bytes bigint NOT NULL,
  page_amount int NOT NULL,
  sha256 varchar(64) NOT NULL,
  note varchar(500) NOT NULL,
  added_at timestamp(3) NOT NULL,
  added_by varchar(100) NOT NULL,
  removed boolean NOT NULL,
  CONSTRAINT vt_outgoing_file_pk PRIMARY KEY (file_id),
  CONSTRAINT vt_outgoing_file_uq UNIQUE (node_id, kind, ordinal)
);

-- Who checked what, of which file: content, form, approval; rows are only added.
CREATE TABLE vt_outgoing_check (
  node_id varchar(36) NOT NULL,
  ordinal int NOT NULL,
  kind varchar(20) NOT NULL,
  passed boolean NOT NULL,
  checked_at timestamp(3) NOT NULL,
  checked_by varchar(100) NOT NULL,
  checked_for varchar(100),
  draft_version int NOT NULL,
  sha256 varchar(64) NOT NULL,
  note varchar(2000) NOT NULL,
  CONSTRAINT vt_outgoing_check_pk PRIMARY KEY (node_id, ordinal)
);

-- Who used the kept copy of a document.
CREATE TABLE vt_outgoing_loan (
  node_id varchar(36) NOT NULL,
  ordinal int NOT NULL,
  agency varchar(35) NOT NULL,
  borrower varchar(200) NOT NULL,
  dossier_code varchar(60) NOT NULL,
  lent_on date NOT NULL,
  returned_on date,
  allowed_by varchar(200) NOT NULL,
  note varchar(500) NOT NULL,
  CONSTRAINT vt_outgoing_loan_pk PRIMARY KEY (node_id, ordinal)
);
CREATE INDEX vt_outgoing_loan_lent_ix ON vt_outgoing_loan (agency, lent_on, node_id);
