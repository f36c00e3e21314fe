"""What the panel's tour talks to in Gemba's place: the API's contract with fixed answers, over real HTTP."""

import io
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from PIL import Image, ImageDraw

ANSWER_ID = "5b0f6e0e-6f0e-4a53-9f0e-0d6f0e6f0e01"
THREAD_ID = "7c1a6e0e-6f0e-4a53-9f0e-0d6f0e6f0e02"
DOCUMENT_ID = "9d2b6e0e-6f0e-4a53-9f0e-0d6f0e6f0e03"
TRICK = '<img src="https://elsewhere.invalid/a.png" onerror="window.tricked = true">'
MARKUP = f"{TRICK} <script>window.tricked = true</script> [click](https://elsewhere.invalid) **now**"


class GembaStandIn(ThreadingHTTPServer):
    """Answers as Gemba would, remembers what it was asked, and refuses a token once where it is told to."""

    daemon_threads = True

    def __init__(self, origin, record, several, forbidden):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.origin = origin
        # Read here: requests are answered by other threads.
        self.record = {"model": record._name, "recordId": record.id, "label": record.display_name}
        self.several = {"model": several._name, "recordId": several[0].id, "recordIds": several.ids}
        self.forbidden = {"model": forbidden._name, "recordId": forbidden.id, "label": "Another plant"}
        self.requests = []
        self.refused = set()
        self.refuse_at = None
        self.left = threading.Event()
        self.thread = threading.Thread(target=self.serve_forever, daemon=True)
        self.thread.start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"

    def close(self):
        self.shutdown()
        self.server_close()
        self.thread.join()

    def sent(self, method, path):
        return [request for request in self.requests if request["method"] == method and request["path"] == path]


def _value(label, value, unit=None, computed=False):
    return {"field": "ref", "label": label, "value": value, "shown": value, "unit": unit, "computed": computed}


class _Handler(BaseHTTPRequestHandler):
    def do_OPTIONS(self):
        self._begin(204, "text/plain", length=0)

    def do_GET(self):
        if not self._accept():
            return
        path = self.path.split("?")[0]
        if path == "/api/v1/me":
            self._json(200, {"id": 7, "login": "planner", "name": "Petra Planner", "companies": []})
        elif path == "/api/v1/suggestions":
            self._json(200, {"suggestions": ["Why is it late?", f"What about {TRICK}?"]})
        elif path == "/api/v1/conversations":
            thread = {"id": THREAD_ID, "title": MARKUP, "changedAt": "2026-11-20T08:00:00Z"}
            self._json(200, [thread])
        elif path == f"/api/v1/conversations/{THREAD_ID}":
            self._json(200, {"id": THREAD_ID, "answers": [self._answer("An earlier question")]})
        elif path == f"/api/v1/documents/{DOCUMENT_ID}":
            self._json(200, {"id": DOCUMENT_ID, "pages": 4, "version": 1})
        elif path == f"/api/v1/documents/{DOCUMENT_ID}/pages/3.png":
            self._page()
        elif path.startswith(f"/api/v1/citations/{ANSWER_ID}."):
            self._json(200, self._answer("")["citations"][int(path.rpartition(".")[2]) - 1])
        else:
            self._problem(404, "NOT_FOUND", "There is nothing here.")

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if not self._accept(body):
            return
        if self.path == "/api/v1/questions":
            self._stream(body["text"])
        elif self.path == f"/api/v1/answers/{ANSWER_ID}/feedback":
            self._begin(204, "text/plain", length=0)
        else:
            self._problem(404, "NOT_FOUND", "There is nothing here.")

    def _accept(self, body=None):
        server, token = self.server, self.headers.get("Authorization", "")
        server.requests.append(
            {"method": self.command, "path": self.path, "headers": dict(self.headers), "body": body, "token": token}
        )
        if self.path == server.refuse_at:
            server.refuse_at = None
            server.refused.add(token)
        if not token.startswith("Bearer ") or token in server.refused:
            self._problem(401, "INVALID_TOKEN", "The token is expired, not from a trusted issuer, or not for Gemba.")
            return False
        return True

    def _stream(self, question):
        self._begin(200, "text/event-stream")
        self._event("status", {"stage": "searching"})
        self._event("evidence", {"citations": [{"documentId": DOCUMENT_ID, "title": f"SOP-12 {TRICK}", "page": 3}]})
        if question == "Take your time":
            self._event("delta", {"text": "This much is known. [1]"})
            self.rfile.read(1)  # ends when the panel goes away
            self.server.left.set()
            return
        if question == "Break off":
            return
        self._event("status", {"stage": "composing"})
        self._event("delta", {"text": "Not this."})
        self._event("restart", {})
        self._event("delta", {"text": f"The order waits for {MARKUP}. [1]"})
        self.wfile.write(b": still here\n\n")
        self._event("answer", self._answer(question))

    def _answer(self, question):
        return {
            "id": ANSWER_ID,
            "conversationId": THREAD_ID,
            "question": question,
            "outcome": "grounded",
            "mode": "extractive",
            "blocks": [
                {"type": "paragraph", "text": f"The order waits for {MARKUP}. [1] See [7] of the drawing. [2]"},
                {
                    "type": "steps",
                    "ordered": True,
                    "items": ["1. Clean both flanges. [2]", "2. Tighten the bolts crosswise to 42 Nm. [2]"],
                },
                {
                    "type": "table",
                    "columns": ["Component", "Needed", "On hand", TRICK],
                    "rows": [["Bearing 6204", "40", "12", MARKUP], ["Seal 30x47", "20", "20", ""]],
                    "rowCitations": [[1], []],
                },
                {
                    "type": "conflict",
                    "items": [f"42 Nm {TRICK} [2]", "45 Nm [2]"],
                    "sources": [f"SOP-12 {TRICK}", "SOP-14"],
                },
                {"type": "chart", "text": f"Late {TRICK}", "chart": self._chart("line", "3", "5", "4")},
                {"type": "chart", "text": "By supplier", "chart": self._chart("bars", "12", "-2", "NaN")},
                {"type": "note", "text": f"Quoted as it stands. {MARKUP}"},
                {"type": "of-a-later-time", "text": "Something newer."},
            ],
            "citations": [
                {
                    "id": f"{ANSWER_ID}.1",
                    "n": 1,
                    "kind": "record",
                    **self.server.record,
                    "field": "ref",
                    "value": MARKUP,
                    "values": [_value("Reference", MARKUP), _value("Late by", "3", unit="days", computed=True)],
                    "asOf": "2026-11-26T12:00:00Z",
                    "url": "https://elsewhere.invalid/odoo",
                },
                {
                    "id": f"{ANSWER_ID}.2",
                    "n": 2,
                    "kind": "document",
                    "documentId": DOCUMENT_ID,
                    "title": f"SOP-12 {TRICK}",
                    "revision": "C",
                    "superseded": False,
                    "version": 1,
                    "page": 3,
                    "boxes": [[0.1, 0.3, 0.8, 0.34], [0.1, 0.34, 0.5, 0.38]],
                    "quote": f"Tighten crosswise. {MARKUP}",
                    "confidence": 0.9,
                    "url": "https://elsewhere.invalid/page",
                },
                self._records(3, self.server.several, label="Two suppliers"),
                self._records(
                    4,
                    {"model": "res.partner", "recordId": None, "recordIds": []},
                    label="Suppliers of the tour",
                    filter={"domain": [["ref", "=", "gemba-tour"]], "said": f"with a reference {TRICK}", "count": 2},
                ),
                self._records(5, self.server.forbidden),
                self._records(6, {"model": "ir.cron", "recordId": 1, "label": "What is not for Gemba"}),
            ],
            "proposals": [],
            "unsupported": [f"A figure that nothing supports {TRICK}"],
            "degraded": ["records-away"],
            "reason": None,
            "model": None,
            "promptHash": None,
            "usage": {"inputTokens": 0, "outputTokens": 0},
            "elapsedMs": 412,
            "askedAt": "2026-11-26T12:00:00Z",
            "correlationId": "tour",
        }

    @staticmethod
    def _chart(shape, *values):
        points = [{"label": f"{place} {TRICK}", "value": value, "shown": value} for place, value in enumerate(values)]
        return {"shape": shape, "unit": "days", "points": points, "citations": [4, 99]}

    @staticmethod
    def _records(n, cited, **more):
        return {
            "id": f"{ANSWER_ID}.{n}",
            "n": n,
            "kind": "record",
            **cited,
            **more,
            "field": "ref",
            "value": "2",
            "values": [_value("Held", MARKUP)],
            "asOf": "2026-11-26T12:00:00Z",
            "url": "/odoo",
        }

    def _page(self):
        page = Image.new("RGB", (620, 877), "white")
        pen = ImageDraw.Draw(page)
        for line in range(22):
            pen.text((62, 60 + line * 35), f"{line + 1}. Tighten the flange bolts crosswise.", fill="black")
        content = io.BytesIO()
        page.save(content, "PNG")
        self._begin(200, "image/png", length=content.tell())
        self.wfile.write(content.getvalue())

    def _event(self, name, data):
        self.wfile.write(f"event:{name}\ndata:{json.dumps(data)}\n\n".encode())
        self.wfile.flush()

    def _problem(self, status, code, detail):
        self._json(status, {"status": status, "code": code, "detail": detail}, "application/problem+json")

    def _json(self, status, body, content_type="application/json"):
        content = json.dumps(body).encode()
        self._begin(status, content_type, length=len(content))
        self.wfile.write(content)

    def _begin(self, status, content_type, length=None):
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        if length is not None:
            self.send_header("Content-Length", str(length))
        if self.headers.get("Origin") == self.server.origin:
            self.send_header("Access-Control-Allow-Origin", self.server.origin)
            self.send_header("Access-Control-Allow-Methods", "GET, POST, DELETE")
            self.send_header("Access-Control-Allow-Headers", "authorization, content-type, accept")
        self.end_headers()

    def log_message(self, *args):
        """Says nothing: what was asked is in `requests`."""
