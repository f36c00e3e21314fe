-- What was asked and answered. A conversation belongs to one person; nobody else reads it.

CREATE TABLE conversation (
    tenant_id  int         NOT NULL REFERENCES tenant,
    id         uuid        NOT NULL,
    person_id  int         NOT NULL,
    title      text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ON conversation (tenant_id, person_id, changed_at DESC);

CREATE TABLE answer (
    tenant_id       int         NOT NULL,
    id              uuid        NOT NULL,
    conversation_id uuid        NOT NULL,
    asked           text        NOT NULL,
    question        jsonb       NOT NULL,
    outcome         text        NOT NULL CHECK (outcome IN ('grounded', 'partial', 'abstained', 'refused')),
    reason          text,
    mode            text        NOT NULL CHECK (mode IN ('model', 'extractive')),
    blocks          jsonb       NOT NULL,
    unsupported     jsonb       NOT NULL,
    model           text,
    prompt_hash     text,
    input_tokens    int         NOT NULL,
    output_tokens   int         NOT NULL,
    elapsed_ms      int         NOT NULL,
    correlation_id  text        NOT NULL,
    asked_at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, conversation_id) REFERENCES conversation ON DELETE CASCADE
);
CREATE INDEX ON answer (tenant_id, conversation_id, asked_at);

CREATE TABLE citation (
    tenant_id   int   NOT NULL,
    answer_id   uuid  NOT NULL,
    n           int   NOT NULL CHECK (n > 0),
    document_id uuid  NOT NULL,
    version     int   NOT NULL,
    page        int   NOT NULL,
    boxes       jsonb NOT NULL,
    quote       text  NOT NULL,
    title       text  NOT NULL,
    revision    text,
    superseded  boolean NOT NULL,
    recognised  real  NOT NULL,
    PRIMARY KEY (tenant_id, answer_id, n),
    FOREIGN KEY (tenant_id, answer_id) REFERENCES answer ON DELETE CASCADE
);
COMMENT ON COLUMN citation.recognised IS 'confidence with which the quote was read, 1 where the page carries its text';

CREATE TABLE feedback (
    tenant_id int         NOT NULL,
    answer_id uuid        NOT NULL,
    person_id int         NOT NULL,
    verdict   text        NOT NULL CHECK (verdict IN ('up', 'down')),
    reason    text        CHECK (reason IN ('wrong', 'incomplete', 'outdated', 'not-allowed', 'other')),
    comment   text        NOT NULL,
    given_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, answer_id, person_id),
    FOREIGN KEY (tenant_id, answer_id) REFERENCES answer ON DELETE CASCADE
);

ALTER TABLE conversation ENABLE ROW LEVEL SECURITY;
ALTER TABLE conversation FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON conversation TO gemba_api
    USING (tenant_id = current_tenant() AND 'person:' || person_id = ANY (current_principals()));

ALTER TABLE answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE answer FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON answer TO gemba_api
    USING (EXISTS (SELECT FROM conversation c WHERE c.tenant_id = answer.tenant_id AND c.id = conversation_id));

ALTER TABLE citation ENABLE ROW LEVEL SECURITY;
ALTER TABLE citation FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON citation TO gemba_api
    USING (EXISTS (SELECT FROM answer a WHERE a.tenant_id = citation.tenant_id AND a.id = answer_id));

ALTER TABLE feedback ENABLE ROW LEVEL SECURITY;
ALTER TABLE feedback FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON feedback TO gemba_api
    USING (EXISTS (SELECT FROM answer a WHERE a.tenant_id = feedback.tenant_id AND a.id = answer_id));

GRANT SELECT, INSERT, UPDATE, DELETE ON conversation TO gemba_api;
GRANT SELECT, INSERT ON answer, citation TO gemba_api;
GRANT SELECT, INSERT, UPDATE ON feedback TO gemba_api;
