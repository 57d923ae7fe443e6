-- Whose address a message came from.
CREATE INDEX vt_directory_organization_email_ix ON vt_directory_organization (email, code);
