"""Goal: a program that knows only /openapi.json can ask everything: the
description is whole and true, and every answer has the shape it promises.
"""

import json
import os
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

sys.path.insert(0, os.path.join(os.environ["SRCDIR"], "tests", "web"))
from served import Served


def get(served, path):
    """Status and JSON."""
    return get_request(served.url + path)


def get_request(request):
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as wrong:
        return wrong.code, json.load(wrong)


def refs(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value
            else:
                yield from refs(value)
    elif isinstance(node, list):
        for value in node:
            yield from refs(value)


def check_description(api):
    assert re.fullmatch(r"3\.1\.\d+", api["openapi"])
    assert api["info"]["title"] and api["info"]["version"]
    for ref in refs(api):
        at = api
        for part in ref.removeprefix("#/").split("/"):
            at = at[part]
    for path, item in api["paths"].items():
        assert path.startswith("/api/v1/") and list(item) in (["get"], ["post"]), path
        operation = next(iter(item.values()))
        names = [p["name"] for p in operation["parameters"]]
        assert len(set(names)) == len(names), path
        holes = re.findall(r"{(\w+)}", path)
        inside = [p["name"] for p in operation["parameters"]
                  if p["in"] == "path"]
        assert holes == inside, path
        for param in operation["parameters"]:
            assert param["in"] in ("path", "query") and param["schema"]
            assert param["in"] == "query" or param["required"]
        for answer in operation["responses"].values():
            assert answer["description"] and answer["content"]


def matches(api, schema, value, where):
    """The part of JSON Schema that the description uses."""
    if "$ref" in schema:
        schema = api["components"]["schemas"][schema["$ref"].split("/")[-1]]
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    known = {"object": dict, "array": list, "string": str, "integer": int,
             "null": type(None)}
    assert not types or any(isinstance(value, known[t]) for t in types), (
        where, types, value)
    if isinstance(value, list) and "items" in schema:
        for one in value:
            matches(api, schema["items"], one, where)
    if isinstance(value, dict):
        for name in schema.get("required", []):
            assert name in value, (where, name)
        more = schema.get("additionalProperties", True)
        for name, one in value.items():
            if name in schema.get("properties", {}):
                matches(api, schema["properties"][name], one, where + name)
            elif isinstance(more, dict):
                matches(api, more, one, where + "." + name)


def example(param, served):
    """A value that the parameter's schema allows."""
    schema = param["schema"]
    if "enum" in schema:
        return schema["enum"][0]
    if schema["type"] == "integer":
        return str(max(1, schema["minimum"]))
    if param["name"] == "as_of":
        return "2030-01-01"     # so that what is asked for is there
    if schema.get("format") == "date":
        return "2025-10-30"
    if param["name"] in ("min", "max"):
        return "250M"
    return {"a": "NVIDIA", "b": "OpenAI"}.get(param["name"], "NVIDIA")


def fill(path, ids):
    kind = path.split("/")[3]
    return re.sub(r"{\w+}", ids.get(kind, ""), path)


def check_answers(api, served):
    ids = {
        "entities": served.entity("NVIDIA"),
        "docs": served.json("/api/v1/docs")["documents"][0]["id"],
        "deals": served.json("/api/v1/deals")["deals"][0]["id"],
        "digest": "2025-10-30",
    }
    for template, item in api["paths"].items():
        if "post" in item:
            check_question(api, served, item, template)
            continue
        path = fill(template, ids)
        rules = [p for p in item["get"]["parameters"] if p["in"] == "query"]
        needed = {p["name"]: example(p, served) for p in rules
                  if p["required"]}
        check_one(api, served, item, path, needed)
        for param in rules:
            asked = dict(needed)
            asked[param["name"]] = example(param, served)
            check_one(api, served, item, path, asked)
        check_refusal(api, served, item, path, needed)


def check_one(api, served, item, path, asked):
    whole = path + "?" + urllib.parse.urlencode(asked)
    status, body = get(served, whole)
    assert status == 200, (whole, body)
    schema = item["get"]["responses"]["200"]["content"]["application/json"]
    matches(api, schema["schema"], body, whole)


def post(served, path, body):
    request = urllib.request.Request(served.url + path, body.encode(),
                                     {"Content-Type": "application/json"})
    return get_request(request)


def check_question(api, served, item, path):
    """Typed values in; rows out, or a sentence with the place."""
    shape = item["post"]["responses"]["200"]["content"]["application/json"]
    text = ("MATCH (c:Company {name: $who})-[r]->(x) "
            "RETURN c.name AS name, r, x, $list AS l, 1.5 AS f, $no AS n, "
            "true AS yes LIMIT 3")
    status, body = post(served, path, json.dumps({
        "query": text, "params": {"who": "NVIDIA", "list": [1, "a", None],
                                  "no": None}}))
    assert status == 200, body
    matches(api, shape["schema"], body, path)
    assert body["columns"] == ["name", "r", "x", "l", "f", "n", "yes"]
    assert body["rows"], body
    for row in body["rows"]:
        assert row["name"] == "NVIDIA" and row["l"] == [1, "a", None]
        assert row["f"] == 1.5 and row["n"] is None and row["yes"] is True
        assert row["r"]["type"].isupper() and row["x"]["labels"]
    for asked, says in (
            ("MATCH (n RETURN n", "line 1, column 10"),
            ("MATCH (n) SET n.a = 1 RETURN n", "SET is refused"),
            ("RETURN $gone", "$gone"),
            ("MATCH (a),(b),(c),(d) RETURN count(*)", "its ceiling")):
        status, body = post(served, path, json.dumps({"query": asked}))
        assert status == 400 and says in body["detail"], (asked, body)
    for bad in ("", "{", "[]", '{"query": 3}', '{"query": "RETURN 1", '
                '"params": []}', '{"query": "RETURN 1", "rows": 3}'):
        status, body = post(served, path, bad)
        assert status == 400 and body["detail"], (bad, body)
    assert "\"rows\" in the body" in body["detail"], body
    status, body = get(served, path)
    assert status == 405, body
    page = urllib.request.urlopen(served.url + "/query?" +
        urllib.parse.urlencode({"q": "MATCH (n RETURN n"}), timeout=60).read()
    assert b"column 10" in page and b"^" in page
    page = urllib.request.urlopen(served.url + "/query?" +
        urllib.parse.urlencode({"q": "MATCH (c:Company {name: 'NVIDIA'}) "
                                "RETURN c.name"}), timeout=60).read()
    assert b"<td" in page and b"NVIDIA" in page


def check_refusal(api, served, item, path, needed):
    whole = path + "?" + urllib.parse.urlencode({**needed, "zzyzx": "1"})
    status, body = get(served, whole)
    assert status == 400 and body["status"] == 400, (whole, body)
    assert "zzyzx" in body["detail"], body
    schema = item["get"]["responses"]["default"]["content"][
        "application/problem+json"]
    matches(api, schema["schema"], body, whole)


def check_quotes(served):
    """Each fact of a card has words, and they are in the document."""
    card = served.json("/api/v1/entities/" + served.entity("NVIDIA"))
    assert card["relations"]
    for row in card["relations"]:
        assert row["quote"] and row["quote_id"], row


def main():
    served = Served()
    try:
        status, api = get(served, "/openapi.json")
        assert status == 200
        check_description(api)
        check_answers(api, served)
        check_quotes(served)
    finally:
        served.close()


main()
