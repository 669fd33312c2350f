#!/usr/bin/env python3
"""How many pages trafilatura reads in a second of processor time, text and metadata: peer_speed.py FOLDER"""
import pathlib
import sys
import time

import trafilatura

pages = [path.read_bytes() for path in sorted(pathlib.Path(sys.argv[1]).iterdir())]
trafilatura.bare_extraction(pages[0], with_metadata=True)
begun = time.process_time()
for page in pages:
    trafilatura.bare_extraction(page, with_metadata=True)
print(f"{len(pages) / (time.process_time() - begun):.1f} pages/s of processor time")
