# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 The Arioso authors
"""Checks that Python's huggingface_hub and Arioso find what the other has downloaded.

    python check_cache.py build/dev/tests/tst_downloads

Serves a small repository as the Hub does. First Arioso fetches it (tst_downloads with an address and a folder) and
huggingface_hub looks it up without a network; then huggingface_hub fetches it into another cache and Arioso must have
nothing left to fetch.
"""

import hashlib
import http.server
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading

REPOSITORY = "facebook/musicgen-small"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
FILES = {
    "config.json": (b'{"model_type": "musicgen"}', False),
    "generation_config.json": (b"{}", False),
    "model.safetensors": (bytes(range(256)) * 4000, True),
}


def etag(content, is_large):
    if is_large:
        return hashlib.sha256(content).hexdigest()
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


class Hub(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    fetched = []

    def log_message(self, *_):
        pass

    def answer(self, status, headers, body=b""):
        self.send_response(status)
        headers = {"Content-Length": str(len(body)), **headers}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        path = self.path.split("?")[0]
        if path.startswith(f"/api/models/{REPOSITORY}"):
            listing = {"id": REPOSITORY, "sha": COMMIT, "siblings": [{"rfilename": name} for name in FILES]}
            return self.answer(200, {"Content-Type": "application/json"}, json.dumps(listing).encode())
        name = path.rsplit("/", 1)[-1]
        if name in FILES:
            content, is_large = FILES[name]
            headers = {"X-Repo-Commit": COMMIT}
            if not is_large:
                return self.content(content, {**headers, "ETag": f'"{etag(content, False)}"'})
            host = self.server.server_address
            return self.answer(302, {**headers, "X-Linked-Etag": f'"{etag(content, True)}"',
                                     "X-Linked-Size": str(len(content)),
                                     "Location": f"http://localhost:{host[1]}/objects/{etag(content, True)}"})
        for content, is_large in FILES.values():
            if path == "/objects/" + etag(content, is_large):
                return self.content(content, {"ETag": '"storage"'})
        return self.answer(404, {"X-Error-Code": "EntryNotFound"})

    def content(self, content, headers):
        if self.command == "GET":
            Hub.fetched.append(self.path)
        self.answer(200, headers, content)


def arioso(program, endpoint, cache):
    subprocess.run([program, endpoint, cache], check=True, timeout=60, stdout=subprocess.DEVNULL,
                   env={**os.environ, "no_proxy": "*"})


def main():
    program = sys.argv[1]
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    endpoint = f"http://127.0.0.1:{server.server_address[1]}"
    os.environ.update(HF_ENDPOINT=endpoint, HF_HUB_DISABLE_XET="1", HF_HUB_DISABLE_TELEMETRY="1")
    from huggingface_hub import snapshot_download, scan_cache_dir

    with tempfile.TemporaryDirectory() as ours, tempfile.TemporaryDirectory() as theirs:
        arioso(program, endpoint, ours)
        assert Hub.fetched, "nothing was fetched"
        folder = pathlib.Path(snapshot_download(REPOSITORY, cache_dir=ours, local_files_only=True))
        assert folder.name == COMMIT, folder
        for name, (content, _) in FILES.items():
            assert (folder / name).read_bytes() == content, name
        report = scan_cache_dir(ours)
        assert not report.warnings, report.warnings
        assert [repo.repo_id for repo in report.repos] == [REPOSITORY], report
        print("huggingface_hub finds what Arioso has fetched")

        snapshot_download(REPOSITORY, cache_dir=theirs)
        Hub.fetched.clear()
        arioso(program, endpoint, theirs)
        assert not Hub.fetched, Hub.fetched
        assert not scan_cache_dir(theirs).warnings
        print("Arioso finds what huggingface_hub has fetched")


main()
