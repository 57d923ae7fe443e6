-- Messages of official mailboxes that were taken in or refused; they stay in the mailbox until this row is committed. digest: of Message-ID and files; answer: none, queued, sent, failed.
CREATE TABLE vt_mailbox_message (
  id bigint NOT NULL,
  mailbox varchar(30) NOT NULL,
  agency varchar(35) NOT NULL,
  digest varchar(64) NOT NULL,
  message_id varchar(300) NOT NULL,
  sender varchar(200) NOT NULL,
  sender_name varchar(200) NOT NULL,
  organization varchar(35) NOT NULL,
  subject varchar(500) NOT NULL,
  words varchar(2000) NOT NULL,
  sent_at timestamp(3),
  received_at timestamp(3) NOT NULL,
  state varchar(10) NOT NULL,
  reason varchar(300) NOT NULL,
  answer varchar(10) NOT NULL,
  CONSTRAINT vt_mailbox_message_pk PRIMARY KEY (id),
  CONSTRAINT vt_mailbox_message_once_uq UNIQUE (mailbox, digest)
);
CREATE INDEX vt_mailbox_message_agency_ix ON vt_mailbox_message (agency, id);
CREATE INDEX vt_mailbox_message_state_ix ON vt_mailbox_message (agency, state, id);
CREATE INDEX vt_mailbox_message_answer_ix ON vt_mailbox_message (answer, id);

-- What became of each file of a message: an entry among what came in, or why not.
CREATE TABLE vt_mailbox_file (
  message_id bigint NOT NULL,
  ordinal int NOT NULL,
  file_name varchar(255) NOT NULL,
  size_bytes bigint NOT NULL,
  intake_id bigint,
  reason varchar(300) NOT NULL,
  CONSTRAINT vt_mailbox_file_pk PRIMARY KEY (message_id, ordinal),
  CONSTRAINT vt_mailbox_file_message_fk FOREIGN KEY (message_id) REFERENCES vt_mailbox_message (id)
);
CREATE INDEX vt_mailbox_file_intake_ix ON vt_mailbox_file (intake_id);
