"""Framework and guidance pages → PDFs, from `theme/print`."""
