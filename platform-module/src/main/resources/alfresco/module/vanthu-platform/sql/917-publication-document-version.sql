-- What is noted of a document for the public look-up is changed by clerks at the same time: the second is told.
ALTER TABLE vt_publication_document ADD version bigint DEFAULT 1 NOT NULL;
