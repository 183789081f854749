"""`python -m kit`, the same as `assessment-kit`."""

import sys

from kit.cli import main

sys.exit(main())
