"""Fetches a page, verifying for localhost: client.py PORT CA."""

import ssl
import sys
import urllib.request

port, authority = sys.argv[1:]
context = ssl.create_default_context(cafile=authority)
with urllib.request.urlopen(f"https://localhost:{port}/", context=context) as page:
    print(page.status, page.reason)
