-- What one agency of the site handed to another, and whether the receiver said that it came. The file is that of the entry among what came in to the receiver. kind: directive, document.
CREATE TABLE vt_exchange (
  id bigint NOT NULL,
  version bigint NOT NULL,
  sender varchar(35) NOT NULL,
  receiver varchar(35) NOT NULL,
  intake_id bigint NOT NULL,
  kind varchar(12) NOT NULL,
  number_text varchar(60) NOT NULL,
  document_date date,
  type_code varchar(20) NOT NULL,
  subject varchar(500) NOT NULL,
  note varchar(500) NOT NULL,
  search_key varchar(700) NOT NULL,
  sent_at timestamp(3) NOT NULL,
  sent_by varchar(100) NOT NULL,
  confirmed_at timestamp(3),
  confirmed_by varchar(100),
  CONSTRAINT vt_exchange_pk PRIMARY KEY (id),
  CONSTRAINT vt_exchange_once_uq UNIQUE (intake_id, sender)
);
CREATE INDEX vt_exchange_received_ix ON vt_exchange (receiver, id);
CREATE INDEX vt_exchange_sent_ix ON vt_exchange (sender, id);
