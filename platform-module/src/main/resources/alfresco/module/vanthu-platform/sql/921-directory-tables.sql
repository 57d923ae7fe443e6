-- Organisations outside this site that documents travel to and come from. merged_into: what took its place; kinds: codes of types, empty for all.
CREATE TABLE vt_directory_organization (
  code varchar(35) NOT NULL,
  name varchar(300) NOT NULL,
  parent_code varchar(35),
  address varchar(300) NOT NULL,
  email varchar(200) NOT NULL,
  telephone varchar(60) NOT NULL,
  fax varchar(60) NOT NULL,
  website varchar(200) NOT NULL,
  electronic boolean NOT NULL,
  paper boolean NOT NULL,
  kinds varchar(300) NOT NULL,
  state varchar(10) NOT NULL,
  merged_into varchar(35),
  source varchar(60) NOT NULL,
  search_key varchar(700) NOT NULL,
  listed_at timestamp(3),
  changed_at timestamp(3) NOT NULL,
  changed_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_directory_organization_pk PRIMARY KEY (code)
);
CREATE INDEX vt_directory_organization_state_ix ON vt_directory_organization (state, code);
CREATE INDEX vt_directory_organization_into_ix ON vt_directory_organization (merged_into);

-- Identifiers that an organisation had before. They name it for ever.
CREATE TABLE vt_directory_alias (
  code varchar(35) NOT NULL,
  organization varchar(35) NOT NULL,
  reason varchar(10) NOT NULL,
  since timestamp(3) NOT NULL,
  CONSTRAINT vt_directory_alias_pk PRIMARY KEY (code)
);
CREATE INDEX vt_directory_alias_organization_ix ON vt_directory_alias (organization, code);

-- The way to an organisation. settings: JSON, without secrets.
CREATE TABLE vt_directory_route (
  organization varchar(35) NOT NULL,
  connector varchar(20) NOT NULL,
  address varchar(500) NOT NULL,
  settings text NOT NULL,
  CONSTRAINT vt_directory_route_pk PRIMARY KEY (organization)
);
CREATE INDEX vt_directory_route_connector_ix ON vt_directory_route (connector, organization);

-- Organisations that an agency often writes to together.
CREATE TABLE vt_directory_group (
  id bigint NOT NULL,
  agency varchar(35) NOT NULL,
  name varchar(200) NOT NULL,
  name_key varchar(200) NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_directory_group_pk PRIMARY KEY (id),
  CONSTRAINT vt_directory_group_name_uq UNIQUE (agency, name_key)
);

CREATE TABLE vt_directory_group_member (
  group_id bigint NOT NULL,
  ordinal int NOT NULL,
  organization varchar(35) NOT NULL,
  CONSTRAINT vt_directory_group_member_pk PRIMARY KEY (group_id, ordinal),
  CONSTRAINT vt_directory_group_member_group_fk FOREIGN KEY (group_id) REFERENCES vt_directory_group (id)
);
CREATE INDEX vt_directory_group_member_organization_ix ON vt_directory_group_member (organization, group_id);

-- What became of an organisation in the directory: added, changed, renamed, merged, closed, opened, routed.
CREATE TABLE vt_directory_event (
  id bigint NOT NULL,
  organization varchar(35) NOT NULL,
  event varchar(20) NOT NULL,
  detail varchar(500) NOT NULL,
  reason varchar(500) NOT NULL,
  at_time timestamp(3) NOT NULL,
  by_whom varchar(100) NOT NULL,
  CONSTRAINT vt_directory_event_pk PRIMARY KEY (id)
);
CREATE INDEX vt_directory_event_organization_ix ON vt_directory_event (organization, id);
