-- The reorganization of a closed year of an agency (tổ chức lại hàng năm). stage tells what the background has done
-- of the preparation; position is the node that it came to.
CREATE TABLE vt_reorganization (
  id bigint NOT NULL,
  agency varchar(35) NOT NULL,
  closed_year int NOT NULL,
  stage varchar(20) NOT NULL,
  position varchar(36) NOT NULL,
  quiet_days int NOT NULL,
  registers text NOT NULL,
  run_id bigint,
  began_by varchar(100) NOT NULL,
  began_at timestamp(3) NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_reorganization_pk PRIMARY KEY (id),
  CONSTRAINT vt_reorganization_year_uq UNIQUE (agency, closed_year)
);
CREATE INDEX vt_reorganization_stage_ix ON vt_reorganization (stage, id);

-- Documents of the year that are in no dossier, and where each of them is to go.
CREATE TABLE vt_reorganization_filing (
  plan_id bigint NOT NULL,
  node_id varchar(36) NOT NULL,
  label varchar(300) NOT NULL,
  dossier varchar(36),
  dossier_label varchar(300) NOT NULL,
  basis varchar(20) NOT NULL,
  score int NOT NULL,
  rank_key int NOT NULL,
  state varchar(20) NOT NULL,
  decided_by varchar(100),
  CONSTRAINT vt_reorganization_filing_pk PRIMARY KEY (plan_id, node_id),
  CONSTRAINT vt_reorganization_filing_fk FOREIGN KEY (plan_id) REFERENCES vt_reorganization (id)
);
CREATE INDEX vt_reorganization_filing_ix ON vt_reorganization_filing (plan_id, state, rank_key, node_id);

CREATE INDEX vt_reorganization_filing_to_ix ON vt_reorganization_filing (plan_id, dossier);

-- What the archivist has chosen for a dossier instead of what its state says: close, carry or leave.
CREATE TABLE vt_reorganization_choice (
  plan_id bigint NOT NULL,
  dossier varchar(36) NOT NULL,
  choice varchar(10) NOT NULL,
  chosen_by varchar(100) NOT NULL,
  CONSTRAINT vt_reorganization_choice_pk PRIMARY KEY (plan_id, dossier),
  CONSTRAINT vt_reorganization_choice_fk FOREIGN KEY (plan_id) REFERENCES vt_reorganization (id)
);

-- Dossiers that go on in a later year; they keep their identity.
CREATE TABLE vt_dossier_carried (
  dossier varchar(36) NOT NULL,
  to_year int NOT NULL,
  carried_at timestamp(3) NOT NULL,
  CONSTRAINT vt_dossier_carried_pk PRIMARY KEY (dossier, to_year),
  CONSTRAINT vt_dossier_carried_fk FOREIGN KEY (dossier) REFERENCES vt_dossier (id)
);
CREATE INDEX vt_dossier_agency_ix ON vt_dossier (agency, id);
CREATE INDEX vt_document_year_ix ON vt_document (agency, register_year, node_id);
