-- Danh mục hồ sơ: the list of the dossiers that a year will have, one for each agency and year.
CREATE TABLE vt_fileplan (
  id varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  plan_year int NOT NULL,
  state varchar(20) NOT NULL,
  numbering varchar(20) NOT NULL,
  made_at timestamp(3) NOT NULL,
  made_by varchar(100) NOT NULL,
  submitted_at timestamp(3),
  submitted_by varchar(100),
  approved_at timestamp(3),
  approved_by varchar(100),
  issued_at timestamp(3),
  issued_by varchar(100),
  decision varchar(60),
  decided_on date,
  returned_reason varchar(500),
  version bigint NOT NULL,
  CONSTRAINT vt_fileplan_pk PRIMARY KEY (id),
  CONSTRAINT vt_fileplan_year_uq UNIQUE (agency, plan_year)
);

-- Headings and dossiers of a list in their order.
CREATE TABLE vt_fileplan_line (
  id varchar(36) NOT NULL,
  plan varchar(36) NOT NULL,
  ordinal int NOT NULL,
  kind varchar(20) NOT NULL,
  abbreviation varchar(14),
  code varchar(20),
  title varchar(1000) NOT NULL,
  title_key varchar(1000) NOT NULL,
  rule varchar(100),
  retention varchar(100),
  unit varchar(30),
  person varchar(100),
  note varchar(500),
  carried_from int,
  added_later boolean NOT NULL,
  CONSTRAINT vt_fileplan_line_pk PRIMARY KEY (id),
  CONSTRAINT vt_fileplan_line_plan_fk FOREIGN KEY (plan) REFERENCES vt_fileplan (id)
);
CREATE INDEX vt_fileplan_line_ordinal_ix ON vt_fileplan_line (plan, ordinal);
CREATE INDEX vt_fileplan_line_code_ix ON vt_fileplan_line (plan, code);
CREATE INDEX vt_fileplan_line_person_ix ON vt_fileplan_line (person, plan);

-- Which dossier was opened from a line; one that is carried over has a line in the list of each year.
CREATE TABLE vt_fileplan_dossier (
  plan_line varchar(36) NOT NULL,
  plan varchar(36) NOT NULL,
  dossier varchar(36) NOT NULL,
  tied_at timestamp(3) NOT NULL,
  tied_by varchar(100) NOT NULL,
  CONSTRAINT vt_fileplan_dossier_pk PRIMARY KEY (plan_line),
  CONSTRAINT vt_fileplan_dossier_uq UNIQUE (dossier, plan),
  CONSTRAINT vt_fileplan_dossier_line_fk FOREIGN KEY (plan_line) REFERENCES vt_fileplan_line (id)
);

-- Who has seen the list that was issued.
CREATE TABLE vt_fileplan_seen (
  plan varchar(36) NOT NULL,
  user_name varchar(100) NOT NULL,
  seen_at timestamp(3) NOT NULL,
  CONSTRAINT vt_fileplan_seen_pk PRIMARY KEY (plan, user_name),
  CONSTRAINT vt_fileplan_seen_plan_fk FOREIGN KEY (plan) REFERENCES vt_fileplan (id)
);
