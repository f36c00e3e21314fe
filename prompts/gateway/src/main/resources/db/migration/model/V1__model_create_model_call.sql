-- One row per call to a model, successful or not. Never holds anything that was said.
CREATE TABLE model_call (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id     int         NOT NULL,
    at            timestamptz NOT NULL,
    use_case      text        NOT NULL,
    provider      text        NOT NULL,
    model         text        NOT NULL,
    data_class    smallint    NOT NULL CHECK (data_class BETWEEN 0 AND 3),
    prompt_hash   text        NOT NULL CHECK (prompt_hash ~ '^([0-9a-f]{64})?$'),
    input_tokens  int         NOT NULL CHECK (input_tokens >= 0),
    output_tokens int         NOT NULL CHECK (output_tokens >= 0),
    outcome       text        NOT NULL,
    attempts      smallint    NOT NULL CHECK (attempts >= 0),
    ms            int         NOT NULL CHECK (ms >= 0)
);

CREATE INDEX model_call_tenant_at ON model_call (tenant_id, at);

REVOKE ALL ON model_call FROM PUBLIC;
GRANT INSERT ON model_call TO gemba_api, gemba_worker;
