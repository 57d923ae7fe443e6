-- What goes to the historical archive at one time, and what it answered for each dossier.
CREATE TABLE vt_archive_transfer (
  id bigint NOT NULL,
  agency varchar(35) NOT NULL,
  code varchar(60) NOT NULL,
  title varchar(500) NOT NULL,
  state varchar(12) NOT NULL,
  registered_on date,
  note varchar(2000) NOT NULL,
  created_at timestamp(3) NOT NULL,
  created_by varchar(100) NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT vt_archive_transfer_pk PRIMARY KEY (id),
  CONSTRAINT vt_archive_transfer_uq UNIQUE (agency, code)
);
CREATE INDEX vt_archive_transfer_list_ix ON vt_archive_transfer (agency, id);

CREATE TABLE vt_archive_transfer_item (
  transfer bigint NOT NULL,
  dossier varchar(36) NOT NULL,
  ordinal int NOT NULL,
  state varchar(12) NOT NULL,
  object_id varchar(200) NOT NULL,
  sha256 varchar(64) NOT NULL,
  size_bytes bigint NOT NULL,
  reason varchar(1000) NOT NULL,
  changed_at timestamp(3) NOT NULL,
  CONSTRAINT vt_archive_transfer_item_pk PRIMARY KEY (transfer, dossier),
  CONSTRAINT vt_archive_transfer_item_fk FOREIGN KEY (transfer) REFERENCES vt_archive_transfer (id)
);
CREATE INDEX vt_archive_transfer_item_dossier_ix ON vt_archive_transfer_item (dossier);
CREATE INDEX vt_archive_transfer_item_state_ix ON vt_archive_transfer_item (transfer, state, ordinal);
