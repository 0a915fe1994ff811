"""Files of an archive: blocks with checksums, the manifest, generations and their publishing."""
