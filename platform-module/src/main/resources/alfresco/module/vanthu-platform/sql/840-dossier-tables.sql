-- Work dossiers (hồ sơ công việc) for lists and rights; the node dossier:dossier has the same id.
CREATE TABLE vt_dossier (
  id varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  dossier_year int NOT NULL,
  code varchar(20) NOT NULL,
  title varchar(1000) NOT NULL,
  title_key varchar(1000) NOT NULL,
  description varchar(2000),
  kind varchar(20) NOT NULL,
  unit varchar(30),
  owner varchar(100) NOT NULL,
  state varchar(20) NOT NULL,
  retention varchar(100),
  due_date date,
  opened_at timestamp(3) NOT NULL,
  opened_by varchar(100) NOT NULL,
  ended_at timestamp(3),
  ended_by varchar(100),
  end_note varchar(500),
  version bigint NOT NULL,
  CONSTRAINT vt_dossier_pk PRIMARY KEY (id),
  CONSTRAINT vt_dossier_code_uq UNIQUE (agency, dossier_year, code)
);
CREATE INDEX vt_dossier_opened_ix ON vt_dossier (agency, opened_at, id);
CREATE INDEX vt_dossier_owner_ix ON vt_dossier (owner, agency, opened_at);
CREATE INDEX vt_dossier_unit_ix ON vt_dossier (agency, unit, opened_at);

-- The documents in a dossier by ordinal; a document may be in several. A reply that is awaited ends with the dossier.
CREATE TABLE vt_dossier_document (
  dossier varchar(36) NOT NULL,
  node_id varchar(36) NOT NULL,
  ordinal int NOT NULL,
  added_at timestamp(3) NOT NULL,
  added_by varchar(100) NOT NULL,
  note varchar(500),
  reply_due date,
  reply_since timestamp(3),
  reply_ended_at timestamp(3),
  CONSTRAINT vt_dossier_document_pk PRIMARY KEY (dossier, node_id),
  CONSTRAINT vt_dossier_document_dossier_fk FOREIGN KEY (dossier) REFERENCES vt_dossier (id)
);
CREATE INDEX vt_dossier_document_ordinal_ix ON vt_dossier_document (dossier, ordinal);
CREATE INDEX vt_dossier_document_node_ix ON vt_dossier_document (node_id);

-- Opinions asked and given, and what somebody noted down, inside a dossier.
CREATE TABLE vt_dossier_opinion (
  id varchar(36) NOT NULL,
  dossier varchar(36) NOT NULL,
  kind varchar(20) NOT NULL,
  node_id varchar(36),
  asked_by varchar(100) NOT NULL,
  asked_of varchar(100),
  question varchar(2000) NOT NULL,
  asked_at timestamp(3) NOT NULL,
  due_date date,
  answer varchar(4000),
  answered_at timestamp(3),
  withdrawn_at timestamp(3),
  withdrawn_reason varchar(500),
  CONSTRAINT vt_dossier_opinion_pk PRIMARY KEY (id),
  CONSTRAINT vt_dossier_opinion_dossier_fk FOREIGN KEY (dossier) REFERENCES vt_dossier (id)
);
CREATE INDEX vt_dossier_opinion_dossier_ix ON vt_dossier_opinion (dossier, asked_at);
CREATE INDEX vt_dossier_opinion_asked_ix ON vt_dossier_opinion (asked_of, answered_at);
CREATE INDEX vt_dossier_opinion_node_ix ON vt_dossier_opinion (node_id);

-- Who takes part in a dossier besides its owner.
CREATE TABLE vt_dossier_person (
  dossier varchar(36) NOT NULL,
  user_name varchar(100) NOT NULL,
  person_right varchar(20) NOT NULL,
  added_at timestamp(3) NOT NULL,
  added_by varchar(100) NOT NULL,
  CONSTRAINT vt_dossier_person_pk PRIMARY KEY (dossier, user_name),
  CONSTRAINT vt_dossier_person_dossier_fk FOREIGN KEY (dossier) REFERENCES vt_dossier (id)
);
CREATE INDEX vt_dossier_person_user_ix ON vt_dossier_person (user_name);

-- Documents that have to do with one another.
CREATE TABLE vt_document_link (
  id varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  from_node varchar(36) NOT NULL,
  to_node varchar(36) NOT NULL,
  kind varchar(20) NOT NULL,
  note varchar(500),
  linked_at timestamp(3) NOT NULL,
  linked_by varchar(100) NOT NULL,
  CONSTRAINT vt_document_link_pk PRIMARY KEY (id),
  CONSTRAINT vt_document_link_uq UNIQUE (from_node, to_node, kind)
);
CREATE INDEX vt_document_link_to_ix ON vt_document_link (to_node);

-- Dossiers handed over by somebody who leaves, as the list that both sign has them.
CREATE TABLE vt_dossier_handover (
  id varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  from_user varchar(100) NOT NULL,
  to_user varchar(100) NOT NULL,
  reason varchar(500) NOT NULL,
  work_items int NOT NULL,
  done_at timestamp(3) NOT NULL,
  done_by varchar(100) NOT NULL,
  CONSTRAINT vt_dossier_handover_pk PRIMARY KEY (id)
);
CREATE INDEX vt_dossier_handover_agency_ix ON vt_dossier_handover (agency, done_at);
CREATE TABLE vt_dossier_handover_item (
  handover varchar(36) NOT NULL,
  dossier varchar(36) NOT NULL,
  ordinal int NOT NULL,
  code varchar(20) NOT NULL,
  title varchar(1000) NOT NULL,
  state varchar(20) NOT NULL,
  opened_at timestamp(3) NOT NULL,
  ended_at timestamp(3),
  retention varchar(100),
  documents int NOT NULL,
  CONSTRAINT vt_dossier_handover_item_pk PRIMARY KEY (handover, dossier),
  CONSTRAINT vt_dossier_handover_item_fk FOREIGN KEY (handover) REFERENCES vt_dossier_handover (id)
);
