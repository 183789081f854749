"""Who hosts the kit, in which colours and words."""
