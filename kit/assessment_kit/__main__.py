"""`python -m assessment_kit`: the command, where no script of that name is on the path."""

from assessment_kit.cli import main

raise SystemExit(main())
