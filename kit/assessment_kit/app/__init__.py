"""Framework → the pages that hold answers, from `theme/app`."""
