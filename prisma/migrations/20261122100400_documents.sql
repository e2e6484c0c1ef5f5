-- Up Migration
-- Supporting documents (D11).

CREATE TABLE document_type (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  code text NOT NULL,
  label text NOT NULL,
  hint text NOT NULL DEFAULT '',
  audience text NOT NULL CHECK (audience IN ('family', 'child')),
  required boolean NOT NULL DEFAULT false,
  validity_months smallint CHECK (validity_months > 0),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, code)
);
SELECT app.tenant_table('document_type');

CREATE TABLE document (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  family_id uuid NOT NULL,
  child_id uuid,
  type_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'accepted', 'refused', 'withdrawn')),
  file_name text NOT NULL,
  media_type text NOT NULL CHECK (media_type IN ('application/pdf', 'image/jpeg', 'image/png')),
  size_bytes integer NOT NULL CHECK (size_bytes > 0),
  storage_key text NOT NULL,
  sha256 bytea NOT NULL,
  uploaded_by uuid NOT NULL,
  uploaded_at timestamptz(3) NOT NULL DEFAULT now(),
  valid_until date,
  assigned_to uuid,
  decided_by uuid,
  decided_at timestamptz(3),
  reason text,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, child_id) REFERENCES child (city_id, id),
  FOREIGN KEY (city_id, type_id) REFERENCES document_type (city_id, id),
  FOREIGN KEY (city_id, uploaded_by) REFERENCES account (city_id, id),
  FOREIGN KEY (city_id, assigned_to) REFERENCES account (city_id, id),
  FOREIGN KEY (city_id, decided_by) REFERENCES account (city_id, id)
);
CREATE INDEX document_family ON document (city_id, family_id);
CREATE INDEX document_pending ON document (city_id, uploaded_at) WHERE status = 'pending';
SELECT app.tenant_table('document');

-- Down Migration
