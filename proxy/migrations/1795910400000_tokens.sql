-- Up Migration

CREATE TABLE tenants (
  name text PRIMARY KEY,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE plans (
  name text PRIMARY KEY,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- What a plan allows is configuration of the instances; here is who has which.
CREATE TABLE tokens (
  id text PRIMARY KEY,
  -- SHA-256 of the token's secret part, hexadecimal. The token itself is nowhere.
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  tenant text NOT NULL REFERENCES tenants (name),
  plan text NOT NULL REFERENCES plans (name),
  models jsonb,
  quotas jsonb,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz,
  is_replaced boolean NOT NULL DEFAULT false
);

CREATE INDEX tokens_tenant ON tokens (tenant);

CREATE TABLE audit (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  action text NOT NULL CHECK (action IN ('create', 'rotate', 'revoke', 'prune')),
  -- No reference: an entry outlives its token.
  token_id text NOT NULL,
  tenant text NOT NULL
);
