-- What an agency shows to everybody. fields are those of the result of a document that it releases, separated by commas.
CREATE TABLE vt_publication_setting (
  agency varchar(35) NOT NULL,
  results int NOT NULL,
  reports int NOT NULL,
  documents int NOT NULL,
  fields varchar(300) NOT NULL,
  changed_at timestamp(3) NOT NULL,
  changed_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_publication_setting_pk PRIMARY KEY (agency)
);

-- The code on the receipt of an incoming document, by which who sent it asks for the result; and whether its result is kept back.
CREATE TABLE vt_publication_document (
  node_id varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  code varchar(20),
  hidden int NOT NULL,
  reason varchar(500) NOT NULL,
  changed_at timestamp(3) NOT NULL,
  changed_by varchar(100) NOT NULL,
  CONSTRAINT vt_publication_document_pk PRIMARY KEY (node_id),
  CONSTRAINT vt_publication_document_code_uq UNIQUE (code)
);

-- Reports and documents that were published; figures is the report as it was. Rows are never deleted: what was withdrawn stays named.
CREATE TABLE vt_publication_item (
  id bigint NOT NULL,
  agency varchar(35) NOT NULL,
  kind varchar(20) NOT NULL,
  state varchar(12) NOT NULL,
  title varchar(500) NOT NULL,
  summary varchar(2000) NOT NULL,
  report_id bigint,
  node_id varchar(36),
  number_text varchar(60) NOT NULL,
  document_date date,
  figures text NOT NULL,
  comment_until date,
  comment_to varchar(300) NOT NULL,
  published_at timestamp(3) NOT NULL,
  published_by varchar(100) NOT NULL,
  withdrawn_at timestamp(3),
  withdrawn_by varchar(100),
  reason varchar(500) NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_publication_item_pk PRIMARY KEY (id)
);
CREATE INDEX vt_publication_item_agency_ix ON vt_publication_item (agency, state, id);
