-- The number under which a person is called, e.g. by the agencies whose directives she follows.
ALTER TABLE vt_account ADD COLUMN phone varchar(40);
