"""What is somebody's own: their sessions and progress, who can see them, taking them along, having them erased."""
