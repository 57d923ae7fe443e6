-- Where papers are: stores (kho), their shelves (giá), the boxes (hộp) on them. A box that moves takes what is in it along.
CREATE TABLE vt_archive_place (
  id varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  kind varchar(10) NOT NULL,
  parent varchar(36),
  code varchar(20) NOT NULL,
  name varchar(200),
  version bigint NOT NULL,
  CONSTRAINT vt_archive_place_pk PRIMARY KEY (id),
  CONSTRAINT vt_archive_place_code_uq UNIQUE (agency, kind, code),
  CONSTRAINT vt_archive_place_parent_fk FOREIGN KEY (parent) REFERENCES vt_archive_place (id)
);
CREATE INDEX vt_archive_place_parent_ix ON vt_archive_place (parent, code);

-- The box of each dossier that has papers.
CREATE TABLE vt_archive_boxed (
  dossier varchar(36) NOT NULL,
  agency varchar(35) NOT NULL,
  box varchar(36) NOT NULL,
  put_at timestamp(3) NOT NULL,
  put_by varchar(100) NOT NULL,
  CONSTRAINT vt_archive_boxed_pk PRIMARY KEY (dossier),
  CONSTRAINT vt_archive_boxed_box_fk FOREIGN KEY (box) REFERENCES vt_archive_place (id)
);
CREATE INDEX vt_archive_boxed_box_ix ON vt_archive_boxed (box, dossier);
