"""Framework → guidance pages and navigation, from the templates in `theme/pages/<language>`."""
