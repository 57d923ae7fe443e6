-- What leaves an agency of the site for others: a message is written once and never changed. kind: document, recall, status. contents: where the bytes of its attachments lie, as JSON.
CREATE TABLE vt_exchange_message (
  id varchar(80) NOT NULL,
  agency varchar(35) NOT NULL,
  kind varchar(12) NOT NULL,
  node_id varchar(36) NOT NULL,
  document_id varchar(200) NOT NULL,
  body text NOT NULL,
  contents text NOT NULL,
  created_at timestamp(3) NOT NULL,
  created_by varchar(100) NOT NULL,
  CONSTRAINT vt_exchange_message_pk PRIMARY KEY (id)
);
CREATE INDEX vt_exchange_message_document_ix ON vt_exchange_message (agency, document_id);

-- How far a message has come at one recipient. wire_id: the id that the recipient sees, the same on every attempt. ordinal: that of the recipient of the outgoing document, 0 for others. affects: the delivery that a recall is about, or null.
CREATE TABLE vt_exchange_delivery (
  id bigint NOT NULL,
  version bigint NOT NULL,
  message_id varchar(80) NOT NULL,
  wire_id varchar(90) NOT NULL,
  agency varchar(35) NOT NULL,
  kind varchar(12) NOT NULL,
  node_id varchar(36) NOT NULL,
  ordinal integer NOT NULL,
  receiver varchar(35) NOT NULL,
  receiver_name varchar(500) NOT NULL,
  connector varchar(20) NOT NULL,
  number_text varchar(60) NOT NULL,
  subject varchar(500) NOT NULL,
  search_key varchar(1100) NOT NULL,
  state varchar(12) NOT NULL,
  words varchar(1000) NOT NULL,
  attempts integer NOT NULL,
  next_at timestamp(3),
  queued_at timestamp(3) NOT NULL,
  sent_at timestamp(3),
  changed_at timestamp(3) NOT NULL,
  affects bigint,
  CONSTRAINT vt_exchange_delivery_pk PRIMARY KEY (id),
  CONSTRAINT vt_exchange_delivery_wire_uq UNIQUE (wire_id)
);
CREATE INDEX vt_exchange_delivery_next_ix ON vt_exchange_delivery (state, next_at, id);
CREATE INDEX vt_exchange_delivery_list_ix ON vt_exchange_delivery (agency, state, id);
CREATE INDEX vt_exchange_delivery_node_ix ON vt_exchange_delivery (node_id, id);

-- What came to an agency of the site, whatever the way; the second arrival of a message finds the row of the first. digest: of the message with its attachments. node_id: the entry that it became. affects: the arrival that a recall is about, or null.
CREATE TABLE vt_exchange_arrival (
  id bigint NOT NULL,
  version bigint NOT NULL,
  message_id varchar(200) NOT NULL,
  agency varchar(35) NOT NULL,
  sender varchar(35) NOT NULL,
  sender_name varchar(500) NOT NULL,
  kind varchar(12) NOT NULL,
  connector varchar(20) NOT NULL,
  digest varchar(64) NOT NULL,
  document_id varchar(200) NOT NULL,
  number_text varchar(60) NOT NULL,
  document_date date,
  subject varchar(500) NOT NULL,
  search_key varchar(1100) NOT NULL,
  state varchar(12) NOT NULL,
  words varchar(1000) NOT NULL,
  signature varchar(12) NOT NULL,
  intake_id bigint,
  node_id varchar(36) NOT NULL,
  affects bigint,
  body text NOT NULL,
  sent_at timestamp(3) NOT NULL,
  arrived_at timestamp(3) NOT NULL,
  changed_at timestamp(3) NOT NULL,
  CONSTRAINT vt_exchange_arrival_pk PRIMARY KEY (id),
  CONSTRAINT vt_exchange_arrival_uq UNIQUE (message_id, agency)
);
CREATE INDEX vt_exchange_arrival_list_ix ON vt_exchange_arrival (agency, state, id);
CREATE INDEX vt_exchange_arrival_document_ix ON vt_exchange_arrival (agency, document_id, id);
CREATE INDEX vt_exchange_arrival_node_ix ON vt_exchange_arrival (node_id);
CREATE INDEX vt_exchange_arrival_intake_ix ON vt_exchange_arrival (intake_id);

-- What happened to a delivery or an arrival, in the order of the ids; nothing is ever changed here. owner_id: that of either. person: empty for what came from the other side or happened by itself.
CREATE TABLE vt_exchange_event (
  id bigint NOT NULL,
  owner_id bigint NOT NULL,
  at timestamp(3) NOT NULL,
  code varchar(20) NOT NULL,
  words varchar(1000) NOT NULL,
  person varchar(100) NOT NULL,
  CONSTRAINT vt_exchange_event_pk PRIMARY KEY (id)
);
CREATE INDEX vt_exchange_event_owner_ix ON vt_exchange_event (owner_id, id);
