"""What the tests of built things share: their helpers beside them."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))
