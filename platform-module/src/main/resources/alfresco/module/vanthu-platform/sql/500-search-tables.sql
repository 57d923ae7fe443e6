-- Searches that a person keeps under a name.
CREATE TABLE vt_saved_search (
  id varchar(36) NOT NULL,
  user_name varchar(100) NOT NULL,
  name varchar(200) NOT NULL,
  query text NOT NULL,
  created_at timestamp(3) NOT NULL,
  CONSTRAINT vt_saved_search_pk PRIMARY KEY (id),
  CONSTRAINT vt_saved_search_name_uq UNIQUE (user_name, name)
);

-- A document is found by its number at once, whether the index knows it yet or not.
CREATE INDEX vt_document_number_key_ix ON vt_document (number_key);
CREATE INDEX vt_document_arrival_number_ix ON vt_document (register_year, arrival_number);
CREATE INDEX vt_document_freshness_ix ON vt_document (entered_at);
