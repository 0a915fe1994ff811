"""The JSON interface: what it answers, what it says of itself, what it does with nonsense."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012


def get(client: FlaskClient, address: str, **query: Any) -> Any:
    answer = client.get(f"/api/v1/{address}", query_string=query)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    return answer.json


def test_a_search_is_read_to_its_end_page_by_page(client: FlaskClient) -> None:
    seen: list[str] = []
    cursor: dict[str, str] = {}
    while True:
        page = get(client, "search", limit=2, **cursor)
        seen += [quote["id"] for quote in page["quotes"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert len(seen) == len(set(seen)) == page["total"] > 2


def test_the_grammar_and_the_filters_are_those_of_the_site(client: FlaskClient) -> None:
    found = get(client, "search", q="speaker:quayle timetable")
    assert [quote["speaker"] for quote in found["quotes"]] == ["Ines Quayle"]
    assert get(client, "search", speaker="Ines Quayle", kind="direct")["total"] == 1
    assert get(client, "search", since="2025")["total"] >= 1
    assert get(client, "search", since="soon")["problems"] != []


def test_each_thing_is_found_by_its_id(client: FlaskClient) -> None:
    found = get(client, "search", q="timetable", limit=1)["quotes"][0]
    assert get(client, f"quote/{found['id']}")["text"] == found["text"]
    release = get(client, f"release/{found['release']}")
    assert client.get(f"/api/v1/speech/{found['release']}").status_code == 404
    start, end = found["spans"][0]
    assert release["text"][start:end].startswith("The sea")
    assert found["id"] in [quote["id"] for quote in release["quotes"]]
    assert get(client, f"speaker/{found['speaker_id']}")["name"] == "Ines Quayle"
    assert get(client, f"organisation/{found['organisation_id']}")["name"] == "Fenna Line"


def test_counts_suggestions_and_checks(client: FlaskClient) -> None:
    speakers = next(f for f in get(client, "facets")["facets"] if f["field"] == "speaker")
    assert speakers["values"][0]["label"] == "Ines Quayle"
    periods = get(client, "timeline", interval="year")["periods"]
    assert (
        sum(period["count"] for period in periods) == get(client, "search", since="1900")["total"]
    )
    assert get(client, "suggest", q="quay")[0]["label"] == "Ines Quayle"
    assert get(client, "check", q="The sea does read our timetable")["verdict"] == "meaning"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("search?limit=0", 422), ("search?limit=x", 422), ("search?sort=best", 422),
        ("search?cursor=nonsense", 410), ("search?cursor=other~2", 410),
        ("suggest", 422), ("check", 422), ("check?q=a&date=soon", 422),
        ("quote/nobody", 404), ("release/no/thing", 404), ("speech/no/thing", 404), ("speaker/x", 404), ("nowhere", 404),
    ],
)  # fmt: skip
def test_errors_have_one_shape(client: FlaskClient, address: str, status: int) -> None:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    record = json.loads(answer.data)
    assert (record["status"], record["type"]) == (status, "about:blank")
    assert record["title"]


def test_pages_of_the_site_keep_their_own_errors(client: FlaskClient) -> None:
    answer = client.get("/quote/nobody")
    assert (answer.status_code, answer.mimetype) == (404, "text/html")


def test_an_unchanged_answer_is_not_sent_again(client: FlaskClient) -> None:
    tag = client.get("/api/v1/search").headers["ETag"]
    assert client.get("/api/v1/search", headers={"If-None-Match": tag}).status_code == 304


def test_answers_are_what_the_description_says(client: FlaskClient) -> None:
    described = client.get("/api/v1/openapi.json").json
    assert described
    assert described["openapi"].startswith("3.1")
    resource = Resource.from_contents(described, default_specification=DRAFT202012)
    registry = Registry().with_resource("urn:api", resource)
    found = get(client, "search", q="timetable", limit=1)["quotes"][0]
    asked = {
        "/api/v1/search": "search", "/api/v1/releases": "releases", "/api/v1/export": "export", "/api/v1/facets": "facets", "/api/v1/timeline": "timeline",
        "/api/v1/suggest": "suggest?q=quay", "/api/v1/check": "check?q=timetable",
        "/api/v1/quote/{identifier}": f"quote/{found['id']}",
        "/api/v1/release/{identifier}": f"release/{found['release']}",
        "/api/v1/speech/{identifier}": f"release/{found['release']}",
        "/api/v1/speaker/{identifier}": f"speaker/{found['speaker_id']}",
        "/api/v1/organisation/{identifier}": f"organisation/{found['organisation_id']}",
    }  # fmt: skip
    assert set(described["paths"]) == set(asked)
    for path, address in asked.items():
        answer = described["paths"][path]["get"]["responses"]["200"]
        if "application/json" not in answer.get("content", ()):
            continue
        place = path.replace("/", "~1")
        schema = {
            "$ref": f"urn:api#/paths/{place}/get/responses/200/content/application~1json/schema"
        }
        record: Any = client.get(f"/api/v1/{address}").json
        Draft202012Validator(schema, registry=registry).validate(record)
        shape = answer["content"]["application/json"]["schema"]
        one, shape = (record[0], shape["items"]) if isinstance(record, list) else (record, shape)
        named = described["components"]["schemas"][shape["$ref"].rpartition("/")[2]]
        assert set(one) == set(named["properties"]), path


def post(client: FlaskClient, text: str, **asked: str) -> Any:
    answer = client.post("/api/v1/check", data={"text": text, **asked})
    assert answer.status_code == 200, answer.text
    return answer.json


def test_a_text_is_checked_claim_by_claim(client: FlaskClient) -> None:
    said = "The sea does not read our timetable"
    never = "Nobody ever promised such a boat"
    answer = post(client, f"“{said},” said Ines Quayle. “{never},” said Tom Vane.")
    claims = answer["claims"]
    assert [(one["status"], one["verdict"]) for one in claims] == [
        (200, "verbatim"),
        (404, "not_found"),
    ]
    read = [answer["text"][slice(*one["span"])].rstrip(",") for one in claims]
    assert read == [said, never]
    assert claims[0]["matches"][0]["url"].startswith("http://localhost/quote/")
    assert claims[0]["matches"][0]["score"] > 0.9


def test_lists_and_tables_are_checked_line_by_line(client: FlaskClient) -> None:
    said = "The sea does not read our timetable"
    found = post(client, f"words,speaker\n{said},Otto Brandt\n", **{"as": "table"})["claims"]
    assert [one["verdict"] for one in found] == ["somebody_else"]
    lines = post(client, f"{said}\n" * 1_001, **{"as": "lines"})
    assert lines["more"] is True
    assert len(lines["claims"]) == 1_000
    wrong = client.post("/api/v1/check", data={"text": "name\nx", "as": "table"})
    assert (wrong.status_code, wrong.mimetype) == (422, "application/problem+json")
    assert "no column is called words" in wrong.text


def test_claims_that_were_left_are_said(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.api.views.PAGE_SECONDS", 0.0)
    found = post(client, "one two\nthree four", **{"as": "lines"})["claims"]
    assert [one["status"] for one in found] == [404, 429]
    assert found[1]["span"] == [8, 18]
