-- What could not be fetched or read at other places. item: by which the other side knows the message, empty for the place itself.
CREATE TABLE vt_exchange_fault (
  connector varchar(20) NOT NULL,
  place varchar(60) NOT NULL,
  item varchar(200) NOT NULL,
  code varchar(40) NOT NULL,
  words varchar(500) NOT NULL,
  times bigint NOT NULL,
  first_at timestamp(3) NOT NULL,
  last_at timestamp(3) NOT NULL,
  CONSTRAINT vt_exchange_fault_pk PRIMARY KEY (connector, place, item)
);
CREATE INDEX vt_exchange_fault_last_ix ON vt_exchange_fault (last_at);
