-- Every use of a key: who signed what with which certificate. Rows are never changed.
CREATE TABLE vt_signature_log (
    id VARCHAR(36) NOT NULL PRIMARY KEY,
    agency VARCHAR(35) NOT NULL,
    node_id VARCHAR(36) NOT NULL,
    party VARCHAR(20) NOT NULL,
    purpose VARCHAR(20) NOT NULL,
    key_kind VARCHAR(10) NOT NULL,
    signature_level VARCHAR(5) NOT NULL,
    user_name VARCHAR(100) NOT NULL,
    subject VARCHAR(500) NOT NULL,
    serial_number VARCHAR(100) NOT NULL,
    signed_at TIMESTAMP(3) NOT NULL,
    content_sha256 VARCHAR(64) NOT NULL
);
CREATE INDEX vt_signature_log_node_ix ON vt_signature_log (node_id, signed_at);
CREATE INDEX vt_signature_log_agency_ix ON vt_signature_log (agency, signed_at);

-- Signatures that are being made elsewhere; "content" is what the second half needs of the first, without any secret.
CREATE TABLE vt_signing_session (
    id VARCHAR(36) NOT NULL PRIMARY KEY,
    agency VARCHAR(35) NOT NULL,
    node_id VARCHAR(36) NOT NULL,
    user_name VARCHAR(100) NOT NULL,
    used INTEGER NOT NULL,
    created_at TIMESTAMP(3) NOT NULL,
    expires_at TIMESTAMP(3) NOT NULL,
    content TEXT NOT NULL
);
CREATE INDEX vt_signing_session_expiry_ix ON vt_signing_session (expires_at);

-- Pictures of handwritten signatures (owner_name is the person) and of seals (owner_name is empty); PNG in Base64.
CREATE TABLE vt_signing_picture (
    agency VARCHAR(35) NOT NULL,
    kind VARCHAR(10) NOT NULL,
    owner_name VARCHAR(100) NOT NULL,
    width_mm DOUBLE PRECISION NOT NULL,
    picture TEXT NOT NULL,
    changed_at TIMESTAMP(3) NOT NULL,
    changed_by VARCHAR(100) NOT NULL,
    PRIMARY KEY (agency, kind, owner_name)
);
