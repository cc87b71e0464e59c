"""Where texts come from: files, folders, tables, standard input."""
