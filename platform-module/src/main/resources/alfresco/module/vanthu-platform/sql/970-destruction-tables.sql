-- Destructions (hủy tài liệu hết giá trị): from the proposal through council, appraisal and decision to the minutes.
CREATE TABLE vt_destruction (
  id varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  title varchar(300) NOT NULL,
  note varchar(4000) NOT NULL,
  state varchar(20) NOT NULL,
  appraised boolean NOT NULL,
  proposed_by varchar(100) NOT NULL,
  proposed_at timestamp(3) NOT NULL,
  met_on date,
  minutes varchar(4000),
  appraisal_number varchar(60),
  appraisal_on date,
  appraisal_words varchar(2000),
  decision_number varchar(60),
  decision_on date,
  decided_by varchar(100),
  decided_at timestamp(3),
  run_id bigint,
  confirmed_by varchar(100),
  confirmed_at timestamp(3),
  ended_at timestamp(3),
  record_dossier varchar(36),
  end_reason varchar(1000),
  version bigint NOT NULL,
  CONSTRAINT vt_destruction_pk PRIMARY KEY (id)
);
CREATE INDEX vt_destruction_agency_ix ON vt_destruction (agency, proposed_at, id);

-- The dossiers on its list, as they were then; what is destroyed keeps this row as its tombstone.
CREATE TABLE vt_destruction_item (
  destruction varchar(36) NOT NULL,
  dossier varchar(36) NOT NULL,
  ordinal int NOT NULL,
  reason varchar(20) NOT NULL,
  duplicate_of varchar(36),
  note varchar(500) NOT NULL,
  state varchar(20) NOT NULL,
  code varchar(20) NOT NULL,
  dossier_year int NOT NULL,
  title varchar(1000) NOT NULL,
  retention varchar(100) NOT NULL,
  expires_on date,
  documents int NOT NULL,
  outcome varchar(1000) NOT NULL,
  done_at timestamp(3),
  CONSTRAINT vt_destruction_item_pk PRIMARY KEY (destruction, dossier),
  CONSTRAINT vt_destruction_item_fk FOREIGN KEY (destruction) REFERENCES vt_destruction (id)
);
CREATE INDEX vt_destruction_item_ordinal_ix ON vt_destruction_item (destruction, ordinal);
CREATE INDEX vt_destruction_item_dossier_ix ON vt_destruction_item (dossier, state);

-- The council; a member without an account has no user name.
CREATE TABLE vt_destruction_member (
  destruction varchar(36) NOT NULL,
  ordinal int NOT NULL,
  user_name varchar(100),
  full_name varchar(200) NOT NULL,
  position_name varchar(200) NOT NULL,
  council_role varchar(20) NOT NULL,
  absent_reason varchar(500) NOT NULL,
  CONSTRAINT vt_destruction_member_pk PRIMARY KEY (destruction, ordinal),
  CONSTRAINT vt_destruction_member_fk FOREIGN KEY (destruction) REFERENCES vt_destruction (id)
);

-- What a member thinks of a dossier where that is not to destroy it, which is what the list proposes.
CREATE TABLE vt_destruction_opinion (
  destruction varchar(36) NOT NULL,
  dossier varchar(36) NOT NULL,
  member int NOT NULL,
  opinion varchar(20) NOT NULL,
  reason varchar(1000) NOT NULL,
  given_at timestamp(3) NOT NULL,
  given_by varchar(100) NOT NULL,
  CONSTRAINT vt_destruction_opinion_pk PRIMARY KEY (destruction, dossier, member),
  CONSTRAINT vt_destruction_opinion_fk FOREIGN KEY (destruction) REFERENCES vt_destruction (id)
);

-- What was in a destroyed dossier, with hashes; kept_in names the dossier for whose sake a document was not destroyed.
CREATE TABLE vt_destroyed_file (
  destruction varchar(36) NOT NULL,
  dossier varchar(36) NOT NULL,
  node_id varchar(36) NOT NULL,
  ordinal int NOT NULL,
  name varchar(1000) NOT NULL,
  sha256 varchar(64) NOT NULL,
  size_bytes bigint NOT NULL,
  kept_in varchar(36),
  CONSTRAINT vt_destroyed_file_pk PRIMARY KEY (destruction, dossier, node_id),
  CONSTRAINT vt_destroyed_file_fk FOREIGN KEY (destruction) REFERENCES vt_destruction (id)
);
CREATE INDEX vt_destroyed_file_node_ix ON vt_destroyed_file (node_id);
