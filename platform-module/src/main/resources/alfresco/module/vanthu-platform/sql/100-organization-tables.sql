-- Agencies, their units, accounts and roles: what lists and look-ups read. Groups and people of the repository hold the same
-- and are what permissions rest on; both change in one transaction.
CREATE TABLE vt_agency (
  code varchar(35) NOT NULL,
  name varchar(200) NOT NULL,
  short_name varchar(100) NOT NULL,
  abbreviation varchar(30) NOT NULL,
  place varchar(100) NOT NULL,
  level varchar(20) NOT NULL,
  parent_code varchar(35),
  identifier varchar(35) NOT NULL,
  complaints_refused boolean NOT NULL,
  scan_folder varchar(500),
  active boolean NOT NULL,
  settings text NOT NULL,
  folder_id varchar(36) NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_agency_pk PRIMARY KEY (code),
  CONSTRAINT vt_agency_identifier_uq UNIQUE (identifier)
);

CREATE TABLE vt_agency_identifier (
  agency varchar(35) NOT NULL,
  identifier varchar(35) NOT NULL,
  replaced_at timestamp(3) NOT NULL,
  CONSTRAINT vt_agency_identifier_pk PRIMARY KEY (agency, identifier),
  CONSTRAINT vt_agency_identifier_agency_fk FOREIGN KEY (agency) REFERENCES vt_agency (code)
);

CREATE TABLE vt_unit (
  agency varchar(35) NOT NULL,
  code varchar(30) NOT NULL,
  name varchar(200) NOT NULL,
  abbreviation varchar(30) NOT NULL,
  parent_code varchar(30),
  active boolean NOT NULL,
  CONSTRAINT vt_unit_pk PRIMARY KEY (agency, code),
  CONSTRAINT vt_unit_agency_fk FOREIGN KEY (agency) REFERENCES vt_agency (code)
);

CREATE TABLE vt_account (
  user_name varchar(100) NOT NULL,
  full_name varchar(100) NOT NULL,
  full_name_key varchar(100) NOT NULL,
  email varchar(200) NOT NULL,
  position_name varchar(200) NOT NULL,
  agency varchar(35) NOT NULL,
  unit varchar(30),
  state varchar(10) NOT NULL,
  successor varchar(100),
  reason varchar(500),
  changed_at timestamp(3) NOT NULL,
  last_sign_in timestamp(3),
  CONSTRAINT vt_account_pk PRIMARY KEY (user_name),
  CONSTRAINT vt_account_agency_fk FOREIGN KEY (agency) REFERENCES vt_agency (code)
);
CREATE INDEX vt_account_agency_ix ON vt_account (agency, user_name);

CREATE TABLE vt_account_role (
  user_name varchar(100) NOT NULL,
  agency varchar(35) NOT NULL,
  role varchar(20) NOT NULL,
  CONSTRAINT vt_account_role_pk PRIMARY KEY (user_name, agency, role),
  CONSTRAINT vt_account_role_account_fk FOREIGN KEY (user_name) REFERENCES vt_account (user_name)
);
CREATE INDEX vt_account_role_agency_ix ON vt_account_role (agency, role);
