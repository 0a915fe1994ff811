"""Wait for a served archive and look at its first pages: the smoke test of the built wheel."""

from __future__ import annotations

import json
import sys
import time
import urllib.error
import urllib.request


def fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310
        return answer.read()


def main(base: str) -> int:
    for _ in range(60):
        try:
            health = json.loads(fetch(base + "/health"))
            break
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
    else:
        print("the server did not answer within 30 seconds")
        return 1
    print("health:", health)
    page = fetch(base + "/search?q=bridge").decode()
    if health["quotes"] < 100 or "<mark" not in page:
        print("the search page shows no marked quote")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
